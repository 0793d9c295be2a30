"""/cases: all cases as lights, the most urgent first; a filter, and a search by typing a name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from flows.model import Choice, Enter, Place, Turn, Words
from flows.specialists import nudge_all
from flows.specialists.lights import LIGHTS, SAYS, SHAPES, counted, waits_in
from flows.specialists.pages import more, on_page
from flows.specialists.words import PHASES
from flows.steps import Choose, Flow, Step, leads_to, specialists
from flows.text import Fact, Joined, N, T, Text
from flows.view import CaseLine, View

A_PAGE: Final = 3
"""One fewer than elsewhere: filter and opening a case have their buttons, too."""
QUIET: Final = timedelta(days=7)
LONGEST: Final = 40
FILTERS: Final[Mapping[str, Text]] = {
    "all": T("All cases"),
    "waiting": T("Waiting for me"),
    "quiet": T("Quiet for a week"),
    **SAYS,
    **PHASES,
}


def text(view: View, place: Place) -> tuple[Text, ...]:
    lines = view.desk().cases
    if not lines:
        return (T("You have no case yet."), T("Open the first one. It takes two minutes, and you can change it later."))
    found = _found(view, place)
    head = Joined((N("<b>{n} case</b>", "<b>{n} cases</b>", n=len(lines)), *counted(lines)))
    page = on_page(found, place, A_PAGE)
    names = view.code_names([line.id for line in page])
    shown = tuple(Joined((names[line.id], PHASES[line.phase], SAYS[line.light], *waits_in(line))) for line in page)
    hint = (T("To find one, write a name: of the case, or of somebody in it."),) if len(lines) > A_PAGE else ()
    return (head, *_narrowed(view, place, len(found)), *shown, *hint)


def _narrowed(view: View, place: Place, count: int) -> tuple[Text, ...]:
    """What is looked for, and how many there are."""
    chosen, words = str(place.data.get("filter", "all")), str(place.data.get("find", ""))
    if words:
        said = Fact("own", view.me.id, words)
        return (N("Found for “{words}”: {n} case.", "Found for “{words}”: {n} cases.", n=count, words=said),)
    if chosen != "all":
        return (T("{filter}: {count}", filter=FILTERS.get(chosen, FILTERS["all"]), count=count),)
    return ()


def _found(view: View, place: Place) -> list[CaseLine]:
    lines = view.desk().cases
    words, chosen = str(place.data.get("find", "")), str(place.data.get("filter", "all"))
    if words:
        ids = view.found_cases(words)
        lines = tuple(line for line in lines if line.id in ids)
    elif chosen == "quiet":
        ids = view.quiet_cases(view.now - QUIET)
        lines = tuple(line for line in lines if line.id in ids and line.phase != "closed")
    else:
        lines = tuple(line for line in lines if _fits(line, chosen))
    return sorted(lines, key=_urgency)


def _fits(line: CaseLine, chosen: str) -> bool:
    if chosen in PHASES:
        return line.phase == chosen
    if chosen in LIGHTS:
        return line.light == chosen and line.phase != "closed"
    return chosen != "waiting" or line.light != "green"


def _urgency(line: CaseLine) -> tuple[bool, int, bool, float, float]:
    """Closed ones last; by light, then by how close the meeting is, then by age."""
    ahead = line.meeting_at is not None and line.outcome is None
    meeting = line.meeting_at.timestamp() if line.meeting_at and ahead else 0.0
    return line.phase == "closed", LIGHTS.index(line.light), not ahead, meeting, line.opened_at.timestamp()


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = _found(view, place)
    page = on_page(found, place, A_PAGE)
    names = view.code_names([line.id for line in page])
    narrow = place.data.get("find") or place.data.get("filter", "all") != "all"
    whole = (Choice("whole", T("Show all cases"), to=widened),) if narrow else ()
    several = len(view.desk().cases) > 1
    return (
        *(
            Choice(
                "case", SHAPES[line.light].with_values(code_name=names[line.id]), to=Enter("case", str(line.id)),
                argument=str(line.id),
            )
            for line in page
        ),
        *more(found, place, A_PAGE),
        *(whole or ((Choice("filter", T("Only some of them"), to="filter"),) if several else ())),
        *((Choice("nudge", T("Nudge who is behind"), to="nudge"),) if several and not narrow else ()),
        Choice("new", T("Open a new case"), to=Enter("open_case")),
    )  # fmt: skip


@leads_to()
def widened(view: View, place: Place) -> Turn:
    return Turn(data={"find": "", "filter": "all", "page": 0})


def searched(view: View, place: Place, heard: Words) -> Turn:
    """Typing looks for a name."""
    words = " ".join(heard.text.split())[:LONGEST]
    if not view.found_cases(words):
        said = Fact("own", view.me.id, words)
        return Turn(note=T("I found no case and nobody of that name: “{words}”.", words=said))
    return Turn(data={"find": words, "page": 0})


def filters(view: View, place: Place) -> tuple[Choice, ...]:
    """Two in a row."""
    return tuple(Choice("only", label, to=narrowed, argument=one) for one, label in FILTERS.items())


@leads_to("cases")
def narrowed(view: View, place: Place) -> Turn:
    return Turn("cases", data={"filter": str(place.data["choice"]), "find": "", "page": 0})


FLOW = Flow(
    "cases",
    opens=specialists,
    steps=(
        Step("cases", text, choices, words=searched, leads=("filter", "nudge", Enter("case"), Enter("open_case"))),
        Choose("filter", T("Which cases do you want to see?"), filters, leads=("cases",), wide=2),
        nudge_all.STEP,
    ),
)  # fmt: skip
