"""The checklist of a case: whose a task is, when it is due, and when its owner is reminded.

1. Nothing is kept of a task that nobody has touched: it is the specialist's, and open.
2. When it is due follows from the meeting's date, on the case's own clock; so a date that moves moves all of them.
3. A new date opens again what was done for the old one (``again`` in content/checklist.yaml): a bed is held for a day.
4. A specialist adds tasks of their own and takes off what a case does not need; both are items of its plan (``ADDED``,
   ``LEFT_OUT``). The plan for safety stays.
5. An owner is reminded at most once a day, in the morning of a day on which something of theirs is due.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from content.load import checklist
from content.plan_schema import Secures, Task
from flows.effects import Effect, Promise, PromiseDropped, Push, TaskTicked
from flows.model import Choice, DueCame, Enter
from flows.text import Brief, Joined, N, Said, T, Text
from flows.tick import with_tick
from flows.view import Case, TaskState, View
from flows.when import at_local

REMINDER: Final = "tasks_due"
MORNING: Final = 9
BEFORE: Final = timedelta(hours=3)
"""On the day itself nobody is reminded later than this before the meeting."""
OPEN: Final = TaskState()
ADDED: Final = "own_task"
LEFT_OUT: Final = "no_task"
ALWAYS: Final = "safety"
"""Secured in every case."""


@dataclass(frozen=True, slots=True)
class Item:
    """One task of a case. ``days`` before the meeting it is ``due``; None while no meeting is set."""

    id: str
    title: Text
    days: int
    state: TaskState
    due: date | None
    about: Text | None = None
    secures: Secures | None = None
    again: bool = False

    @property
    def done(self) -> bool:
        return self.state.done_at is not None

    @property
    def is_own(self) -> bool:
        return self.state.title is not None


def items(view: View, case: int) -> tuple[Item, ...]:
    """Every task of this case: open ones first, and of these what a go waits for, then the earliest."""
    found = (one for one in _all(view, case) if one.state.needed)
    return tuple(sorted(found, key=lambda one: (one.done, one.secures is None, -one.days)))


def not_needed(view: View, case: int) -> tuple[Item, ...]:
    """What was taken off the list."""
    return tuple(one for one in _all(view, case) if not one.state.needed)


def _all(view: View, case: int) -> Iterable[Item]:
    about, states = view.case(case), view.tasks(case)
    for task in checklist():
        yield _written(task, states.get(task.id, OPEN), about)
    for name, state in states.items():
        if state.title is not None:
            yield Item(name, state.title, state.days, state, due_on(state.days, about))


def _written(task: Task, state: TaskState, about: Case) -> Item:
    title, words, due = Said(task.title), Said(task.about), due_on(task.days, about)
    return Item(task.id, title, task.days, state, due, words, task.secures, task.again)


def of_mine(view: View, case: int) -> tuple[Item, ...]:
    """What is mine to do; for the specialist who leads the case also what nobody else has."""
    mine = {view.me.id} | ({None} if view.case(case).specialist == view.me.id else set())
    return tuple(one for one in items(view, case) if one.state.owner in mine)


def item(view: View, case: int, task: str) -> Item | None:
    return next((one for one in items(view, case) if one.id == task), None)


def securing(view: View, case: int, what: str) -> Item | None:
    """The task that secures the bed, the transport or the safety."""
    return next((one for one in items(view, case) if one.secures == what), None)


def due_on(days: int, case: Case) -> date | None:
    if case.meeting_at is None:
        return None
    return case.meeting_at.astimezone(ZoneInfo(case.zone)).date() - timedelta(days=days)


def today(view: View, case: Case) -> date:
    return view.now.astimezone(ZoneInfo(case.zone)).date()


# --- in words --------------------------------------------------------------------------------------------------------
def owner(view: View, case: Case, one: Item | None) -> Text:
    """Who has it, as a specialist reads it."""
    if one is not None and one.state.name is not None:
        return one.state.name
    return T("You") if case.specialist == view.me.id else case.specialist_name


def when(view: View, case: Case, one: Item) -> Text:
    """Done, or by when."""
    if one.done:
        return T("done")
    if one.due is None:
        return N("{n} day before the meeting", "{n} days before the meeting", n=one.days)
    if one.due < today(view, case):
        return T("as soon as possible (planned for {day})", day=Brief(one.due, view.now))
    return T("by {day}", day=Brief(one.due, view.now))


def title(one: Item) -> Text:
    return with_tick(one.title, one.done)


def line(*parts: Text) -> Text:
    return Joined(parts)


# --- a date that moves, and reminders --------------------------------------------------------------------------------
def reopened(view: View, case: Case, at: datetime) -> tuple[TaskTicked, ...]:
    """What was done for another day than this one."""
    if case.meeting_at in (None, at):
        return ()
    return tuple(TaskTicked(case.id, one.id, False) for one in items(view, case.id) if one.done and one.again)


def reminders(view: View, case: Case, at: datetime) -> tuple[Effect, ...]:
    """For everybody who has a task, instead of those that were promised for another date."""
    owners = {case.specialist: view.me.zone} | {
        state.owner: view.participant(case.id, state.owner).zone
        for state in view.tasks(case.id).values()
        if state.owner is not None
    }
    promised = (one for person, zone in owners.items() for one in _of_person(view, case, at, person, zone))
    return (PromiseDropped(f"{_key(case.id)}"), *promised)


def reminders_of(
    view: View, case: Case, person: int, zone: str, days: Iterable[int] | None = None
) -> tuple[Promise, ...]:
    """For somebody who has been given a task. ``days`` before the meeting; None: every day on which something is due."""
    return tuple(_of_person(view, case, case.meeting_at, person, zone, days)) if case.meeting_at else ()


def _key(case: int) -> str:
    return f"tasks:{case}:"


def _of_person(
    view: View, case: Case, at: datetime, person: int, zone: str, days: Iterable[int] | None = None
) -> Iterable[Promise]:
    about = {"meeting_at": at.isoformat()}
    for before in sorted(days or {one.days for one in items(view, case.id)}):
        day = at.astimezone(ZoneInfo(case.zone)).date() - timedelta(days=before)
        morning = at_local(day, MORNING, 0, zone)
        moment = min(morning, at - BEFORE)
        if moment > view.now:
            yield Promise(
                f"{_key(case.id)}{person}:{before}",
                REMINDER,
                person,
                moment,
                case.id,
                about,
                at,
                zone if moment == morning else None,
            )


def remind(view: View, came: DueCame) -> tuple[Effect, ...]:
    """Remind of what is due by now, unless the date moved, the meeting was held, or all of it is done."""
    standing = view.standing(came.case) if came.case is not None else None
    if standing is None or not (standing.leads or standing.in_circle):
        return ()
    case = view.case(standing.case)
    if case.outcome is not None or case.meeting_at is None or case.meeting_at.isoformat() != came.data["meeting_at"]:
        return ()
    by = max(today(view, case), came.at.astimezone(ZoneInfo(case.zone)).date())
    due = [one for one in of_mine(view, case.id) if not one.done and one.due is not None and one.due <= by]
    if not due:
        return ()
    says = N("{n} thing of yours is due.", "{n} things of yours are due.", n=len(due))
    flow = "checklist" if standing.leads else "my_tasks"
    look = Choice("look", T("Open"), to=Enter(flow, str(case.id)))
    return (Push(came.person, (says, T("Tick what is done. What is not can wait for a good moment today.")), (look,)),)


__all__ = [
    "ADDED", "ALWAYS", "LEFT_OUT", "REMINDER", "Item", "due_on", "item", "items", "line", "not_needed", "of_mine", "owner", "remind", "reminders", "reminders_of",
    "reopened", "securing", "title", "today", "when",
]  # fmt: skip
