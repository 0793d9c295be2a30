"""People in the middle of their letters, written straight into a fresh database as the flows would have left them."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from flows.model import Frame, Place
from storage import place, tables
from storage.db import Database
from storage.unit_of_work import Person, UnitOfWork, transaction

A_CIRCLE = 8
"""Members in one case; every second one is spoken to in Spanish."""


def seed(folder: Path, people: int, url: str = "") -> None:
    """Make the database, its key file and its migrations, and ``people`` members in chats 1, 2, 3 …

    :param url: empty for SQLite in ``folder``.
    """
    database = Database.open(url, folder)
    fill(database, people)
    database.close()


def fill(database: Database, people: int) -> None:
    with transaction(database, datetime.now(UTC)) as uow:
        for first in range(1, people + 1, A_CIRCLE):
            circle(uow, range(first, min(first + A_CIRCLE, people + 1)))


def circle(uow: UnitOfWork, chats: range) -> None:
    lead = person(uow, -chats[0], "Nora", "en")
    case, key = uow.database.ids.next(), uow.new_key()
    facts = {
        name: uow.seal(key, f"case.{name}:{case}", words) for name, words in (("code_name", "Cedar"), ("called", "Leo"))
    }
    uow.add(
        tables.case, id=case, key=key, specialist=lead.id, approach="johnson", country="US", zone="America/New_York",
        phase="preparing", opened_at=uow.now, **facts,
    )  # fmt: skip
    take_part(uow, case, lead, "specialist")
    for chat in chats:
        member = person(uow, chat, "Ana", "es" if chat % 2 else "en")
        take_part(uow, case, member, "member")
        part = Frame("letter", "part", {"case": case, "part": "memory"}, ("letter",))
        place.save(uow, member, Place((Frame("menu", "menu"), part), serial=1))


def person(
    uow: UnitOfWork, chat: int, name: str, language: str, *, specialist: bool = False, seen: datetime | None = None
) -> Person:
    row, key = uow.database.ids.next(), uow.new_key()
    made = Person(
        id=row, chat=chat, key=key, name=uow.seal(key, f"person.name:{row}", name), language=language, zone="Europe/Madrid",
        country="ES", discreet=True, specialist=specialist, check_in_hour=18, safe_from=8, safe_until=21, joined_at=uow.now, last_seen_at=seen or uow.now,
        blocked_at=None, place=None, serial=1, live=None,
    )  # fmt: skip
    values: dict[str, Any] = {name: getattr(made, name) for name in Person.__slots__}
    uow.execute(insert(tables.person), [values])
    uow.met(made)
    return made


def take_part(uow: UnitOfWork, case: int, person: Person, role: str) -> None:
    rights = "lead" if role == "specialist" else ""
    uow.add(
        tables.participation, case=case, person=person.id, role=role, state="in", relation="sibling", rights=rights,
        joined_at=uow.now,
    )  # fmt: skip


if __name__ == "__main__":
    seed(Path(sys.argv[1]), int(sys.argv[2]))
