"""The webhook: 200 means that it is on disk, or that it never will get better."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot import webhook
from bot.run import Running
from bot.settings import Refused
from tests.bot.edge import Edge, Held, invitation, texts, until

SECRET = "a-secret-that-only-telegram-knows"


@asynccontextmanager
async def listening(edge: Edge, bot: Running) -> AsyncIterator[str]:
    runner = web.AppRunner(webhook.application(bot.worker, SECRET))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def post(address: str, body: Any, secret: str | bytes = SECRET) -> int:
    headers = {webhook.SECRET_HEADER: secret if isinstance(secret, str) else secret.decode(errors="surrogateescape")}
    sent = {"data": body} if isinstance(body, str | bytes) else {"json": body}
    async with aiohttp.ClientSession() as session, session.post(address, headers=headers, **sent) as response:
        return response.status


async def test_200_is_answered_only_after_the_commit(edge: Edge) -> None:
    update = edge.phone(7).says("hello")
    async with edge.bot(polls=False) as bot, listening(edge, bot) as address:
        async with Held(bot):
            asked = asyncio.create_task(post(address, update))
            await asyncio.wait({asked}, timeout=0.2)
            assert not asked.done()
            assert edge.heard() == set()
        assert await asked == 200
        assert edge.heard() == {update["update_id"]}


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", b"\xc3\x28\xff"])
async def test_a_wrong_secret_is_forbidden_and_nothing_is_read(edge: Edge, secret: str | bytes) -> None:
    update = edge.phone(7).says("hello")
    async with edge.bot(polls=False) as bot, listening(edge, bot) as address:
        assert await post(address, update, secret) == 403
        assert edge.heard() == set()


GARBAGE = ("", "{", "[]", "null", '{"update_id": "x"}', b"\xff\xfe", '{"message": {}}', "[" * 100_000, "9" * 9000)


@pytest.mark.parametrize("body", GARBAGE)
async def test_garbage_is_answered_so_that_it_does_not_come_again(edge: Edge, body: str | bytes) -> None:
    async with edge.bot(polls=False) as bot, listening(edge, bot) as address:
        assert await post(address, body) == 200


async def test_a_body_without_end_is_refused(edge: Edge) -> None:
    async with edge.bot(polls=False) as bot, listening(edge, bot) as address:
        assert await post(address, b"x" * (webhook.LARGEST + 1)) == 413


async def test_while_storage_is_away_telegram_is_told_to_come_again(edge: Edge) -> None:
    ana = edge.phone(7)
    async with edge.bot(polls=False) as bot, listening(edge, bot) as address:
        engine, update = bot.worker.database.engine, ana.says("hello")
        with engine.begin() as other:
            other.exec_driver_sql("ALTER TABLE heard RENAME TO elsewhere")
        assert await post(address, update) == 503
        with engine.begin() as other:
            other.exec_driver_sql("ALTER TABLE elsewhere RENAME TO heard")
        assert [await post(address, update), await post(address, update)] == [200, 200]
        await until(lambda: texts(ana))
    assert len(texts(ana)) == 1


async def test_a_conversation_by_webhook(edge: Edge) -> None:
    nora = edge.phone(7)
    async with edge.bot(polls=False) as bot, listening(edge, bot) as address:
        await bot.wire.send("setWebhook", {"url": address, "secret_token": SECRET})
        nora.starts(await invitation(bot))
        await until(lambda: "English" in nora.labels)
        nora.taps("English")
        await until(lambda: "Go on" in nora.labels)


async def test_a_taken_port_is_refused_with_its_name(edge: Edge) -> None:
    async with edge.bot(polls=False) as bot, listening(edge, bot) as address:
        listen = address.removeprefix("http://").rstrip("/")
        settings = edge.settings(webhook_url=address, listen=listen)
        with pytest.raises(Refused, match=f"HEARTHSIDE_LISTEN {listen} cannot be used"):
            await webhook.serve(bot.wire, bot.worker, settings)
