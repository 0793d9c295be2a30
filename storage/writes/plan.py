"""Effects of planning. What a go waits for is kept with the case, so that the desk need not read the checklist."""

from __future__ import annotations

from typing import Any, assert_never

from sqlalchemy import delete, select

from content.load import checklist
from flows import effects as e
from flows.checklist import LEFT_OUT
from storage import tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert
from storage.writes.cases import case_key, change_case

SHOWN = "shown"
"""The item that says whether the circle may see the plan."""


def write(uow: UnitOfWork, person: Person, effect: e.PlanEffect) -> None:
    match effect:
        case e.PlanItemSet():
            set_item(uow, effect.case, effect.item, dict(effect.value))
        case e.PlanShown():
            set_item(uow, effect.case, SHOWN, {"words": "yes"} if effect.shown else {})
        case e.TreatmentOptionSaved():
            save_option(uow, effect)
        case e.TreatmentOptionRemoved():
            remove_option(uow, effect.case, effect.option)
        case e.TaskAssigned():
            assign(uow, effect)
        case e.TaskTicked():
            tick(uow, person, effect)
        case e.ScriptExported():
            pass  # that it happened is in the audit log; the file itself is kept nowhere
        case _:
            assert_never(effect)


def set_item(uow: UnitOfWork, case: int, item: str, value: dict[str, Any]) -> None:
    table = tables.plan_item
    if value:
        sealed = uow.seal_json(case_key(uow, case), f"plan_item.value:{case}:{item}", value)
        upsert(uow, table, case=case, item=item, value=sealed, at=uow.now)
    else:
        uow.execute(delete(table).where(table.c.case == case, table.c.item == item))
    if item.startswith(f"{LEFT_OUT}."):
        _keep_secured(uow, case)


def save_option(uow: UnitOfWork, effect: e.TreatmentOptionSaved) -> None:
    remove_option(uow, effect.case, effect.option)
    sealed = uow.seal_json(case_key(uow, effect.case), f"treatment_option.told:{effect.option}", dict(effect.fields))
    uow.insert(tables.treatment_option, id=effect.option, case=effect.case, told=sealed)


def remove_option(uow: UnitOfWork, case: int, option: int) -> None:
    table = tables.treatment_option
    uow.execute(delete(table).where(table.c.id == option, table.c.case == case))


# --- the checklist ---------------------------------------------------------------------------------------------------
def assign(uow: UnitOfWork, effect: e.TaskAssigned) -> None:
    standing = uow.standing(effect.person, effect.case) if effect.person is not None else None
    if effect.person is not None and (standing is None or not standing.in_circle):
        raise NotAllowed("a task goes to somebody of the circle")
    upsert(uow, tables.task, case=effect.case, task=effect.task, owner=effect.person)


def tick(uow: UnitOfWork, person: Person, effect: e.TaskTicked) -> None:
    standing, table = uow.standing(person.id, effect.case), tables.task
    mine = uow.first(
        select(table.c.owner).where(
            table.c.case == effect.case, table.c.task == effect.task, table.c.owner == person.id
        )
    )
    if mine is None and not (standing and standing.leads):
        raise NotAllowed("this task is not theirs")
    at, by = (uow.now, person.id) if effect.done else (None, None)
    upsert(uow, table, case=effect.case, task=effect.task, done_at=at, done_by=by)
    _keep_secured(uow, effect.case)


def _keep_secured(uow: UnitOfWork, case: int) -> None:
    """A go does not wait for what is done, nor for what this case does not need."""
    table, items = tables.task, tables.plan_item
    done = {
        row.task for row in uow.rows(select(table.c.task).where(table.c.case == case, table.c.done_at.is_not(None)))
    }
    off = select(items.c.item).where(items.c.case == case, items.c.item.startswith(f"{LEFT_OUT}."))
    settled = done | {row.item.partition(".")[2] for row in uow.rows(off)}
    secured = sorted(task.secures for task in checklist() if task.secures and task.id in settled)
    change_case(uow, case, secured=",".join(secured))
