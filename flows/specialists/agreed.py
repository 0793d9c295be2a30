"""Who agreed to what, line by line: kept with the outcome, and only for the specialists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.effects import PlanItemSet
from flows.model import Choice, Place, Turn
from flows.specialists.entry import approved
from flows.specialists.meanwhile import since
from flows.specialists.pages import more, on_page
from flows.specialists.words import OUTCOMES, name_of
from flows.steps import Ask, Choose, Flow, leaders, leads_to, short_words
from flows.text import Joined, T, Text
from flows.view import Planned, View

ITEM = "agreed."
LOVED_ONE, ME = "loved_one", "me"
LINES = 6
GONE = T("That line is no longer there.")


@dataclass(frozen=True, slots=True)
class Line:
    item: str
    who: Text
    what: Text


def lines(view: View, case: int) -> tuple[Line, ...]:
    """In the order in which they were written."""
    found: Iterable[Planned] = (one for name, one in sorted(view.plan(case).items()) if name.startswith(ITEM))
    return tuple(Line(one.item, _who(view, case, one), one.words) for one in found if one.words is not None)


def _who(view: View, case: int, one: Planned) -> Text:
    if one.person is None:
        return view.case(case).called
    if one.person == view.me.id:
        return T("You")
    return one.name if one.name is not None else T("Somebody who has left")


def text(view: View, place: Place) -> tuple[Text, ...]:
    case, found = view.case(place.data["case"]), lines(view, place.data["case"])
    outcome = (OUTCOMES[case.outcome],) if case.outcome else ()
    head = Joined((T("<b>Who agreed to what</b>"), *outcome))
    if not found:
        return (head, T("Nothing is noted yet. Tap who agreed to something, and write it in their words."))
    shown = (T("• {who}: {what}", who=one.who, what=one.what) for one in found[-LINES:])
    return (head, Joined(tuple(shown), "\n"), T("Tap who else agreed to something."))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    people = (
        Choice("who", T("{loved_one}"), to=chosen, argument=LOVED_ONE),
        *(Choice("who", name_of(part), to=chosen, argument=str(part.person)) for part in approved(view, place.data["case"])),
        Choice("who", T("I myself"), to=chosen, argument=ME),
    )  # fmt: skip
    away = (Choice("away", T("Take a line away"), to=away_opened),) if lines(view, place.data["case"]) else ()
    return (*on_page(people, place), *more(people, place), *away)


@leads_to("what", "agreed")
def chosen(view: View, place: Place) -> Turn:
    wanted = str(place.data["choice"])
    known = {LOVED_ONE, ME, *(str(part.person) for part in approved(view, place.data["case"]))}
    if wanted not in known:
        return Turn("agreed", note=T("They are no longer in the circle, so nothing was changed."))
    return Turn("what", data={"who": wanted})


def what_text(view: View, place: Place) -> Text:
    who = str(place.data["who"])
    if who == LOVED_ONE:
        return T("What did {loved_one} say yes to? One line is enough.")
    if who == ME:
        return T("What did you promise? One line is enough.")
    return T("What did {who} take on? One line is enough.", who=_name(view, place, who))


def _name(view: View, place: Place, who: str) -> Text:
    part = next((part for part in approved(view, place.data["case"]) if str(part.person) == who), None)
    return name_of(part) if part is not None else T("Somebody who has left")


@leads_to("agreed")
def written(view: View, place: Place) -> Turn:
    who, value = str(place.data["who"]), {"words": place.data["what"]}
    if who != LOVED_ONE:
        value["person"] = view.me.id if who == ME else int(who)
    return Turn("agreed", (PlanItemSet(place.data["case"], f"{ITEM}{view.new_id()}", value),), note=T("Kept."))


@leads_to("away")
def away_opened(view: View, place: Place) -> Turn:
    many = len(lines(view, place.data["case"]))
    return Turn("away", data={"page": 0, "since": view.now.isoformat(), "many": many})


def away_text(view: View, place: Place) -> tuple[Text, ...]:
    """A line that went meanwhile took its button along, so it is said here who was faster."""
    fewer = len(lines(view, place.data["case"])) < int(place.data.get("many", 0))
    return (T("Which line shall go?"), *((taken_away(view, place),) if fewer else ()))


def away_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = lines(view, place.data["case"])
    listed = (
        Choice("line", one.what, to=removed, argument=one.item.removeprefix(ITEM)) for one in on_page(found, place)
    )
    return (*listed, *more(found, place))


@leads_to("agreed")
def removed(view: View, place: Place) -> Turn:
    item = f"{ITEM}{place.data['choice']}"
    if not any(one.item == item for one in lines(view, place.data["case"])):
        return Turn("agreed", note=taken_away(view, place))
    return Turn("agreed", (PlanItemSet(place.data["case"], item, {}),), {"page": 0}, T("It is gone."))


def taken_away(view: View, place: Place) -> Text:
    """By whom, when a colleague was faster."""
    deed = since(view, place, place.data["case"], "PlanItemSet")
    return T("{who} has taken that line away: {when}.", who=deed.who, when=deed.at) if deed and deed.at else GONE


FLOW = Flow(
    "agreed",
    opens=leaders,
    steps=(
        Choose("agreed", text, choices, leads=("what", "away")),
        Ask("what", what_text, save_as="what", check=short_words(200), to=written),
        Choose("away", away_text, away_choices, leads=("agreed",)),
    ),
)
