"""The contradiction map of a case: whose boundaries and accounts do not go together, and what to do about it.

For the specialist alone: nobody in the circle learns from here what another has said.
"""

from __future__ import annotations

from content.load import boundary_page as guide
from content.load import information
from content.schema import ToldQuestion
from flows.boundary_shown import plain
from flows.contradictions import Account, Contradiction, contradictions
from flows.family.information_questions import in_words
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.entry import approved
from flows.specialists.pages import more, on_page
from flows.specialists.words import HOW, name_of
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, N, Said, T, Text
from flows.view import Told, View

TALK_FIRST = T(
    "Next: talk with each of them alone, then with both. What could both keep? That is the boundary that will hold."
)
ASK_BOTH = T("Next: ask each of them alone how they know it. What was seen weighs more than what was told or guessed.")
SAFETY = T("Next: ask both today, each alone. Until you know, plan as if the graver answer were true.")


def found(view: View, case: int) -> tuple[Contradiction, ...]:
    people = [part.person for part in approved(view, case)]
    boundaries = {person: tuple(plain(one) for one in view.boundaries(case, person)) for person in people}
    accounts = {person: _accounts(view, case, person) for person in people}
    return contradictions(boundaries, accounts)


def _accounts(view: View, case: int, person: int) -> dict[str, Account]:
    told = view.information(case, person).values()
    return {one.question: Account(one.value.value, one.how) for one in told if one.state == "known" and one.value}


# --- the list --------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    listed = found(view, place.data["case"])
    if not listed:
        return (
            T("<b>Contradictions</b> · {code_name}"),
            T("None that I can see. I compare committed boundaries, and answers that have buttons or numbers."),
        )
    head = N("<b>{n} contradiction</b> · {code_name}", "<b>{n} contradictions</b> · {code_name}", n=len(listed))
    return (head, *(_line(view, place, one) for one in on_page(listed, place)), T("Nobody in the circle sees this."))


def _line(view: View, place: Place, one: Contradiction) -> Text:
    return Joined((_about(one), _name(view, place, one.first), _name(view, place, one.second)))


def _name(view: View, place: Place, person: int) -> Text:
    return name_of(view.participant(place.data["case"], person))


def _about(one: Contradiction) -> Text:
    if one.kind == "boundary":
        return Said(next(each.name for each in guide().categories if each.id == one.about))
    return Said(_question(one.about).label)


def _question(about: str) -> ToldQuestion:
    return next(each for part in information() for each in part.questions if each.id == about)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    listed = found(view, place.data["case"])
    shown = (Choice("one", _line(view, place, one), to=chosen, argument=_key(one)) for one in on_page(listed, place))
    return (*shown, *more(listed, place))


def _key(one: Contradiction) -> str:
    return f"{one.about}-{one.first % 10**8}-{one.second % 10**8}"


@leads_to("one")
def chosen(view: View, place: Place) -> Turn:
    return Turn("one", data={"wanted": str(place.data["choice"])})


# --- one of them -----------------------------------------------------------------------------------------------------
def _this(view: View, place: Place) -> Contradiction | None:
    """None when it has been cleared up meanwhile."""
    return next((one for one in found(view, place.data["case"]) if _key(one) == place.data.get("wanted")), None)


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _this(view, place)
    if one is None:
        return (T("This one is no longer there: somebody has changed what they said."),)
    first, second = _name(view, place, one.first), _name(view, place, one.second)
    if one.kind == "boundary":
        said = T("{first} stops this. {second} goes on with it, or still offers it.", first=first, second=second)
        words = (*_boundary_words(view, place, one.first, first), *_boundary_words(view, place, one.second, second))
        return (T("<b>{about}</b>", about=_about(one)), said, *words, TALK_FIRST)
    question = _question(one.about)
    lines = [
        T("{who}: {answer}", who=_name(view, place, person), answer=_answer(view, place, question, person))
        for person in (one.first, one.second)
    ]
    return (T("<b>{about}</b>", about=_about(one)), *lines, SAFETY if question.flags else ASK_BOTH)


def _boundary_words(view: View, place: Place, person: int, who: Text) -> tuple[Text, ...]:
    """What each of them has committed to do and to offer, in their own words."""
    shown: list[Text] = []
    for boundary in view.boundaries(place.data["case"], person)[:3]:
        lines = [boundary.fields[name] for name in ("i_will", "still_offer") if name in boundary.fields]
        shown.append(T("{who}: {answer}", who=who, answer=Joined(tuple(lines))))
    return tuple(shown)


def _answer(view: View, place: Place, question: ToldQuestion, person: int) -> Text:
    told: Told = view.information(place.data["case"], person)[question.id]
    how = (HOW[told.how],) if told.how in HOW else ()
    return Joined((in_words(question, told), *how))


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    one = _this(view, place)
    back = Choice("all", T("All contradictions"), to="contradictions")
    if one is None:
        return (back,)
    flow = "read_boundaries" if one.kind == "boundary" else "told"
    case = place.data["case"]
    both = tuple(
        Choice("who", _name(view, place, person), to=Enter(flow, f"{case}-{person}"), argument=str(person))
        for person in (one.first, one.second)
    )
    return (*both, back)


FLOW = Flow(
    "contradictions",
    opens=leaders,
    steps=(
        Choose("contradictions", text, choices, protect=True, leads=("one",)),
        Choose("one", one_text, one_choices, protect=True, leads=(
            "contradictions", Enter("read_boundaries"), Enter("told"),
        )),
    ),
)  # fmt: skip
