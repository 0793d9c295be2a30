"""Periodic work is done by one worker: whoever gets the lock, which goes with the transaction or with a killed worker."""

from __future__ import annotations

import zlib
from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.settings import remember_setting, setting
from storage.unit_of_work import UnitOfWork


def leads_now(uow: UnitOfWork, what: str) -> bool:
    """True for one at a time, until its transaction ends. SQLite has one worker, and it leads."""
    if uow.connection.dialect.name != "postgresql":
        return True
    number = zlib.crc32(f"hearthside {what}".encode())
    return bool(uow.rows(select(func.pg_try_advisory_xact_lock(number)))[0][0])


def leads(uow: UnitOfWork, what: str, every: timedelta) -> bool:
    """True for one worker in that time. A clock that was set back does not stop the work."""
    if not leads_now(uow, what):
        return False
    before = setting(uow, f"did_{what}")
    if before is not None and abs(uow.now - datetime.fromisoformat(before)) < every:
        return False
    remember_setting(uow, f"did_{what}", uow.now.isoformat())
    return True
