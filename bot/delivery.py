"""The reply lane: what was decided goes out at once, in order per chat, and is marked when Telegram has it.

1. The outbox is the truth; being woken is a hint, and a look every second makes up for a lost one.
2. One chat's rows go one after the other; different chats go side by side.
3. Payloads are sent as they were stored, over one keep-alive session.
4. A send that was cut off is uncertain and is made again: taps carry their place, edits are the same twice. A new message is
   marked before the chat's next one leaves, so that a kill repeats at most that one.
5. In the paced lane a new message is written down as put on the wire before it is: so that one that was taken back does not
   go out, and one whose acknowledgement was lost can be told by name. Then the chat has its pause, after the mark.
6. A 429 holds its chat. When several chats get one at the same time it is meant for the whole bot, and the lane rests.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

from bot.answers import LONGEST_WAIT, Answer, mark
from bot.wire import AT_ONCE
from bot.worker import Worker
from storage import outbox
from storage.errors import StorageUnavailable
from storage.fresh import Sending
from storage.ids import age

MOST_CHATS = 4 * AT_ONCE
"""How many chats are taken up at a time; the others stay in the outbox, where they are safe."""
REFUSALS = 3
"""So many chats with a 429 at the same time: the limit is the bot's, not theirs."""
LOOK_EVERY = 1.0
A_LOOK = 200
log = structlog.get_logger("delivery")


class Sender(Protocol):
    """Puts one call on the wire."""

    async def send(self, method: str, payload: dict[str, Any]) -> Answer: ...


class Delivery:
    """One lane of the outbox."""

    def __init__(
        self, worker: Worker, sender: Sender, now: Callable[[], datetime], lane: str = "reply", pause: float = 0.0
    ) -> None:
        self._worker = worker
        self._pause = pause
        self._sender = sender
        self._now = now
        self._lane = lane
        self._wake = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._refused: dict[int, datetime] = {}

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            self._wake.clear()
            try:
                found = await self._look()
            except Exception as error:
                log.error("outbox_not_read", lane=self._lane, error=type(error).__name__)
                found = False
                await asyncio.sleep(LOOK_EVERY)
            if not found:
                await self._rest()

    async def drain(self) -> None:
        """Send what is ready now and wait for it: the last thing before stopping."""
        while await self._look() or self._busy:
            await self.finish()

    async def finish(self) -> None:
        """Wait for what is on the wire, so that what Telegram has is marked."""
        if self._busy:
            await asyncio.wait(set(self._busy.values()))

    async def _look(self) -> bool:
        if len(self._busy) >= MOST_CHATS or self._rests():
            return False
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
        # not wait_for: in Python 3.11 it swallows a cancellation that comes together with the wake, and stopping hangs
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK_EVERY):
                await self._wake.wait()

    def _rests(self) -> bool:
        now = self._now()
        longest = now + timedelta(seconds=LONGEST_WAIT)  # beyond it only when the clock was set back
        self._refused = {chat: until for chat, until in self._refused.items() if now < until <= longest}
        return len(self._refused) >= REFUSALS

    async def _serve(self, chat: int, rows: list[Sending]) -> None:
        """Send one chat's rows in their order; stop at the first that has to wait."""
        taken: list[tuple[Sending, Answer]] = []
        numbers: dict[int, int | None] = {}
        try:
            async with self._gate:
                for sending in rows:
                    if taken and taken[-1][0].method.startswith(("send", "getFile")):
                        taken = await self._mark(taken)
                        await asyncio.sleep(self._pause)
                    if not await self._begin(sending):
                        continue
                    answer = await self._answer(sending, numbers)
                    taken.append((sending, answer))
                    numbers[sending.id] = answer.result.get("message_id") if isinstance(answer.result, dict) else None
                    if answer.holds_the_chat:
                        break
                # inside the gate: a second a chat and 32 chats at a time are Telegram's thirty a second
                taken = await self._mark(taken)
                await asyncio.sleep(self._pause)
        finally:
            del self._busy[chat]
            self._wake.set()

    async def _begin(self, sending: Sending) -> bool:
        """False when the row is no longer to be sent. While storage is away nothing goes out: the row stays ready."""
        if self._lane != "paced" or sending.method != "sendMessage":
            return True
        try:
            return await self._worker.run(lambda uow: outbox.begin(uow, sending.id))
        except StorageUnavailable:
            log.warning("not_begun", sending=sending.id)
            await asyncio.sleep(LOOK_EVERY)
            return False

    async def _mark(self, taken: list[tuple[Sending, Answer]]) -> list[tuple[Sending, Answer]]:
        """Write down what became of them. Do not give up while storage is away: they would be sent once more."""
        while True:
            try:
                await self._worker.run(lambda uow: _mark_all(uow, taken, self._now()))
                return []
            except StorageUnavailable:
                log.warning("not_marked", rows=len(taken))
                await asyncio.sleep(LOOK_EVERY)

    async def _answer(self, sending: Sending, numbers: dict[int, int | None]) -> Answer:
        began = time.perf_counter()
        try:
            answer = await self._send(sending, numbers)
        except Exception as error:  # a sender's own bug must not send the same row in a circle
            log.error("sender_failed", method=sending.method, error=type(error).__name__)
            self._worker.tally.failures["sender"] += 1
            return Answer(0, description=type(error).__name__)
        self._count(sending, answer, time.perf_counter() - began)
        if answer.status == 429:
            wait = min(answer.retry_after or 1, LONGEST_WAIT)
            self._refused[sending.chat] = self._now() + timedelta(seconds=wait)
        return answer

    def _count(self, sending: Sending, answer: Answer, took: float) -> None:
        tally, ms = self._worker.tally, round(took * 1000)
        if not answer.is_ok:
            tally.failures[answer.failure] += 1
            log.warning(
                "send_failed", cause=sending.cause, method=sending.method, status=answer.status, sending=sending.id
            )
            return
        tally.sent[self._lane] += 1
        if self._lane == "reply":
            tally.reply_seconds.add(age(sending.id))
        log.info("sent", cause=sending.cause, method=sending.method, sending=sending.id, ms=ms)

    async def _send(self, sending: Sending, numbers: dict[int, int | None]) -> Answer:
        payload = dict(sending.payload)
        target = payload.pop("_target", None)
        payload.pop("_document", None)
        only_there = payload.pop("_if_there", None) is not None
        if target is not None and payload.get("message_id") is None:
            payload["message_id"] = numbers.get(target)
        if target is not None and payload["message_id"] is None and only_there:
            return Answer(200)
        if target is not None and payload["message_id"] is None:
            return await self._without_message(sending.method, payload)
        answer = await self._sender.send(sending.method, payload)
        if answer.lost_its_message and only_there:
            return Answer(200)
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
