"""The reply lane: what was decided goes out at once, in order per chat, and is marked when Telegram has it.

1. The outbox is the truth; being woken is a hint, and a look every second makes up for a lost one.
2. One chat's rows go one after the other; different chats go side by side.
3. Payloads are sent as they were stored, over one keep-alive session.
4. A send that was cut off is uncertain and is made again: taps carry their place, edits are the same twice.
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

import aiohttp
import structlog

from bot.answers import Answer, mark, read
from bot.worker import Worker
from storage import outbox
from storage.errors import StorageUnavailable
from storage.outbox import Sending

AT_ONCE = 32
LOOK_EVERY = 1.0
A_LOOK = 200
TIMEOUT = aiohttp.ClientTimeout(total=20)
log = structlog.get_logger("delivery")


class Sender(Protocol):
    """Puts one call on the wire."""

    async def send(self, method: str, payload: dict[str, Any]) -> Answer: ...


class Wire:
    """Telegram's Bot API over one keep-alive session."""

    def __init__(self, api_url: str, token: str) -> None:
        self._base = f"{api_url.rstrip('/')}/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    async def send(self, method: str, payload: dict[str, Any]) -> Answer:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=TIMEOUT, connector=aiohttp.TCPConnector(limit=AT_ONCE))
        document = payload.get("document") or payload.get("photo")
        body: Any = _form(payload) if isinstance(document, dict) else json.dumps(payload)
        headers = None if isinstance(document, dict) else {"Content-Type": "application/json"}
        try:
            async with self._session.post(self._base + method, data=body, headers=headers) as response:
                return read(response.status, json.loads(await response.read()))
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            return Answer(0, description=type(error).__name__)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


def _form(payload: dict[str, Any]) -> aiohttp.FormData:
    """A file goes as a form."""
    form = aiohttp.FormData()
    for name, value in payload.items():
        if isinstance(value, dict) and "bytes_b64" in value:
            form.add_field(name, base64.b64decode(value["bytes_b64"]), filename=value["name"])
        else:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    return form


class Delivery:
    """One lane of the outbox."""

    def __init__(self, worker: Worker, sender: Sender, now: Callable[[], datetime], lane: str = "reply") -> None:
        self._worker = worker
        self._sender = sender
        self._now = now
        self._lane = lane
        self._wake = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._gate = asyncio.Semaphore(AT_ONCE)

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            self._wake.clear()
            try:
                found = await self._look()
            except StorageUnavailable:
                found = False
                await asyncio.sleep(LOOK_EVERY)
            if not found:
                await self._rest()

    async def drain(self) -> None:
        """Send what is ready now and wait for it: the last thing before stopping."""
        while await self._look() or self._busy:
            await asyncio.gather(*self._busy.values())

    async def _look(self) -> bool:
        busy = frozenset(self._busy)
        sendings = await self._worker.run(lambda uow: outbox.ready(uow, self._lane, self._now(), A_LOOK, busy))
        by_chat: dict[int, list[Sending]] = {}
        for sending in sendings:
            by_chat.setdefault(sending.chat, []).append(sending)
        for chat, rows in by_chat.items():
            if chat not in self._busy:
                self._busy[chat] = asyncio.create_task(self._serve(chat, rows))
        return bool(by_chat)

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), LOOK_EVERY)
        except TimeoutError:
            return

    async def _serve(self, chat: int, rows: list[Sending]) -> None:
        """Send one chat's rows in their order; stop at the first that has to wait."""
        taken: list[tuple[Sending, Answer]] = []
        numbers: dict[int, int | None] = {}
        try:
            async with self._gate:
                for sending in rows:
                    answer = await self._send(sending, numbers)
                    taken.append((sending, answer))
                    numbers[sending.id] = answer.result.get("message_id") if isinstance(answer.result, dict) else None
                    if not answer.is_ok and (answer.status in (0, 403, 429) or answer.status >= 500):
                        break
            await self._worker.run(lambda uow: _mark_all(uow, taken, self._now()))
        except StorageUnavailable:
            log.warning("not_marked", rows=len(taken))
        finally:
            del self._busy[chat]
            self._wake.set()

    async def _send(self, sending: Sending, numbers: dict[int, int | None]) -> Answer:
        payload = dict(sending.payload)
        target = payload.pop("_target", None)
        if target is not None and payload.get("message_id") is None:
            payload["message_id"] = numbers.get(target)
        if target is not None and payload["message_id"] is None:
            return await self._without_message(sending.method, payload)
        answer = await self._sender.send(sending.method, payload)
        if answer.lost_its_message:
            return await self._without_message(sending.method, payload)
        return answer

    async def _without_message(self, method: str, payload: dict[str, Any]) -> Answer:
        """The message that was to be changed is not there: a screen is sent anew, anything else is done with."""
        payload.pop("message_id", None)
        if method == "editMessageText":
            return await self._sender.send("sendMessage", payload)
        return Answer(200)


def _mark_all(uow: Any, taken: list[tuple[Sending, Answer]], now: datetime) -> None:
    for sending, answer in taken:
        mark(uow, sending, answer, now)
        if not answer.is_ok:
            log.warning("send_failed", method=sending.method, status=answer.status, sending=sending.id)
