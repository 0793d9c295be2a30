"""After an end that was not clean: what may have been the reason is tried alone, and set aside when it was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import trial as trying
from bot.heartbeat import _sweep
from bot.trial import DIED_IN_PLAY, Trial
from bot.worker import ATTEMPTS, BATCH, Incoming
from flows.model import Words
from storage import tables, trial, workers
from storage.db import Database
from storage.errors import StorageUnavailable
from storage.heard import KEEP
from storage.settings import remember_setting
from storage.unit_of_work import UnitOfWork, transaction
from storage.writes.person import meet
from tests.bot.edge import Edge
from tests.bot.test_worker import CHAT, NOW, Running
from tests.faults.test_database_trouble import LONG, told

SOMEBODY = {1: 1}
"""Had not signed off."""
MUCH = 10 * LONG


@pytest.fixture
async def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Running]:
    monkeypatch.setattr(trying, "PAUSE", 0.001)
    running = Running(tmp_path)
    running.worker.trial = Trial(running.worker, SOMEBODY, 0)
    running.worker.start()
    await running.worker.run(lambda uow: meet(uow, CHAT, "en") and None)
    yield running
    await running.worker.stop()


async def died_in(running: Running, update: int, times: int) -> None:
    await running.worker.run(lambda uow: trial.mark(uow, update, times))


async def aside(running: Running) -> list[str]:
    return [row.error for row in await running.worker.run(lambda uow: uow.rows(select(tables.set_aside)))]


async def test_what_was_in_play_at_every_death_is_set_aside_and_the_others_are_kept_in_their_order(
    running: Running,
) -> None:
    await died_in(running, 2, ATTEMPTS)
    await running.says("one", "two", "three")
    assert await running.place() == ["one", "three"]
    assert await aside(running) == [DIED_IN_PLAY]
    assert any(text.startswith("Something went wrong on my side") for text in await running.sent())
    assert await running.count(tables.trial) == 0


async def test_what_was_in_play_at_fewer_deaths_is_played(running: Running) -> None:
    await died_in(running, 2, ATTEMPTS - 1)
    await running.says("one", "two", "three")
    assert await running.place() == ["one", "two", "three"]
    assert (await aside(running), await running.count(tables.trial)) == ([], 0)


async def test_when_it_dies_of_what_follows_too_at_last_nothing_follows(running: Running) -> None:
    await died_in(running, 2, ATTEMPTS + 2)
    await running.says("one", "two")
    assert await aside(running) == [DIED_IN_PLAY]
    assert not any(text.startswith("Something went wrong") for text in await running.sent())


async def test_a_mark_stays_until_the_setting_aside_is_written_down(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("disk full")

    await died_in(running, 1, ATTEMPTS)
    with monkeypatch.context() as broken:
        broken.setattr("bot.worker.set_aside", full)
        with pytest.raises(StorageUnavailable):
            await running.says("one")
    assert await running.count(tables.trial) == 1
    running.updates -= 1
    await running.says("one")
    assert (await aside(running), await running.count(tables.trial)) == ([DIED_IN_PLAY], 0)


async def test_in_the_pause_before_another_try_a_kill_finds_no_mark(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []

    def pause(deaths: int) -> None:
        with running.database.engine.begin() as other:
            found.append((deaths, other.execute(select(tables.trial)).all()))

    monkeypatch.setattr(trying, "pause", pause)
    await died_in(running, 1, 2)
    await running.says("one")
    assert found == [(2, [])]
    assert await running.place() == ["one"]


@pytest.mark.sqlite
async def test_what_the_database_did_not_take_is_no_death(running: Running) -> None:
    pages = "PRAGMA max_page_count = {}"
    with told(running.database, pages.format(1), pages.format(1_000_000)):  # a mark fits in, these words do not
        for _ in range(ATTEMPTS):
            with pytest.raises(StorageUnavailable):
                await running.says(MUCH)
            running.updates -= 1
            assert await running.count(tables.trial) == 1
    await running.says(MUCH)
    assert (await running.place(), await aside(running), await running.count(tables.trial)) == ([MUCH], [], 0)


async def test_a_turn_that_raises_is_set_aside_as_ever(running: Running) -> None:
    await running.says("one", "boom", "two")
    assert await running.place() == ["one", "two"]
    assert [kind.split(" ")[0] for kind in await aside(running)] == ["RuntimeError"]
    assert await running.count(tables.trial) == 0


async def test_what_came_already_is_not_tried_again(running: Running) -> None:
    await running.says("one")
    running.updates -= 1
    await running.says("one")
    assert await running.place() == ["one"]


async def test_when_as_many_are_through_as_a_batch_holds_they_share_commits_again(running: Running) -> None:
    assert running.worker.trial is not None and running.worker.trial.left == BATCH
    running.worker.trial.left = 5
    before = running.worker.tally.commits
    await running.says(*(str(number) for number in range(40)))
    assert running.worker.trial is None
    assert running.worker.tally.commits - before <= 5 + 2
    assert await running.place() == [str(number) for number in range(40)]
    before = running.worker.tally.commits
    await running.says("a", "b", "c")
    assert running.worker.tally.commits - before <= 2


@pytest.mark.parametrize(("address", "goes_on"), [("", False), ("https://a.example/hook", True)])
async def test_behind_a_webhook_it_waits_for_what_comes_again_much_later(
    edge: Edge, address: str, *, goes_on: bool
) -> None:
    database = Database.open("", edge.folder)
    with transaction(database, NOW) as uow:
        uow.insert(tables.worker, id=1, seen_at=1)  # has not signed off
    database.close()
    async with edge.bot(polls=False, webhook_url=address) as bot:
        assert bot.worker.trial is not None
        bot.worker.trial.left = 1
        for update in (1, 2):
            await bot.worker.hear(Incoming(update, CHAT, Words("hello", update)))
        assert (bot.worker.trial is not None) == goes_on


async def test_it_ends_when_it_turns_out_that_nobody_died(running: Running) -> None:
    await running.worker.run(lambda uow: uow.insert(tables.worker, id=1, seen_at=2))
    await running.says("one")
    await running.says("two")
    assert running.worker.trial is None
    assert await running.place() == ["one", "two"]


@pytest.mark.sqlite  # several workers: tests/storage/test_workers.py
async def test_a_clean_end_is_told_from_a_death(running: Running) -> None:
    def live(uow: UnitOfWork, *, cleanly: bool) -> int:
        me, others = workers.sign_on(uow)
        if cleanly:
            workers.sign_off(uow, me)
        return len(others)

    ends = (True, True, False, False, True, True)
    found = [await running.worker.run(lambda uow, clean=clean: live(uow, cleanly=clean)) for clean in ends]
    assert found == [0, 0, 0, 1, 1, 0]


@pytest.mark.sqlite  # by the clock of the database, which a test can only move here
async def test_a_death_that_the_others_cleared_away_is_known_for_an_hour(running: Running) -> None:
    def others(uow: UnitOfWork) -> bool:
        me, others = workers.sign_on(uow)
        workers.sign_off(uow, me)
        return bool(others) and not workers.all_live(uow, others)

    now = int(running.now.timestamp() * 1000)
    for ago, known in ((0, True), (workers.REMEMBERED_FOR - 1, True), (workers.REMEMBERED_FOR, False)):
        await running.worker.run(lambda uow, at=now - ago: remember_setting(uow, "worker_died", str(at)))
        assert await running.worker.run(others) == known


async def test_a_mark_is_forgotten_once_its_update_cannot_come_again(running: Running) -> None:
    await died_in(running, 1, 1)
    running.now += timedelta(hours=1)
    await died_in(running, 2, 1)
    running.now += KEEP - timedelta(minutes=30)
    await running.worker.run(_sweep)
    left = await running.worker.run(lambda uow: uow.rows(select(tables.trial.c.update)))
    assert [row.update for row in left] == [2]
