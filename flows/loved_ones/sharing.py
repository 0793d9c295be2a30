"""Who sees what, line by line. Closed unless opened; what is opened or closed holds at once, for old answers, too."""

from __future__ import annotations

from flows.effects import Effect, Refresh, ReleaseChosen
from flows.loved_ones.joined import joined
from flows.loved_ones.lines import SPECIALIST, audience, is_open, line_label, lines, opened_for, others
from flows.model import Choice, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, N, T, Text
from flows.view import View

SEEN_IN = {True: "seen_check_ins", False: "shared_lines"}
"""Where the specialist, and a member, look at what is open for them."""


# --- for whom, or which line -----------------------------------------------------------------------------------------
def people_text(view: View, place: Place) -> tuple[Text, ...]:
    case = place.data["case"]
    counts = tuple(
        N("{who}: {n} line", "{who}: {n} lines", who=_name(view, case, who), n=len(opened_for(view, case, who)))
        for who in (SPECIALIST, *(one.person for one in others(view, case)))
    )
    return (
        T("<b>Who sees what</b>"),
        T("Your answers belong to you. Nobody sees one unless you open it for them. For your safety the specialist sees whether you are safe and whether you want help, until you close that."),
        T("Open now:"),
        Joined(counts[:9], "\n"),
    )  # fmt: skip


def people_choices(view: View, place: Place) -> tuple[Choice, ...]:
    people = others(view, place.data["case"])
    listed = (Choice("who", one.name, to=chosen, argument=str(one.person)) for one in on_page(people, place, 3))
    return (
        Choice("who", T("The specialist"), to=chosen, argument=str(SPECIALIST)),
        *listed,
        *more(people, place, 3),
        Choice("lines", T("Go by line"), to=by_line),
    )


@leads_to("lines")
def chosen(view: View, place: Place) -> Turn:
    return Turn("lines", data={"who": str(place.data["choice"]), "page": 0})


@leads_to("which")
def by_line(view: View, place: Place) -> Turn:
    return Turn("which", data={"page": 0})


def _name(view: View, case: int, who: int) -> Text:
    return T("The specialist") if who == SPECIALIST else view.participant(case, who).name


# --- every line, for one person --------------------------------------------------------------------------------------
def lines_text(view: View, place: Place) -> tuple[Text, ...]:
    who = int(place.data["who"])
    seen = T("the specialist") if who == SPECIALIST else view.participant(place.data["case"], who).name
    return (
        T("<b>What {who_sees} may see</b>", who_sees=seen),
        T("✓ means: they see this answer. Tap a line to change it."),
    )


def lines_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, who = place.data["case"], int(place.data["who"])
    listed = (
        Choice("line", _marked(is_open(view, case, one.id, who), one.label), to=turned, argument=one.id)
        for one in on_page(lines(), place)
    )
    none = (Choice("none", T("Close everything for them"), to=closed),) if opened_for(view, case, who) else ()
    return (*listed, *more(lines(), place), *none)


def _marked(marked: bool, label: Text) -> Text:
    return Joined((T("✓"), label), " ") if marked else label


@leads_to()
def turned(view: View, place: Place) -> Turn:
    return _turn(view, place, str(place.data["choice"]), int(place.data["who"]))


@leads_to()
def closed(view: View, place: Place) -> Turn:
    case, who = place.data["case"], int(place.data["who"])
    shut = tuple(ReleaseChosen(case, line, audience(who), False) for line in opened_for(view, case, who))
    return Turn(None, (*shut, _refreshed(view, case, who)), note=T("Closed. They no longer see any of it."))


# --- one line, for everybody -----------------------------------------------------------------------------------------
def which_choices(view: View, place: Place) -> tuple[Choice, ...]:
    listed = (Choice("line", one.label, to=line_chosen, argument=one.id) for one in on_page(lines(), place))
    return (*listed, *more(lines(), place))


@leads_to("line")
def line_chosen(view: View, place: Place) -> Turn:
    return Turn("line", data={"line": str(place.data["choice"]), "page": 0})


def line_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("<b>Who sees this line: {line_label}</b>", line_label=line_label(place.data["line"])),
        T("✓ means: they see it. Tap somebody to change that."),
    )


def line_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, line = place.data["case"], place.data["line"]
    everybody = [SPECIALIST, *(one.person for one in others(view, case))]
    listed = (
        Choice("who", _marked(is_open(view, case, line, who), _name(view, case, who)), to=turned_for, argument=str(who))
        for who in on_page(everybody, place)
    )
    anybody = any(is_open(view, case, line, who) for who in everybody)
    nobody = (Choice("nobody", T("Nobody at all"), to=for_nobody),) if anybody else ()
    return (*listed, *more(everybody, place), *nobody)


@leads_to()
def turned_for(view: View, place: Place) -> Turn:
    return _turn(view, place, str(place.data["line"]), int(place.data["choice"]))


@leads_to()
def for_nobody(view: View, place: Place) -> Turn:
    case, line = place.data["case"], str(place.data["line"])
    reached = [who for what, who in view.releases(case) if what == line]
    shut = tuple(ReleaseChosen(case, line, who, False) for who in reached)
    seen = tuple(_refreshed(view, case, who or SPECIALIST) for who in reached)
    return Turn(None, (*shut, *seen), note=T("Closed. Nobody sees this line now."))


# --- both ------------------------------------------------------------------------------------------------------------
def _turn(view: View, place: Place, line: str, who: int) -> Turn:
    case = place.data["case"]
    now_open = is_open(view, case, line, who)
    effects: tuple[Effect, ...] = (
        ReleaseChosen(case, line, audience(who), not now_open), _refreshed(view, case, who)
    )  # fmt: skip
    said = (
        T("Closed. They no longer see it.")
        if now_open
        else T("Open. They may see it from now on, in earlier check-ins, too.")
    )
    return Turn(None, effects, note=said)


def _refreshed(view: View, case: int, who: int) -> Refresh:
    """Whoever looks at it in this very moment sees the change."""
    specialist = who == SPECIALIST
    return Refresh(view.case(case).specialist if specialist else who, SEEN_IN[specialist])


FLOW = Flow(
    "sharing",
    opens=joined,
    steps=(
        Choose("people", people_text, people_choices, leads=("lines", "which")),
        Choose("lines", lines_text, lines_choices),
        Choose("which", T("Which line do you want to look at?"), which_choices, leads=("line",)),
        Choose("line", line_text, line_choices),
    ),
)
