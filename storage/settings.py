"""Small facts about this installation: the bot's own name."""

from __future__ import annotations

from sqlalchemy import select

from storage import tables
from storage.unit_of_work import UnitOfWork
from storage.upsert import upsert


def remember_setting(uow: UnitOfWork, name: str, value: str) -> None:
    upsert(uow, tables.setting, name=name, value=value)


def setting(uow: UnitOfWork, name: str) -> str | None:
    row = uow.first(select(tables.setting.c.value).where(tables.setting.c.name == name))
    return row.value if row else None
