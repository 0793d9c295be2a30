"""A Bot API that goes wrong in every way, and remembers exactly what it has taken and whose answer was lost.

Updates are numbered and kept until a later offset is asked for (or a webhook has said 200). Each new message is written down with
the life of the bot in which it came, and whether its answer may have been lost: only those may come twice.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

ME = {"id": 123456, "is_bot": True, "first_name": "Soak", "username": "soak_bot"}
HELD = 22.0
"""Seconds that a call hangs: the bot gives up after 20."""
Json = dict[str, Any]


@dataclass
class Sent:
    """A new message that the bot has put into a chat. ``lost``: its answer did not reach the bot."""

    number: int
    chat: int
    life: int
    lost: bool = False


@dataclass
class Weather:
    """How often (0 to 1) a call is slow, hangs, is carried out and then reset, or is refused; how often updates come again."""

    slow: float = 0.0
    hangs: float = 0.0
    resets: float = 0.0
    refused: float = 0.0
    again: float = 0.0


@dataclass
class Telegram:
    weather: Weather = field(default_factory=Weather)
    sent: list[Sent] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)
    heard_by: Callable[[int], None] = lambda chat: None
    life: int = 0
    address: str = ""

    def __post_init__(self) -> None:
        self.waiting: list[Json] = []
        self.taken: deque[Json] = deque(maxlen=60)
        self.numbers = 0
        self.polls = 0
        self._arrived = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._call)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def says(self, chat: int, text: str) -> None:
        self.numbers += 1
        sender = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}
        message = {
            "message_id": self.numbers, "date": 1_790_000_000, "chat": _chat(chat), "from": sender, "text": text,
        }  # fmt: skip
        self.waiting.append({"update_id": self.numbers, "message": message})
        self._arrived.set()

    # --- calls -------------------------------------------------------------------------------------------------------
    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        given = await request.json() if request.content_type == "application/json" else dict(await request.post())
        if method == "getupdates":
            return _answer(await self._updates(int(given.get("offset") or 0)))
        weather, life = self.weather, self.life
        if method.startswith(("send", "edit")) and random.random() < weather.refused:
            self.happened["refused"] += 1
            return _refused(random.choice((500, 502, 429)))
        result, sent = self._done(method, given, life)
        if method.startswith(("send", "edit")):
            await self._on_the_way(request, weather, sent)
        return _answer(result)

    def _done(self, method: str, given: Json, life: int) -> tuple[Any, Sent | None]:
        if method == "getme":
            return ME, None
        if not method.startswith(("sendmessage", "editmessage")):
            return True, None
        chat = int(given["chat_id"])
        self.numbers += 1
        result = {"message_id": self.numbers, "date": 1_790_000_000, "chat": _chat(chat), "text": "x"}
        if method != "sendmessage":
            return {**result, "message_id": int(given["message_id"])}, None
        sent = Sent(self.numbers, chat, life)
        self.sent.append(sent)
        self.heard_by(chat)
        return result, sent

    async def _on_the_way(self, request: web.Request, weather: Weather, sent: Sent | None) -> None:
        """It is carried out; its answer may be late, or never come."""
        drawn = random.random()
        if drawn < weather.slow:
            self.happened["slow"] += 1
            await asyncio.sleep(random.uniform(0.2, 1.5))
        elif drawn < weather.slow + weather.hangs:
            self.happened["hangs"] += 1
            _lose(sent)
            await asyncio.sleep(HELD)
        elif drawn < weather.slow + weather.hangs + weather.resets:
            self.happened["resets"] += 1
            _lose(sent)
            if request.transport is not None:
                request.transport.abort()

    # --- updates -----------------------------------------------------------------------------------------------------
    async def _updates(self, offset: int) -> list[Json]:
        self.polls += 1
        gone = [update for update in self.waiting if update["update_id"] < offset]
        self.taken.extend(gone)
        self.waiting = self.waiting[len(gone) :]
        if not self.waiting:
            self._arrived.clear()
            try:
                async with asyncio.timeout(5):
                    await self._arrived.wait()
            except TimeoutError:
                return []
        found = self.waiting[:100]
        if random.random() < self.weather.again:
            self.happened["again"] += 1
            found = mixed([*random.sample(list(self.taken), min(5, len(self.taken))), *found])
        return found


def mixed(updates: list[Json]) -> list[Json]:
    """In another order; what one chat said stays in its own. The newest comes last: it is what the offset is read from."""
    *rest, last = updates
    chats = [update["message"]["chat"]["id"] for update in rest]
    random.shuffle(chats)
    by_chat: dict[int, deque[Json]] = {}
    for update in rest:
        by_chat.setdefault(update["message"]["chat"]["id"], deque()).append(update)
    return [*(by_chat[chat].popleft() for chat in chats), last]


def _lose(sent: Sent | None) -> None:
    if sent is not None:
        sent.lost = True


def _chat(chat: int) -> Json:
    return {"id": chat, "type": "private", "first_name": "A"}


def _answer(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _refused(status: int) -> web.Response:
    body: Json = {"ok": False, "error_code": status, "description": "trouble"}
    if status == 429:
        body["parameters"] = {"retry_after": 1}
    return web.json_response(body, status=status)
