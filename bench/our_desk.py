"""The made-up practice in our own tables, as the flows would have left it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bench.desk_seed import SeedCase, SeedMember
from bench.seed import person
from storage import tables
from storage.db import Database
from storage.unit_of_work import UnitOfWork, transaction


def fill(folder: Path, cases: list[SeedCase], now: datetime, lead: int, url: str = "") -> Database:
    """``lead``: the chat of the one specialist."""
    database = Database.open(url, folder)
    with transaction(database, now) as uow:
        nora = person(uow, lead, "Nora", "en", specialist=True)
        for number, one in enumerate(cases):
            _case(uow, nora.id, one, lead + 1 + number * len(one.members))
            uow.flush()
    return database


def _case(uow: UnitOfWork, lead: int, one: SeedCase, first_chat: int) -> None:
    case, key = uow.database.ids.next(), uow.new_key()
    sealed = {
        name: uow.seal(key, f"case.{name}:{case}", words)
        for name, words in (("code_name", one.code_name), ("called", "Leo"), ("meeting_place", "Oak Street 5"))
    }
    uow.add(
        tables.case, id=case, key=key, specialist=lead, approach="johnson", country="ES", zone="Europe/Madrid",
        phase=one.phase, meeting_at=one.meeting_at, opened_at=uow.now, **sealed,
    )  # fmt: skip
    uow.add(
        tables.participation, case=case, person=lead, role="specialist", state="in", rights="lead", relation="",
        joined_at=uow.now,
    )  # fmt: skip
    for number, member in enumerate(one.members):
        _member(uow, case, first_chat + number, member)


def _member(uow: UnitOfWork, case: int, chat: int, one: SeedMember) -> None:
    who = person(uow, chat, one.name, "en", seen=one.seen).id
    uow.add(
        tables.participation, case=case, person=who, role="member", state=one.state, relation="sibling",
        joined_at=uow.now, modules_passed=one.modules, letter_parts=one.parts, letter_shared=one.shared,
        letter_unread=one.unread, letter_approved=one.approved, boundaries=one.boundaries,
        boundaries_approved=one.boundaries_approved, information=one.answers, rehearsals=one.rehearsals, rsvp=one.rsvp,
    )  # fmt: skip
    if one.alert:
        uow.add(
            tables.alert, id=uow.database.ids.next(), case=case, kind="used_again", level=one.alert, about=who,
            raised_at=uow.now,
        )  # fmt: skip
