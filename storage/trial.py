"""The mark of an update that is played alone: where one is left, the process died in that turn."""

from __future__ import annotations

from sqlalchemy import delete, select

from storage import tables
from storage.heard import KEEP
from storage.unit_of_work import UnitOfWork
from storage.upsert import upsert

_TRIAL = tables.trial


def deaths(uow: UnitOfWork, update: int) -> int:
    """How often in a row the process died while this update was alone in play."""
    row = uow.first(select(_TRIAL.c.times).where(_TRIAL.c.update == update))
    return row.times if row else 0


def mark(uow: UnitOfWork, update: int, times: int) -> None:
    """It is tried now, for the how-manieth time in a row."""
    upsert(uow, _TRIAL, update=update, times=times, at=uow.now)


def take_off(uow: UnitOfWork, update: int) -> None:
    uow.execute(delete(_TRIAL).where(_TRIAL.c.update == update))


def sweep(uow: UnitOfWork) -> None:
    uow.execute(delete(_TRIAL).where(_TRIAL.c.at < uow.now - KEEP))
