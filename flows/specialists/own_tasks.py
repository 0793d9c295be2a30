"""The checklist made to fit a case: tasks of the specialist's own, and what this case does not need."""

from __future__ import annotations

from typing import Final

from flows import checklist as tasks
from flows.effects import PlanItemSet
from flows.model import Choice, Place, Turn
from flows.numbers import one_number
from flows.specialists.already import done
from flows.specialists.pages import more, on_page
from flows.steps import Ask, Choose, Kept, leads_to, short_words
from flows.text import Fact, N, T, Text
from flows.view import View

TITLE: Final = 28
"""Letters; a title is a button with a mark before it."""
DAYS: Final = (14, 7, 3, 1)
EARLIEST: Final = 60


# --- a task of one's own ---------------------------------------------------------------------------------------------
def add_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("What has to be done? A few words are enough: they will stand on a button."),
        T("Whoever you give it to sees them."),
    )


def add_choices(view: View, place: Place) -> tuple[Choice, ...]:
    off = len(tasks.not_needed(view, place.data["case"]))
    label = N("Off the list: {n}", "Off the list: {n}", n=off)
    return (Choice("off", label, to=looked_at_off),) if off else ()


@leads_to("by", "off")
def named(view: View, place: Place) -> Turn:
    return Turn("by")


def by_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("How many days before the meeting should it be done?"),
        T("Tap one, or write a number from 0 to {most}.", most=EARLIEST),
    )


def by_choices(view: View, place: Place) -> tuple[Choice, ...]:
    days = (Choice("d", N("{n} day before", "{n} days before", n=n), to=tapped, argument=str(n)) for n in DAYS)
    return (*days, Choice("d", T("On the day itself"), to=tapped, argument="0"))


def days_before(text: str, view: View, place: Place) -> Kept | Text:
    found = one_number(text, EARLIEST)
    if found is None:
        return T("That is no number from 0 to {most}. Could you write it in digits?", most=EARLIEST)
    return Kept(found)


@leads_to("task", "checklist")
def tapped(view: View, place: Place) -> Turn:
    return _added(view, place, int(place.data["choice"]))


@leads_to("task", "checklist")
def typed(view: View, place: Place) -> Turn:
    return _added(view, place, int(place.data["days"]))


def _added(view: View, place: Place, days: int) -> Turn:
    case, name, title = view.case(place.data["case"]), str(view.new_id()), str(place.data["title"])
    if any(str(_title(one)).casefold() == title.casefold() for one in tasks.items(view, case.id) if one.is_own):
        return Turn("checklist", note=T("A task of that name is on the list already."))
    value = {"words": title, "amount": days}
    added = PlanItemSet(case.id, f"{tasks.ADDED}.{name}", value)
    reminded = tasks.reminders_of(view, case, case.specialist, view.me.zone, (days,))
    return Turn("task", (added, *reminded), {"task": name}, T("It is on the list."))


def _title(one: tasks.Item) -> object:
    return one.title.value if isinstance(one.title, Fact) else ""


# --- not needed ------------------------------------------------------------------------------------------------------
def off_choice(one: tasks.Item) -> tuple[Choice, ...]:
    """On the screen of a task; a plan for safety is needed always."""
    if one.secures == tasks.ALWAYS:
        return ()
    return (Choice("off", T("Take it off the list") if one.is_own else T("Not needed here"), to=taken_off),)


def stands(one: tasks.Item | None, **after: object) -> str:
    """Whose it is and whether it is done, to see later whether a colleague was here. ``after``: what is changed of it now."""
    if one is None:
        return ""
    return "{owner}-{done}".format_map({"owner": one.state.owner, "done": one.done, **after})


@leads_to("checklist")
def taken_off(view: View, place: Place) -> Turn:
    """Not over the head of a colleague who has just given it to somebody, or ticked it."""
    case, one = place.data["case"], tasks.item(view, place.data["case"], str(place.data["task"]))
    if one is None:
        return Turn("checklist", note=done(view, case, None, "PlanItemSet"))
    if place.data.get("stood", stands(one)) != stands(one):
        return Turn(None, data={"stood": stands(one)}, note=done(view, case, None, "TaskAssigned", "TaskTicked"))
    effect = PlanItemSet(place.data["case"], f"{tasks.LEFT_OUT}.{place.data['task']}", {"usual": True})
    return Turn("checklist", (effect,), note=T("It is off the list. “Add a task” brings it back."))


@leads_to("off")
def looked_at_off(view: View, place: Place) -> Turn:
    return Turn("off", data={"page": 0})


def off_text(view: View, place: Place) -> tuple[Text, ...]:
    found = tasks.not_needed(view, place.data["case"])
    if not found:
        return (T("Everything is on the list again."),)
    return (T("This case does not need these. Tap one to bring it back."),)


def off_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = tasks.not_needed(view, place.data["case"])
    listed = (Choice("t", one.title, to=brought_back, argument=one.id) for one in on_page(found, place))
    return (*listed, *more(found, place))


@leads_to("off")
def brought_back(view: View, place: Place) -> Turn:
    case, name = place.data["case"], str(place.data["choice"])
    if name not in {one.id for one in tasks.not_needed(view, case)}:
        return Turn("off", note=done(view, case, None, "PlanItemSet"))
    return Turn("off", (PlanItemSet(case, f"{tasks.LEFT_OUT}.{name}", {}),), note=T("It is on the list."))


STEPS: Final = (
    Ask("add", add_text, save_as="title", to=named, check=short_words(TITLE), choices=add_choices),
    Ask("by", by_text, save_as="days", to=typed, check=days_before, choices=by_choices, again=None),
    Choose("off", off_text, off_choices, leads=("off",)),
)  # fmt: skip
