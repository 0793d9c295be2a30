"""The items of a plan: what is planned in words, what was typed as a value, and what does not fit together."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from content.load import plan_sections
from content.plan_schema import PlanItem, PlanSection
from flows.money import read_money
from flows.specialists.dates import Problem, read_day
from flows.specialists.ordering import in_order, names
from flows.text import Fact, Joined, Said, T, Text
from flows.view import Case, Planned, View

LONGEST = 300
DAY_WENT_WRONG: dict[Problem, Text] = {
    "nonsense": T("I could not read a day in that. Could you write it like this: 5 Dec 2026?"),
    "no_day": T("I could not read a day in that. Could you write it like this: 5 Dec 2026?"),
    "past": T("That day has passed already. Which one did you mean?"),
    "far": T("That is more than two years away. Is the year right?"),
    "weekday": T("That date falls on another day of the week. Which of the two is right? Please write it again."),
}
NO_AMOUNT = T("I could not read an amount in that. Could you write it like this: 3500, or: 3500 EUR?")
TOO_LONG = T("That is a little long for here. Could you say it in {limit} letters or fewer?", limit=LONGEST)
NOT_DECIDED = T("not decided yet")


def sections() -> tuple[PlanSection, ...]:
    return plan_sections()


def section(name: str) -> PlanSection:
    return next((one for one in plan_sections() if one.id == name), plan_sections()[0])


def item(name: str) -> PlanItem:
    return next(one for each in plan_sections() for one in each.items if one.id == name)


# --- reading ---------------------------------------------------------------------------------------------------------
def read_value(kind: str, text: str, view: View, case: Case) -> dict[str, Any] | Text:
    """What was typed, as the plan keeps it; or a text that says what was wrong with it."""
    match kind:
        case "day":
            day = read_day(text, view.now, case.zone)
            return (
                {"day": day.isoformat()}
                if isinstance(day, date)
                else DAY_WENT_WRONG.get(day, DAY_WENT_WRONG["nonsense"])
            )
        case "money":
            read = read_money(text)
            return NO_AMOUNT if read is None else money(*read)
        case _:
            words = text.strip()
            return TOO_LONG if len(words) > LONGEST else {"words": words}


def money(amount: float, currency: str) -> dict[str, Any]:
    return {"amount": amount, **({"currency": currency} if currency else {})}


# --- in words --------------------------------------------------------------------------------------------------------
def is_decided(view: View, case: int, one: PlanItem) -> bool:
    if one.kind == "order":
        return bool(view.plan(case).get(one.id, Planned("")).people)
    return one.id in view.plan(case)


def value(view: View, case: int, one: PlanItem) -> Text:
    """What is planned, as a specialist reads it."""
    if one.kind == "order":
        return names(in_order(view, case, one.id)) if is_decided(view, case, one) else NOT_DECIDED
    planned = view.plan(case).get(one.id)
    return NOT_DECIDED if planned is None else in_words(planned)


def in_words(planned: Planned) -> Text:
    """Of anything but an order."""
    if planned.person is not None:
        return planned.name if planned.name is not None else T("somebody who is no longer in the circle")
    if planned.usual:
        return Said(item(planned.item).usual or item(planned.item).title)
    if planned.day is not None:
        return T("{day}", day=planned.day)
    if planned.amount is not None:
        return cost(planned.amount, planned.currency)
    return planned.words if planned.words is not None else NOT_DECIDED


def cost(amount: float, currency: Fact | None) -> Text:
    if not amount:
        return T("nothing to pay")
    return T("{amount} {currency}", amount=amount, currency=currency) if currency else T("{amount}", amount=amount)


def line(view: View, case: int, one: PlanItem) -> Text:
    return T("<b>{title}</b>: {value}", title=Said(one.title), value=value(view, case, one))


# --- what does not fit -----------------------------------------------------------------------------------------------
def warnings(view: View, case: Case) -> tuple[Text, ...]:
    """A bed that is free too late or held too short, and people who have left."""
    plan = view.plan(case.id)
    bed = plan.get("bed")
    late = (too_late(bed.day),) if bed is not None and bed.day is not None and is_late(case, bed.day) else ()
    held = plan.get("bed_until")
    short = _too_short(view, case, held.day) if held is not None and held.day is not None else ()
    gone = tuple(
        Said(one.title)
        for each in plan_sections() for one in each.items
        if (planned := plan.get(one.id)) is not None and planned.person is not None and planned.name is None
    )  # fmt: skip
    return (
        *late,
        *short,
        *((T("Somebody who has left still stands at: {items}", items=Joined(gone, ", ")),) if gone else ()),
    )


def is_late(case: Case, day: date) -> bool:
    return case.meeting_at is not None and day > case.meeting_at.astimezone(ZoneInfo(case.zone)).date()


def too_late(day: date) -> Text:
    return T(
        "The bed is free only from {day}, and that is after the meeting. After a yes there would be no bed.", day=day
    )


def _too_short(view: View, case: Case, until: date) -> tuple[Text, ...]:
    """The day until which the bed is held is over, or comes before the meeting; once they have arrived it counts no more."""
    clock = ZoneInfo(case.zone)
    if case.admitted_at is not None:
        return ()
    if until < view.now.astimezone(clock).date():
        return (T("The bed was held until {day}. Please call the place, and ask for it again.", day=until),)
    if case.meeting_at is not None and until < case.meeting_at.astimezone(clock).date():
        return (
            T("The bed is held only until {day}, and the meeting is after that. Please ask for longer.", day=until),
        )
    return ()
