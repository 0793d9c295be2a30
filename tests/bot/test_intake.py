"""Polling: an update is acknowledged only when it is on disk, whatever else happens."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from bot import intake
from bot.settings import Refused
from storage import tables
from tests.bot.edge import Edge, Held, invitation, texts, until

NOT_AN_UPDATE = {"message": {"message_id": "what?"}}


async def test_the_offset_moves_only_after_the_commit(edge: Edge) -> None:
    ana = edge.phone(7)
    async with edge.bot() as bot:
        async with Held(bot):
            number = ana.says("hello")["update_id"]
            await until(lambda: edge.api.handed == number)
            for _ in range(20):
                await asyncio.sleep(0)
            assert [one["update_id"] for one in edge.api.state.updates] == [number]
        await until(lambda: not edge.api.state.updates)
        assert edge.heard() == {number}
    assert edge.api.too_early == []


async def test_what_storage_refused_is_asked_for_again(edge: Edge) -> None:
    ana = edge.phone(7)
    async with edge.bot() as bot:
        engine = bot.worker.database.engine
        with engine.begin() as other:
            other.exec_driver_sql("ALTER TABLE heard RENAME TO elsewhere")
        number = ana.says("hello")["update_id"]
        await until(lambda: edge.api.handed == number)
        with engine.begin() as other:
            other.exec_driver_sql("ALTER TABLE elsewhere RENAME TO heard")
        await until(lambda: texts(ana))
        await until(lambda: not edge.api.state.updates)
        assert len(texts(ana)) == 1


async def test_an_update_that_nobody_can_read_does_not_stop_the_others(edge: Edge) -> None:
    ana = edge.phone(7)
    async with edge.bot():
        edge.api.state.update(**NOT_AN_UPDATE)
        ana.says("hello")
        edge.api.state.update(message={**ana.messages[0], "text": 5})
        await until(lambda: texts(ana))
        await until(lambda: not edge.api.state.updates)


async def test_numbers_that_no_database_holds_are_left_alone(edge: Edge) -> None:
    ana = edge.phone(7)
    async with edge.bot():
        message = {"message_id": 1, "date": 0, "chat": {"id": 2**70, "type": "private"}, "text": "hello"}
        edge.api.state.update(message=message)
        ana.says("hello")
        await until(lambda: len(texts(ana)) == 1)


async def test_an_update_that_is_delivered_twice_is_played_once(edge: Edge) -> None:
    nora = edge.phone(7)
    async with edge.bot() as bot:
        update = nora.starts(await invitation(bot))
        await until(lambda: nora.labels)
        edge.api.state.updates.append(update)
        edge.api.state.arrived.set()
        nora.taps("English")
        await until(lambda: "Go on" in nora.labels)
        await until(lambda: not edge.api.state.updates)
    assert len(texts(nora)) == 1


async def test_one_chat_is_heard_in_its_order(edge: Edge) -> None:
    nora = edge.phone(7)
    async with edge.bot() as bot:
        nora.starts(await invitation(bot))
        await until(lambda: "English" in nora.labels)
        async with Held(bot):
            for word in ("one", "two", "three"):
                nora.says(word)
        await until(lambda: not edge.api.state.updates)
        rows = await bot.worker.run(
            lambda uow: uow.rows(select(tables.heard.c.message).order_by(tables.heard.c.update))
        )
        numbers = [row.message for row in rows]
    assert numbers == sorted(numbers)
    assert len(numbers) == 4


async def test_a_bot_that_was_away_answers_everything_that_was_written_meanwhile(edge: Edge) -> None:
    ana, ben = edge.phone(7), edge.phone(8)
    ana.says("are you there?")
    ben.says("hello?")
    async with edge.bot():
        await until(lambda: texts(ana) and texts(ben))
    assert (len(texts(ana)), len(texts(ben))) == (1, 1)


async def test_what_telegram_refuses_for_a_while_is_asked_for_again(edge: Edge) -> None:
    ana = edge.phone(7)
    edge.api.slow_down_next("deleteWebhook", 1)
    edge.api.fail_next("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    edge.api.slow_down_next("getUpdates", 1)
    ana.says("hello")
    async with edge.bot() as bot:
        await until(lambda: texts(ana))
        assert bot.worker.tally.failures["poll"] == 0


async def test_a_token_that_is_no_longer_one_ends_the_polling_with_one_clear_line(edge: Edge) -> None:
    edge.api.fail_next("getUpdates", 401, "Unauthorized")
    async with edge.bot(polls=False) as bot:
        with pytest.raises(Refused, match="Telegram does not know this token"):
            await intake.poll(bot.wire, bot.worker)


@pytest.mark.parametrize("answer", [{}, ["what?", None, {"message": {}}], [{"update_id": True}]])
async def test_an_answer_without_updates_is_asked_for_again_after_a_pause(edge: Edge, answer: Any) -> None:
    ana, plain = edge.phone(7), edge.api.updates.get

    async def odd(given: dict[str, Any]) -> Any:
        edge.api.updates.get = plain  # type: ignore[method-assign]
        return answer

    edge.api.updates.get = odd  # type: ignore[method-assign]
    ana.says("hello")
    async with edge.bot() as bot:
        await until(lambda: texts(ana))
        assert bot.worker.tally.failures["poll"] == 1
    assert len(texts(ana)) == 1
