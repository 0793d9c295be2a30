"""What is in the database when it is quiet again, beside what was said and what Telegram took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from sqlalchemy import func, select

from bench.soak.people import People
from bench.soak.telegram import Sent, Telegram
from storage import tables
from storage.db import Database
from storage.looking import reading
from storage.unit_of_work import UnitOfWork
from storage.view import StoredView


@dataclass(frozen=True)
class Verdict:
    """``doubled`` messages are those that came once more; ``excused``: among them, those whose acknowledgement was lost."""

    inputs_lost: int = 0
    inputs_doubled: int = 0
    out_of_order: int = 0
    messages_lost: int = 0
    messages_doubled: int = 0
    excused: int = 0
    dues_lost: int = 0
    dues_doubled: int = 0

    @property
    def is_good(self) -> bool:
        wrong = (
            self.inputs_lost, self.inputs_doubled, self.out_of_order, self.messages_lost, self.dues_lost, self.dues_doubled,
            self.messages_doubled - self.excused,
        )  # fmt: skip
        return not any(wrong)

    def __sub__(self, before: Verdict) -> Verdict:
        names = [field.name for field in fields(self)]
        return Verdict(**{name: getattr(self, name) - getattr(before, name) for name in names})


def judge(database: Database, people: People, telegram: Telegram, killed: set[int], promised: int) -> Verdict:
    with reading(database, datetime.now(UTC)) as uow:
        letters = {chat: _letter(uow, chat) for chat in people.said}
        numbers, failed = _numbers(uow)
        dues = _dues(uow, people.said)
    lost, doubled, order = 0, 0, 0
    for chat, said in people.said.items():
        lost += (Counter(said) - Counter(letters[chat])).total()
        doubled += (Counter(letters[chat]) - Counter(said)).total()
        order += sorted(said) == sorted(letters[chat]) and said != letters[chat]
    there = {sent.number for sent in telegram.sent}
    extra = [sent for sent in telegram.sent if sent.number not in numbers]
    return Verdict(
        lost, doubled, order, len(numbers - there) + failed, len(extra), _excused(extra, killed),
        sum(max(0, promised - count) for count in dues), sum(max(0, count - promised) for count in dues),
    )  # fmt: skip


def _letter(uow: UnitOfWork, chat: int) -> list[str]:
    person = uow.person_in(chat)
    assert person is not None
    case = uow.parts(person.id)[0].case
    return [str(entry.words.value) for entry in StoredView(uow, person).letter(case, person.id).entries]


def _numbers(uow: UnitOfWork) -> tuple[set[int], int]:
    """The numbers of all messages that were sent and marked; how many were given up.

    A screen that waited while the clock went on by hours is given up for a newer one that says nothing, from which one tap leads
    to it (``storage.unsent``); so one is only lost where no newer one came.
    """
    out = tables.outbox.c
    sent = uow.rows(
        select(out.id, out.chat, out.message, out.plain).where(out.method == "sendMessage", out.state == "sent")
    )
    newest = {row.chat: row.id for row in sorted(sent, key=lambda row: row.id) if row.plain}
    failed = uow.rows(select(out.id, out.chat, out.why).where(out.state == "failed"))
    lost = [row for row in failed if row.why != "too late" or newest.get(row.chat, 0) < row.id]
    return {row.message for row in sent}, len(lost)


def _dues(uow: UnitOfWork, chats: Iterable[int]) -> list[int]:
    """How often each writer's own promise was kept."""
    people = [person.id for chat in chats if (person := uow.person_in(chat)) is not None]
    done = tables.due_done.c
    kept = (done.kind == "care", done.how == "done", done.person.in_(people))
    rows = uow.rows(select(done.person, func.count().label("n")).where(*kept).group_by(done.person))
    counts = {row.person: row.n for row in rows}
    return [counts.get(person, 0) for person in people]


def _excused(extra: Iterable[Sent], killed: set[int]) -> int:
    """A lost acknowledgement each; of a life that was killed at most one a chat."""
    excused, chats = 0, set()
    for sent in extra:
        if sent.lost:
            excused += 1
        elif sent.life in killed and (sent.chat, sent.life) not in chats:
            chats.add((sent.chat, sent.life))
            excused += 1
    return excused


def waits(database: Database) -> str:
    """What is not done yet, for people; empty when it is quiet."""
    with reading(database, datetime.now(UTC)) as uow:
        out, due, notice = tables.outbox.c, tables.due.c, tables.notice.c
        counts = {
            "unsent": select(func.count(out.id)).where(out.state == "ready"),
            "due": select(func.count(due.id)).where(due.at <= uow.now),
            "notices": select(func.count(notice.id)).where(notice.state == "sending"),
        }
        found = {name: uow.rows(count)[0][0] for name, count in counts.items()}
    return ", ".join(f"{count} {name}" for name, count in found.items() if count)
