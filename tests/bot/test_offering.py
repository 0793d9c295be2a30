"""What nobody asked for comes at a good moment, one at a time, or is accounted for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.offering import APART, HERE_FOR, offer, release
from flows.engine import Engine
from flows.model import Frame, Place, Turn
from flows.steps import Choose, Collect, Flow, anyone
from flows.text import T
from storage import outbox, place, tables
from storage.unit_of_work import Person, UnitOfWork
from storage.writes.person import meet
from tests.storage_room import Room
from tests.talk import memory_database

CHAT = 7
MADRID_NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
MADRID_NIGHT = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
MADRID_EIGHT = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def each(view: Any, place: Place, words: Any) -> Turn:
    return Turn()


WRITING = Flow("letter", (Collect("part", T("Write"), each=each, choices=()), Choose("end", T("Done"), ())), anyone)
ENGINE = Engine(
    {"menu": Flow("menu", (Collect("menu", T("Go on"), each=each, choices=()),), anyone), "letter": WRITING}, {}
)


class Here:
    """Ana in Madrid, last seen a while ago."""

    def __init__(self) -> None:
        self.room = Room(memory_database())
        self.at(MADRID_NOON - timedelta(days=1))
        with self.room.turn() as uow:
            uow.change(meet(uow, CHAT, "en"), zone="Europe/Madrid")

    def at(self, now: datetime) -> None:
        self.room.now = now

    def ana(self, uow: UnitOfWork) -> Person:
        person = uow.person_in(CHAT)
        assert person is not None
        return person

    def offered(self, text: str, *, promised: bool = False, useless_after: datetime | None = None) -> None:
        with self.room.turn() as uow:
            payload = {"chat_id": CHAT, "text": text}
            offer(uow, ENGINE, self.ana(uow), payload, useless_after=useless_after, promised=promised)

    def does(self, step: str | None) -> None:
        """Ana is seen, and is at that step of her letter (or at the menu)."""
        with self.room.turn() as uow:
            frames = (Frame("letter", step),) if step else (Frame("menu", "menu"),)
            place.save(uow, self.ana(uow), Place(frames))
            uow.change(self.ana(uow), last_seen_at=uow.now)

    def gets(self) -> list[str]:
        """What comes now; it is sent at once."""
        with self.room.turn() as uow:
            release(uow, ENGINE)
        with self.room.turn() as uow:
            ready = outbox.ready(uow, "paced", self.room.now, 10)
            for one in ready:
                outbox.sent(uow, one.id, 1, self.room.now)
            return [str(one.payload["text"]) for one in ready]

    def dropped(self) -> list[str]:
        with self.room.turn() as uow:
            out = tables.outbox.c
            return [row.why for row in uow.rows(select(out.why).where(out.state == "failed"))]


@pytest.fixture
def here() -> Here:
    return Here()


def test_by_day_it_comes_at_once(here: Here) -> None:
    here.at(MADRID_NOON)
    here.offered("a")
    here.offered("b", promised=True)
    assert here.gets() == ["a"]
    here.at(MADRID_NOON + APART)
    assert here.gets() == ["b"]


def test_at_night_it_waits_for_the_morning_there(here: Here) -> None:
    here.at(MADRID_NIGHT)
    here.offered("a")
    assert here.gets() == []
    here.at(MADRID_EIGHT - timedelta(seconds=1))
    assert here.gets() == []
    here.at(MADRID_EIGHT)
    assert here.gets() == ["a"]


def test_whoever_holds_the_phone_at_night_is_not_woken_by_it(here: Here) -> None:
    here.at(MADRID_NIGHT)
    here.does(None)
    here.offered("a")
    assert here.gets() == ["a"]


def test_ones_own_hours_count_and_follow_the_clock_of_whoever_moves(here: Here) -> None:
    with here.room.turn() as uow:
        uow.change(here.ana(uow), safe_from=12, safe_until=15)
    here.at(MADRID_NIGHT)
    here.offered("a")
    with here.room.turn() as uow:
        uow.change(here.ana(uow), zone="America/Mexico_City")
    here.at(MADRID_EIGHT + timedelta(hours=4))
    assert here.gets() == []
    here.at(datetime(2026, 11, 24, 18, 0, tzinfo=UTC))
    assert here.gets() == ["a"]


def test_nothing_comes_into_the_middle_of_what_is_written(here: Here) -> None:
    here.at(MADRID_NOON)
    here.does("part")
    here.offered("a")
    assert here.gets() == []
    here.at(MADRID_NOON + timedelta(minutes=5))
    here.does("part")
    assert here.gets() == []
    here.does("end")
    here.at(MADRID_NOON + timedelta(minutes=6))
    assert here.gets() == ["a"]


def test_a_silence_ends_the_waiting(here: Here) -> None:
    here.at(MADRID_NOON)
    here.does("part")
    here.offered("a", promised=True)
    here.at(MADRID_NOON + HERE_FOR - timedelta(minutes=1))
    assert here.gets() == []
    here.at(MADRID_NOON + HERE_FOR)
    assert here.gets() == ["a"]


def test_after_an_outage_there_is_no_heap_of_it(here: Here) -> None:
    here.at(MADRID_NOON)
    for text in ("a", "b", "b", "c"):
        here.offered(text, promised=True)
    came = []
    for number in range(4):
        here.at(MADRID_NOON + number * APART)
        came.append(here.gets())
    assert came == [["a"], ["b"], ["c"], []]
    assert here.dropped() == ["said already"]


def test_what_would_be_useless_in_the_morning_comes_at_night(here: Here) -> None:
    here.at(MADRID_NIGHT)
    here.offered("a", promised=True, useless_after=MADRID_EIGHT)
    assert here.gets() == ["a"]


def test_what_became_useless_while_it_was_held_is_dropped(here: Here) -> None:
    here.at(MADRID_NIGHT)
    here.offered("a", promised=True, useless_after=MADRID_EIGHT + timedelta(hours=1))
    here.offered("b", promised=True)
    here.at(MADRID_EIGHT + timedelta(hours=2))
    assert here.gets() == ["b"]
    assert here.dropped() == ["too late"]


def test_nobody_who_blocked_the_bot_is_written_to(here: Here) -> None:
    here.at(MADRID_NIGHT)
    here.offered("a")
    with here.room.turn() as uow:
        outbox.blocked(uow, CHAT, here.room.now)
    here.at(MADRID_EIGHT)
    assert (here.gets(), here.dropped()) == ([], ["blocked"])
