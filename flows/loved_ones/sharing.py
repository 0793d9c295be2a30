"""Who sees what, line by line. Closed unless opened; what is opened can be closed again at any time."""

from __future__ import annotations

from content.load import question_set
from flows.effects import ReleaseChosen
from flows.loved_ones.check_in import SHEET
from flows.model import Choice, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to, loved_ones
from flows.text import Joined, Said, T, Text
from flows.view import Participant, View

SPECIALIST = "0"


def people_choices(view: View, place: Place) -> tuple[Choice, ...]:
    people = _others(view, place)
    listed = (Choice("who", one.name, to=chosen, argument=str(one.person)) for one in on_page(people, place))
    return (Choice("who", T("The specialist"), to=chosen, argument=SPECIALIST), *listed, *more(people, place))


def _others(view: View, place: Place) -> list[Participant]:
    return [one for one in view.roster(place.data["case"]) if one.role == "member"]


@leads_to("lines")
def chosen(view: View, place: Place) -> Turn:
    return Turn("lines", data={"who": str(place.data["choice"]), "page": 0})


def lines_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("<b>What {who_sees} may see</b>", who_sees=_name(view, place)),
        T("✓ means: they see this answer. Tap a line to change it."),
    )


def _name(view: View, place: Place) -> Text:
    if place.data["who"] == SPECIALIST:
        return T("the specialist")
    return view.participant(place.data["case"], int(place.data["who"])).name


def lines_choices(view: View, place: Place) -> tuple[Choice, ...]:
    questions = question_set(SHEET).questions
    lines = (
        Choice("line", _line(view, place, one.id, Said(one.label)), to=turned, argument=one.id)
        for one in on_page(questions, place)
    )
    return (*lines, *more(questions, place))


def _line(view: View, place: Place, question: str, label: Text) -> Text:
    return Joined((T("✓"), label), " ") if _is_open(view, place, question) else label


def _is_open(view: View, place: Place, question: str) -> bool:
    return (question, _audience(place)) in view.releases(place.data["case"])


def _audience(place: Place) -> int | None:
    return None if place.data["who"] == SPECIALIST else int(place.data["who"])


@leads_to()
def turned(view: View, place: Place) -> Turn:
    question = str(place.data["choice"])
    open_now = _is_open(view, place, question)
    effect = ReleaseChosen(place.data["case"], question, _audience(place), not open_now)
    return Turn(
        None,
        (effect,),
        note=T("Closed. They no longer see it.") if open_now else T("Open. They may see it from now on."),
    )


FLOW = Flow(
    "sharing",
    opens=loved_ones,
    steps=(
        Choose("people", (
            T("<b>Who sees what</b>"),
            T("Your answers belong to you. Nobody sees one unless you open it for them. For your safety the specialist sees whether you are safe and whether you want help, until you close that."),
            T("Whose view shall we look at?"),
        ), people_choices, leads=("lines",)),
        Choose("lines", lines_text, lines_choices),
    ),
)  # fmt: skip
