"""A local Bot API on a free port, asked over real HTTP."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.tryout.phones import Phone
from bot.tryout.server import LocalBotApi

TOKEN = "100200300:a-token-of-the-tests"
ANA = 7001


@dataclass
class Telegram:
    """``await telegram("sendMessage", chat_id=ANA, text="Hello")`` is the answer's JSON; ``telegram.ana`` is a phone."""

    api: LocalBotApi
    address: str
    session: aiohttp.ClientSession
    moved: timedelta = timedelta()

    async def __call__(self, method: str, **given: Any) -> dict[str, Any]:
        return await self.asks(TOKEN, method, given)

    async def asks(self, token: str, method: str, given: dict[str, Any]) -> dict[str, Any]:
        async with self.session.post(f"{self.address}/bot{token}/{method}", json=given) as response:
            body: dict[str, Any] = await response.json()
            assert body["ok"] == (response.status == 200)
            return body

    async def uploads(self, method: str, kind: str, name: str, content: bytes, **given: Any) -> dict[str, Any]:
        form = aiohttp.FormData()
        form.add_field(kind, content, filename=name)
        for key, value in given.items():
            form.add_field(key, value if isinstance(value, str) else json.dumps(value))
        async with self.session.post(f"{self.address}/bot{TOKEN}/{method}", data=form) as response:
            body: dict[str, Any] = await response.json()
            return body

    async def refusal(self, method: str, **given: Any) -> tuple[int, str]:
        answer = await self(method, **given)
        assert answer["ok"] is False, answer
        return answer["error_code"], answer["description"]

    async def sends(self, text: str = "Hello", **given: Any) -> int:
        """The number of a message that the bot sent."""
        answer = await self("sendMessage", chat_id=ANA, text=text, **given)
        return int(answer["result"]["message_id"])

    @property
    def ana(self) -> Phone:
        return self.api.phone(ANA)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """Ana has started the chat, and the bot has taken that update."""
    began = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    api = LocalBotApi(TOKEN, now=lambda: began + found.moved)
    address = await api.start()
    async with aiohttp.ClientSession() as session:
        found = Telegram(api, address, session)
        update = found.ana.starts()
        await found("getUpdates", offset=update["update_id"] + 1)
        yield found
    await api.stop()
