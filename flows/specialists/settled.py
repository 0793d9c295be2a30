"""What is settled for the way to treatment: place, bag, medicine, children, work, insurance, contact, driver."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from content.after_schema import Arrangement
from content.load import arrangements
from flows.model import Choice, Place, Turn, Words
from flows.shortened import shortened
from flows.specialists.entry import approved
from flows.specialists.meanwhile import held, keep, looked
from flows.specialists.pages import more, on_page
from flows.specialists.plan_values import NOT_DECIDED, TOO_LONG, in_words
from flows.specialists.words import name_of
from flows.steps import Choose, Step, leads_to
from flows.text import Said, T, Text
from flows.tick import with_tick
from flows.view import Case, Participant, Planned, View
from flows.when import clock

ITEM: Final = "stay."
LONGEST: Final = 300
SHOWN: Final = 90
"""Letters of each thing in the list of all."""


def day_of(at: datetime, case: Case) -> date:
    return at.astimezone(clock(case.zone)).date()


def _planned(view: View, case: int, one: Arrangement) -> Planned | None:
    """As it was settled now, or else as it was planned before the meeting."""
    plan = view.plan(case)
    return plan.get(ITEM + one.id) or (plan.get(one.planned) if one.planned else None)


def is_settled(view: View, case: int, one: Arrangement) -> bool:
    return _planned(view, case, one) is not None


def _value(view: View, case: int, one: Arrangement, at_most: int = LONGEST) -> Text:
    planned = _planned(view, case, one)
    if planned is None:
        return NOT_DECIDED
    if planned.words is not None:
        return shortened(planned.words, at_most)
    return in_words(planned)


def line(view: View, case: int, one: Arrangement, at_most: int = LONGEST) -> Text:
    return T("<b>{title}</b>: {value}", title=Said(one.title), value=_value(view, case, one, at_most))


# --- all of them -----------------------------------------------------------------------------------------------------
@leads_to("things")
def opened(view: View, place: Place) -> Turn:
    return Turn("things", data={"page": 0})


def things_text(view: View, place: Place) -> tuple[Text, ...]:
    return tuple(line(view, place.data["case"], one, SHOWN) for one in on_page(arrangements(), place))


def things_choices(view: View, place: Place) -> tuple[Choice, ...]:
    listed = (
        Choice("t", _label(view, place, one), to=chosen, argument=one.id) for one in on_page(arrangements(), place)
    )
    return (*listed, *more(arrangements(), place))


def _label(view: View, place: Place, one: Arrangement) -> Text:
    return with_tick(Said(one.title), is_settled(view, place.data["case"], one))


@leads_to("thing")
def chosen(view: View, place: Place) -> Turn:
    name = str(place.data["choice"])
    return Turn("thing", data={"thing": name, **looked(view, place.data["case"], ITEM + name)})


# --- one of them -----------------------------------------------------------------------------------------------------
def _this(place: Place) -> Arrangement:
    return next((one for one in arrangements() if one.id == place.data.get("thing")), arrangements()[0])


def thing_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _this(place)
    how = T("Tap a name, or write one.") if one.kind == "person" else T("Write it here.")
    return (line(view, place.data["case"], one), Said(one.prompt), how)


def thing_choices(view: View, place: Place) -> tuple[Choice, ...]:
    people = _people(view, place) if _this(place).kind == "person" else ()
    kept = ITEM + _this(place).id in view.plan(place.data["case"])
    return (
        *(Choice("p", name_of(part), to=given, argument=str(part.person)) for part in on_page(people, place)),
        *more(people, place),
        *((Choice("clear", T("Leave it open again"), to=cleared),) if kept else ()),
    )


def _people(view: View, place: Place) -> tuple[Participant, ...]:
    grown = (part for part in approved(view, place.data["case"]) if not part.minor)
    return (*grown, view.part(place.data["case"]))


@leads_to("things", "held")
def given(view: View, place: Place) -> Turn:
    wanted = str(place.data["choice"])
    part = next((part for part in _people(view, place) if str(part.person) == wanted), None)
    if part is None:
        return Turn("things", note=T("They are no longer in the circle, so nothing was changed."))
    return _kept(view, place, {"person": part.person})


@leads_to("things", "held")
def cleared(view: View, place: Place) -> Turn:
    return keep(view, place, ITEM + _this(place).id, {}, "things", T("It is open again."))


def typed(view: View, place: Place, heard: Words) -> Turn:
    words = heard.text.strip()
    return Turn(note=TOO_LONG) if len(words) > LONGEST else _kept(view, place, {"words": words}, words)


def _kept(view: View, place: Place, value: dict[str, Any], typed: str = "") -> Turn:
    return keep(view, place, ITEM + _this(place).id, value, "things", T("Kept."), typed)


STEPS = (
    Choose("things", things_text, things_choices, leads=("thing",)),
    Step("thing", thing_text, thing_choices, words=typed, leads=("things", "held")),
    held("things"),
)
