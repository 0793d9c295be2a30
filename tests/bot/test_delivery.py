"""Delivery: in order per chat, once, at Telegram's pace; one person's trouble is nobody else's."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.answers import Answer
from bot.delivery import Delivery
from bot.run import Running
from storage import outbox, tables
from storage.writes.person import meet
from tests.bot.edge import PATIENCE, Edge, invitation, puts, texts, until

ANA, BEN, EVA, SAM = 7, 8, 9, 10


async def person(bot: Running, chat: int) -> None:
    await bot.worker.run(lambda uow: meet(uow, chat, "en") and None)


async def blocked(bot: Running, chat: int) -> bool:
    table = tables.person
    rows = await bot.worker.run(lambda uow: uow.rows(select(table.c.blocked_at).where(table.c.chat == chat)))
    return rows[0].blocked_at is not None


async def states(bot: Running, chat: int) -> list[str]:
    table = tables.outbox
    statement = select(table.c.state).where(table.c.chat == chat).order_by(table.c.id)
    return [row.state for row in await bot.worker.run(lambda uow: uow.rows(statement))]


async def waiting(bot: Running) -> int:
    table = tables.outbox
    statement = select(func.count()).where(table.c.state == "ready", table.c.attempts > 0)
    return int((await bot.worker.run(lambda uow: uow.rows(statement)))[0][0])


async def waits(bot: Running, rows: int) -> None:
    """Until so many rows were tried and wait for their time."""
    async with asyncio.timeout(PATIENCE):
        while await waiting(bot) != rows:  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def until_failed(bot: Running, chat: int, rows: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while await states(bot, chat) != ["failed"] * rows:  # noqa: ASYNC110
            await asyncio.sleep(0.005)


def sends(edge: Edge) -> int:
    """How many new messages Telegram was asked for."""
    return [name for name, _ in edge.api.calls].count("sendmessage")


# --- order -----------------------------------------------------------------------------------------------------------
async def test_many_messages_of_one_chat_keep_their_order(edge: Edge) -> None:
    ana, ben = edge.phone(ANA), edge.phone(BEN)
    numbers = [str(n) for n in range(25)]
    async with edge.bot(polls=False) as bot:
        await puts(bot, ANA, *numbers)
        await puts(bot, BEN, *numbers)
        await until(lambda: len(texts(ana)) == len(texts(ben)) == 25)
    assert texts(ana) == texts(ben) == numbers


async def test_what_was_not_sent_is_sent_in_order_by_the_next_start(edge: Edge) -> None:
    ana = edge.phone(ANA)
    edge.api.fail_next("sendMessage", 502, "Bad Gateway")
    async with edge.bot(polls=False) as bot:
        await puts(bot, ANA, "one", "two", "three")
        await waits(bot, 1)
    assert texts(ana) == []
    async with edge.bot(polls=False) as bot:
        edge.moves_clock(bot, seconds=2)
        await until(lambda: len(texts(ana)) == 3)
    assert texts(ana) == ["one", "two", "three"]


async def test_stopping_sends_what_is_ready(edge: Edge) -> None:
    ana = edge.phone(ANA)
    async with edge.bot(polls=False) as bot:
        await puts(bot, ANA, *(str(n) for n in range(12)))
    assert texts(ana) == [str(n) for n in range(12)]


# --- Telegram says: slower ---------------------------------------------------------------------------------------------
async def test_too_many_requests_hold_that_chat_as_long_as_told_and_no_other(edge: Edge) -> None:
    ana, ben = edge.phone(ANA), edge.phone(BEN)
    edge.api.fail_next("sendMessage", 429, "Too Many Requests: retry after 30", retry_after=30)
    async with edge.bot(polls=False) as bot:
        await puts(bot, ANA, "one", "two")
        await waits(bot, 1)
        await puts(bot, BEN, "hello")
        await until(lambda: texts(ben))
        edge.moves_clock(bot, seconds=29)
        await puts(bot, BEN, "again")
        await until(lambda: len(texts(ben)) == 2)
        assert texts(ana) == []
        edge.moves_clock(bot, seconds=2)
        await until(lambda: len(texts(ana)) == 2)
    assert texts(ana) == ["one", "two"]


async def test_refusals_in_many_chats_are_meant_for_the_whole_bot(edge: Edge) -> None:
    sender = Scripted(*[Answer(429, retry_after=30)] * 3)
    async with edge.bot(polls=False) as bot:
        lane = Delivery(bot.worker, sender, edge.clock.now, "another")
        for chat in (ANA, BEN, EVA):
            await puts(bot, chat, "one", lane="another")
        await lane.drain()
        await puts(bot, SAM, "one", lane="another")
        edge.moves_clock(bot, seconds=20)
        await lane.drain()
        assert [chat for chat, _ in sender.sent] == [ANA, BEN, EVA]
        edge.moves_clock(bot, seconds=11)
        await lane.drain()
    assert sorted(chat for chat, _ in sender.sent[3:]) == [ANA, BEN, EVA, SAM]


@pytest.mark.parametrize("status", [500, 502, 504, 401, 404, 409])
async def test_trouble_on_telegrams_side_is_backed_off_and_nothing_is_given_up(edge: Edge, status: int) -> None:
    ana = edge.phone(ANA)
    for _ in range(2):
        edge.api.fail_next("sendMessage", status, "trouble")
    async with edge.bot(polls=False) as bot:
        await puts(bot, ANA, "one")
        await waits(bot, 1)
        edge.moves_clock(bot, seconds=1.5)
        await until(lambda: sends(edge) == 2)
        edge.moves_clock(bot, seconds=2.5)
        await until(lambda: texts(ana))
    assert texts(ana) == ["one"]


async def test_many_chats_that_wait_do_not_stand_in_front_of_one_that_does_not(edge: Edge) -> None:
    ana = edge.phone(ANA)
    async with edge.bot(polls=False) as bot:
        later = edge.clock.now().replace(microsecond=0)

        def hold_up(uow: Any) -> None:
            for chat in range(1000, 1900):
                row = outbox.put(uow, chat, None, "sendMessage", {"chat_id": chat, "text": "x"})
                outbox.later(uow, row, later.replace(year=later.year) + outbox.LONGEST_WAIT / 2, "429")

        await bot.worker.run(hold_up)
        await puts(bot, ANA, "one")
        await until(lambda: texts(ana))


async def test_a_clock_that_is_set_back_holds_nothing_up(edge: Edge) -> None:
    ana = edge.phone(ANA)
    async with edge.bot(polls=False) as bot:
        edge.api.fail_next("sendMessage", 502, "Bad Gateway")
        await puts(bot, ANA, "one")
        await waits(bot, 1)
        edge.moves_clock(bot, days=-3)
        await puts(bot, ANA, "two")
        await until(lambda: len(texts(ana)) == 2)
    assert texts(ana) == ["one", "two"]


# --- cut off -----------------------------------------------------------------------------------------------------------
async def test_a_lost_acknowledgement_repeats_that_one_message_at_most(edge: Edge) -> None:
    ana, ben = edge.phone(ANA), edge.phone(BEN)
    edge.api.drop_next("sendMessage")
    async with edge.bot(polls=False) as bot:
        await puts(bot, ANA, "one", "two")
        await waits(bot, 1)
        await puts(bot, BEN, "hello")
        edge.moves_clock(bot, seconds=2)
        await until(lambda: len(texts(ana)) == 3 and texts(ben))
    assert (texts(ana), texts(ben)) == (["one", "one", "two"], ["hello"])


async def test_a_message_is_marked_before_the_next_one_of_its_chat_leaves(edge: Edge) -> None:
    edge.phone(ANA)
    async with edge.bot(polls=False) as bot:
        gates = [edge.api.hold_next("sendMessage") for _ in range(2)]
        await puts(bot, ANA, "one", "two")
        gates[0].set()
        await until(lambda: sends(edge) == 2)
        assert await states(bot, ANA) == ["sent", "ready"]
        gates[1].set()


@pytest.mark.sqlite
async def test_what_telegram_has_is_marked_even_when_storage_was_away_for_a_moment(edge: Edge) -> None:
    ana = edge.phone(ANA)
    async with edge.bot(polls=False) as bot:
        gate = edge.api.hold_next("sendMessage")
        await puts(bot, ANA, "one")
        await until(lambda: sends(edge))
        with bot.worker.database.engine.begin() as other:
            other.exec_driver_sql("PRAGMA user_version=1")
            gate.set()  # its mark has to wait for this transaction
            await until(lambda: texts(ana))
        await puts(bot, ANA, "two")
        await until(lambda: len(texts(ana)) > 1)
    assert texts(ana) == ["one", "two"]


# --- people who are gone -----------------------------------------------------------------------------------------------
async def test_somebody_who_blocked_the_bot_is_known_as_such_until_they_come_back(edge: Edge) -> None:
    ana = edge.phone(ANA)
    ana.chat.blocked = True
    async with edge.bot() as bot:
        await person(bot, ANA)
        await puts(bot, ANA, "one", "two")
        await until(lambda: sends(edge))
        await until_failed(bot, ANA, 2)
        assert await blocked(bot, ANA)
        ana.unblocks()
        await until(lambda: not edge.api.state.updates)
        assert not await blocked(bot, ANA)
        await puts(bot, ANA, "three")
        await until(lambda: texts(ana))
    assert texts(ana) == ["three"]


@pytest.mark.parametrize(
    "said", ["Bad Request: chat not found", "Bad Request: PEER_ID_INVALID", "Forbidden: user is deactivated"]
)
async def test_a_chat_that_is_gone_is_known_as_such(edge: Edge, said: str) -> None:
    edge.phone(ANA)
    edge.api.fail_next("sendMessage", 403 if said.startswith("Forbidden") else 400, said)
    async with edge.bot(polls=False) as bot:
        await person(bot, ANA)
        await puts(bot, ANA, "one", "two")
        await until_failed(bot, ANA, 2)
        assert await blocked(bot, ANA)


async def test_a_message_that_telegram_does_not_take_is_given_up_and_the_next_one_goes(edge: Edge) -> None:
    ana = edge.phone(ANA)
    async with edge.bot(polls=False) as bot:
        await person(bot, ANA)
        await puts(bot, ANA, "", "two")
        await until(lambda: texts(ana))
        assert await states(bot, ANA) == ["failed", "sent"]
        assert not await blocked(bot, ANA)


class Scripted:
    """A sender that gives prepared answers, then says yes."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.sent: list[tuple[int, str]] = []

    async def send(self, method: str, payload: dict[str, Any]) -> Answer:
        self.sent.append((payload["chat_id"], payload["text"]))
        return self.answers.pop(0) if self.answers else Answer(200, {"message_id": len(self.sent)})


async def test_a_chat_that_got_another_number_is_followed(edge: Edge) -> None:
    sender = Scripted(Answer(400, migrate_to=77, description="group chat was upgraded to a supergroup chat"))
    async with edge.bot(polls=False) as bot:
        await person(bot, ANA)
        lane = Delivery(bot.worker, sender, edge.clock.now, "another")
        await puts(bot, ANA, "one", "two", lane="another")
        await lane.drain()
        assert await states(bot, 77) == ["sent", "sent"]
    assert sender.sent == [(ANA, "one"), (77, "one"), (77, "two")]


class Broken:
    async def send(self, method: str, payload: dict[str, Any]) -> Answer:
        raise RuntimeError("a bug of the sender's")


async def test_a_sender_that_fails_in_itself_does_not_turn_in_a_circle(edge: Edge) -> None:
    async with edge.bot(polls=False) as bot:
        lane = Delivery(bot.worker, Broken(), edge.clock.now, "another")
        await puts(bot, ANA, "one", lane="another")
        await lane.drain()
        assert await states(bot, ANA) == ["ready"]
        assert await waiting(bot) == 1


# --- the paced lane ------------------------------------------------------------------------------------------------------
async def test_a_reply_never_waits_behind_a_broadcast(edge: Edge) -> None:
    nora = edge.phone(ANA)
    crowd = [edge.phone(chat) for chat in range(100, 160)]
    gates = [edge.api.hold_next("sendMessage") for _ in range(25)]
    async with edge.bot() as bot:
        for phone in crowd:
            await puts(bot, phone.chat.id, "broadcast", lane="paced")
        await until(lambda: sends(edge) >= 25)
        nora.starts(await invitation(bot))
        await until(lambda: "English" in nora.labels)
        assert len([phone for phone in crowd if texts(phone)]) < len(crowd)
        for gate in gates:
            gate.set()
        await until(lambda: all(texts(phone) for phone in crowd))
    assert {len(texts(phone)) for phone in crowd} == {1}


async def test_the_paced_lane_takes_telegrams_answers_as_the_other_does(edge: Edge) -> None:
    ana, ben, eva, sam = (edge.phone(chat) for chat in (ANA, BEN, EVA, SAM))
    eva.chat.blocked = True
    async with edge.bot(polls=False) as bot:
        for chat in (ANA, BEN, EVA, SAM):
            await person(bot, chat)
        edge.api.fail_next("sendMessage", 429, "Too Many Requests: retry after 30", retry_after=30)
        await puts(bot, ANA, "one", lane="paced")
        await waits(bot, 1)
        edge.api.fail_next("sendMessage", 502, "Bad Gateway")
        await puts(bot, BEN, "one", lane="paced")
        await waits(bot, 2)
        edge.api.drop_next("sendMessage")
        await puts(bot, SAM, "one", lane="paced")
        await waits(bot, 3)
        await puts(bot, EVA, "one", lane="paced")
        await until_failed(bot, EVA, 1)
        edge.moves_clock(bot, seconds=31)
        await until(lambda: texts(ana) and texts(ben) and len(texts(sam)) == 2)
        assert (await blocked(bot, ANA), await blocked(bot, EVA)) == (False, True)
    assert (texts(ana), texts(ben), texts(sam)) == (["one"], ["one"], ["one", "one"])


async def test_a_button_that_is_tapped_is_answered_over_the_wire(edge: Edge) -> None:
    nora = edge.phone(ANA)
    async with edge.bot() as bot:
        nora.starts(await invitation(bot))
        await until(lambda: "English" in nora.labels)
        nora.taps("English")
        await until(lambda: "Go on" in nora.labels)
        await until(lambda: nora.toasts)
    assert (len(texts(nora)), len(nora.toasts)) == (1, 1)
