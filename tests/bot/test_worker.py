"""The worker: what is acknowledged is on disk, nothing is done twice, one failure harms nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.promises import Kept, Look, keep_some
from bot.render import Renderer
from bot.turn import Incoming, Turns
from bot.worker import Worker
from flows.effects import ConsentGiven, DiscretionChosen, Promise, Push
from flows.engine import Engine
from flows.model import DueCame, Place, Turn, Words
from flows.steps import Collect, Flow, anyone
from flows.text import T
from storage import due, outbox, tables
from storage.db import Database
from storage.errors import StorageUnavailable
from storage.unit_of_work import UnitOfWork
from storage.writes.person import meet

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CHAT = 7


def each(view: Any, place: Place, words: Words) -> Turn:
    if words.text == "boom":
        raise RuntimeError("MARKER must never be stored")
    if words.text == "promise":
        return Turn(effects=(Promise("k", "nudge", view.me.id, NOW + timedelta(hours=1)),))
    if words.text.startswith("write to "):
        return Turn(effects=(DiscretionChosen(False), Push(int(words.text.split()[-1]), (T("x"),))))
    return Turn(data={"said": [*place.data.get("said", []), words.text]})


def nudge(view: Any, due: DueCame) -> tuple[Push, ...]:
    return (Push(due.person, (T("Hello"),)),)


def breaks(view: Any, due: DueCame) -> tuple[Push, ...]:
    raise RuntimeError("MARKER must never be stored")


def too_much(view: Any, due: DueCame) -> tuple[Promise, ...]:
    """Its effects are written with the others', and only then the database says no."""
    return (ConsentGiven(None, 1),)  # type: ignore[arg-type,return-value]


ENGINE = Engine(
    {"menu": Flow("menu", (Collect("menu", T("Go on"), each=each, choices=()),), anyone)},
    {},
    {"nudge": nudge, "breaks": breaks, "too much": too_much},
)


class Running:
    def __init__(self, folder: Path) -> None:
        self.now = NOW
        self.database = Database.open("", folder)
        self.worker = Worker(self.database, Turns(ENGINE, Renderer("b")), lambda: self.now)
        self.updates = 0

    async def says(self, *texts: str, chat: int = CHAT) -> None:
        incoming = []
        for text in texts:
            self.updates += 1
            incoming.append(Incoming(self.updates, chat, Words(text, self.updates)))
        await asyncio.gather(*(self.worker.hear(one) for one in incoming))

    async def place(self, chat: int = CHAT) -> list[str]:
        from storage import place

        def read(uow: UnitOfWork) -> list[str]:
            person = uow.person_in(chat)
            assert person is not None
            found = place.load(uow, person)
            return list(found.data.get("said", [])) if found.frames else []

        return await self.worker.run(read)

    async def sent(self) -> list[str]:
        def read(uow: UnitOfWork) -> list[str]:
            rows = [*outbox.ready(uow, "reply", self.now, 500), *outbox.ready(uow, "paced", self.now, 500)]
            return [row.payload["text"] for row in rows if "text" in row.payload]

        return await self.worker.run(read)

    async def count(self, table: Any) -> int:
        return int(await self.worker.run(lambda uow: uow.rows(select(func.count()).select_from(table))[0][0]))


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    running = Running(tmp_path)
    running.worker.start()
    await running.worker.run(lambda uow: meet(uow, CHAT, "en") and None)
    await running.worker.run(lambda uow: meet(uow, CHAT + 1, "en") and None)
    yield running
    await running.worker.stop()


async def test_messages_that_arrive_together_are_kept_in_their_order(running: Running) -> None:
    await running.says("one", "two", "three")
    assert await running.place() == ["one", "two", "three"]


async def test_a_redelivered_update_changes_nothing(running: Running) -> None:
    await running.says("one")
    running.updates -= 1
    await running.says("one")
    assert await running.place() == ["one"]
    assert await running.count(tables.heard) == 1


async def test_the_same_update_twice_in_one_batch_is_played_once(running: Running) -> None:
    one = Incoming(50, CHAT, Words("one", 1))
    await asyncio.gather(running.worker.hear(one), running.worker.hear(one))
    assert await running.place() == ["one"]


async def test_a_turn_that_fails_is_set_aside_without_words_and_the_others_go_on(running: Running) -> None:
    await running.says("one", "boom", "two")
    await running.says("there", chat=CHAT + 1)
    assert await running.place() == ["one", "two"]
    assert await running.place(CHAT + 1) == ["there"]
    errors = await running.worker.run(lambda uow: uow.rows(select(tables.set_aside.c.error, tables.set_aside.c.chat)))
    assert [(error.error.split(":")[0], error.chat) for error in errors] == [("RuntimeError at test_worker.py", CHAT)]
    assert any(text.startswith("Something went wrong on my side") for text in await running.sent())
    assert (running.worker.tally.updates, running.worker.tally.failures["turn"]) == ({"kept": 3, "set_aside": 1}, 3)


async def test_updates_that_arrive_together_share_one_commit(running: Running) -> None:
    before = running.worker.tally.commits
    await running.says(*(str(number) for number in range(40)))
    assert running.worker.tally.commits - before <= 2
    assert await running.place() == [str(number) for number in range(40)]


async def test_an_effect_that_is_not_allowed_undoes_the_whole_turn(running: Running) -> None:
    stranger_to_them = await running.worker.run(lambda uow: uow.person_in(CHAT + 1).id)  # type: ignore[union-attr]
    await running.says(f"write to {stranger_to_them}")
    discreet = await running.worker.run(lambda uow: uow.rows(select(tables.person.c.discreet)))
    assert [row.discreet for row in discreet] == [True, True]


async def test_nothing_is_acknowledged_when_the_commit_fails(running: Running) -> None:
    with running.database.engine.connect() as other:
        other.exec_driver_sql("ALTER TABLE heard RENAME TO elsewhere")
        other.commit()
        with pytest.raises(StorageUnavailable):
            await running.says("one")
        other.exec_driver_sql("ALTER TABLE elsewhere RENAME TO heard")
        other.commit()
    running.updates -= 1
    await running.says("one")
    assert await running.place() == ["one"]


async def test_a_promise_is_kept_once_and_accounted_for(running: Running) -> None:
    await running.says("promise")
    assert await running.worker.due() == 0
    running.now += timedelta(hours=1)
    assert await running.worker.due() == 1
    assert await running.worker.due() == 0
    done = await running.worker.run(lambda uow: uow.rows(select(tables.due_done.c.kind, tables.due_done.c.how)))
    assert [tuple(row) for row in done] == [("nudge", "done")]
    assert "There is a new note for you." in await running.sent()


async def test_a_look_that_takes_too_long_leaves_the_rest_to_the_next_one(running: Running) -> None:
    def look(uow: UnitOfWork, after: due.Key | None = None) -> Kept:
        return keep_some(uow, running.worker.turns, Look(3, after, seconds=0))

    def promise(uow: UnitOfWork) -> None:
        for number in range(3):
            person = uow.person_in(7)
            assert person is not None
            due.promise(uow, Promise(f"k{number}", "nudge", person.id, NOW))

    await running.says("hi")
    await running.worker.run(promise)
    first = await running.worker.run(look)
    assert (first.played, first.in_time) == (1, False)
    assert await running.worker.due() == 2
    assert await running.count(tables.due_done) == 3


async def test_a_promise_to_somebody_who_blocked_the_bot_comes_on_a_day_when_they_are_back(running: Running) -> None:
    def blocked(since: datetime | None) -> Any:
        return lambda uow: uow.change(uow.person_in(CHAT), blocked_at=since)

    await running.says("promise")
    await running.worker.run(blocked(NOW))
    running.now += timedelta(hours=2)
    assert (await running.worker.due(), await running.count(tables.due_done)) == (1, 0)
    assert await running.worker.due() == 0
    await running.worker.run(blocked(None))
    running.now += timedelta(hours=23)
    assert (await running.worker.due(), await running.count(tables.due_done)) == (1, 1)


async def test_one_promise_that_cannot_be_kept_harms_no_other(running: Running) -> None:
    def promise(uow: UnitOfWork) -> None:
        for number in range(5):
            person = uow.person_in(CHAT + number % 2)
            assert person is not None
            due.promise(uow, Promise(f"k{number}", "breaks" if number == 2 else "nudge", person.id, NOW))

    await running.worker.run(promise)
    assert await running.worker.due() == 5
    assert (await running.count(tables.due_done), await running.count(tables.due)) == (4, 1)
    for _ in range(due.MAX_ATTEMPTS):
        running.now += timedelta(minutes=1)
        await running.worker.due()
    done = await running.worker.run(lambda uow: uow.rows(select(tables.due_done.c.kind, tables.due_done.c.how)))
    assert sorted(tuple(row) for row in done) == [("breaks", "set_aside"), *[("nudge", "done")] * 4]


async def test_what_the_database_does_not_take_together_is_kept_one_by_one(running: Running) -> None:
    def promise(uow: UnitOfWork) -> None:
        person = uow.person_in(CHAT)
        assert person is not None
        for number in range(4):
            due.promise(uow, Promise(f"k{number}", "too much" if number == 1 else "nudge", person.id, NOW))

    await running.worker.run(promise)
    await running.worker.due()
    assert (await running.count(tables.due_done), await running.count(tables.due)) == (3, 1)


async def test_a_failing_job_raises_its_own_error_and_keeps_nothing(running: Running) -> None:
    def job(uow: UnitOfWork) -> None:
        outbox.put(uow, CHAT, None, "sendMessage", {"text": "x"})
        raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"):
        await running.worker.run(job)
    assert await running.count(tables.outbox) == 0


async def test_stopping_finishes_what_was_accepted(tmp_path: Path) -> None:
    running = Running(tmp_path)
    running.worker.start()
    await running.worker.run(lambda uow: meet(uow, CHAT, "en") and None)
    heard = asyncio.gather(*(running.worker.hear(Incoming(n, CHAT, Words(str(n), n))) for n in range(1, 9)))
    await asyncio.sleep(0)
    await running.worker.stop()
    await heard
    again = Running(tmp_path)
    again.worker.start()
    assert await again.place() == [str(n) for n in range(1, 9)]
    await again.worker.stop()


async def test_a_worker_that_dies_takes_nothing_more_and_says_so(running: Running) -> None:
    def breaks(batch: Any, wake: bool) -> None:
        raise MemoryError

    running.worker._resolve = breaks  # type: ignore[method-assign]
    lost = running.worker.hear(Incoming(1, CHAT, Words("one", 1)))
    await running.worker.died.wait()
    assert not lost.done() and not running.worker.is_alive
    with pytest.raises(StorageUnavailable):
        await running.says("two")
