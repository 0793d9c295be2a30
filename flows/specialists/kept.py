"""How the boundaries of a circle hold: what each author answered 3, 7, 14 and 30 days after one began."""

from __future__ import annotations

from flows.boundary_shown import title
from flows.family.follow_through import IN_THE_WAY, answers
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.entry import approved
from flows.specialists.pages import more, on_page
from flows.specialists.words import name_of
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, N, T, Text
from flows.view import Held, Participant, View


def with_boundaries(view: View, case: int) -> list[Participant]:
    """Those who have committed to one, or have answered about one."""
    return [part for part in approved(view, case) if part.boundaries or view.held(case, part.person)]


def text(view: View, place: Place) -> tuple[Text, ...]:
    case = place.data["case"]
    parts = with_boundaries(view, case)
    head = T("<b>How boundaries hold</b> · {code_name}")
    if not parts:
        return (head, T("Nobody has committed to a boundary yet."))
    lines = (Joined((name_of(part), *counted(view.held(case, part.person)))) for part in on_page(parts, place))
    return (head, *lines, T("Not kept is no failure: it shows where a boundary is too big, or where help is missing."))


def counted(held: tuple[Held, ...]) -> tuple[Text, ...]:
    """kept, partly, not: how often each."""
    if not held:
        return (T("no answer yet"),)
    n = {answer: sum(one.answer == answer for one in held) for answer in ("kept", "partly", "not")}
    return (
        N("{n} kept", "{n} kept", n=n["kept"]),
        N("{n} partly", "{n} partly", n=n["partly"]),
        N("{n} not", "{n} not", n=n["not"]),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    parts = with_boundaries(view, place.data["case"])
    listed = (Choice("p", name_of(part), to=chosen, argument=str(part.person)) for part in on_page(parts, place))
    return (*listed, *more(parts, place))


@leads_to("one", "kept")
def chosen(view: View, place: Place) -> Turn:
    wanted = int(place.data["choice"])
    known = any(part.person == wanted for part in approved(view, place.data["case"]))
    return Turn("one" if known else "kept", data={"person": wanted} if known else {})


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    case, person = place.data["case"], place.data["person"]
    held, begun = view.held(case, person), view.begun(case, person)
    head = T("<b>{name}</b>", name=name_of(view.participant(case, person)))
    lines = []
    for one in view.boundaries(case, person):
        said = answers(one.id, held) if one.id in begun else (T("has not begun"),)
        lines.append(Joined((title(one), *said, *_in_the_way(one.id, held))))
    return (head, *lines) if lines else (head, T("No boundary is committed at the moment."))


def _in_the_way(boundary: int, held: tuple[Held, ...]) -> tuple[Text, ...]:
    """What was named last."""
    said = [IN_THE_WAY[one.why] for one in held if one.boundary == boundary and one.why in IN_THE_WAY]
    return tuple(said[:1])


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    whom = f"{place.data['case']}-{place.data['person']}"
    return (
        Choice("talk", T("Write to them"), to=Enter("thread", whom)),
        Choice("read", T("Read their boundaries"), to=Enter("read_boundaries", whom)),
        Choice("all", T("Everybody"), to="kept"),
    )


FLOW = Flow(
    "kept",
    opens=leaders,
    steps=(
        Choose("kept", text, choices, leads=("one", "kept")),
        Choose("one", one_text, one_choices, leads=(Enter("thread"), Enter("read_boundaries"), "kept")),
    ),
)
