"""The Telegram of the benchmark: hands out one message a chat at a time, and measures when each is answered.

A closed loop: a chat's next message is there as soon as the last one was answered, so the bot is always saturated and the
time to answer is its own. It runs in a process of its own and prints one JSON line at the end.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import deque

from aiohttp import web

WARM_UP = 0.2
"""The first fifth of the messages is not counted: pools, caches and the interpreter warm up."""


class Telegram:
    def __init__(self, chats: int, messages: int) -> None:
        self.messages = messages
        self.ready: deque[int] = deque(range(1, chats + 1))
        self.handed: dict[int, float] = {}
        self.took: list[float] = []
        self.updates = 0
        self.answered = 0
        self.started = 0.0
        self.wake = asyncio.Event()
        self.finished = asyncio.Event()

    async def call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        if method == "getupdates":
            return await self.get_updates()
        body = await _body(request)
        if method == "sendmessage":
            self.answer(int(body["chat_id"]))
        return _ok(_message(int(body["chat_id"])) if method in ("sendmessage", "editmessagetext") else _other(method))

    async def get_updates(self) -> web.Response:
        if not self.ready and not self.finished.is_set():
            self.wake.clear()
            try:
                await asyncio.wait_for(self.wake.wait(), 1)
            except TimeoutError:
                return _ok([])
        now = time.perf_counter()
        given = [self.ready.popleft() for _ in range(min(100, len(self.ready)))]
        return _ok([self.update(chat, now) for chat in given])

    def update(self, chat: int, now: float) -> dict[str, object]:
        self.updates += 1
        self.handed[chat] = now
        sender = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}
        text = "I remember the day you taught me to swim; I was so proud of us both."
        return {
            "update_id": self.updates,
            "message": {
                "message_id": self.updates,
                "date": 1_790_000_000,
                "chat": {"id": chat, "type": "private", "first_name": "A"},
                "from": sender,
                "text": text,
            },
        }

    def answer(self, chat: int) -> None:
        handed = self.handed.pop(chat, None)
        if handed is None:
            return
        now = time.perf_counter()
        self.answered += 1
        if self.answered == int(self.messages * WARM_UP):
            self.started = now
        elif self.answered > self.messages * WARM_UP:
            self.took.append(now - handed)
        if self.answered >= self.messages:
            self.finished.set()
        elif self.updates < self.messages + 500:
            self.ready.append(chat)
            self.wake.set()

    def result(self) -> dict[str, float]:
        self.took.sort()
        seconds = time.perf_counter() - self.started
        return {
            "per_second": len(self.took) / seconds,
            "p50_ms": self.took[len(self.took) // 2] * 1000,
            "p99_ms": self.took[int(len(self.took) * 0.99)] * 1000,
        }


async def _body(request: web.Request) -> dict[str, object]:
    if request.content_type == "application/json":
        return json.loads(await request.text())
    return dict(await request.post())


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _message(chat: int) -> dict[str, object]:
    return {"message_id": 1, "date": 1_790_000_000, "chat": {"id": chat, "type": "private"}, "text": "x"}


def _other(method: str) -> object:
    return {"id": 1, "is_bot": True, "first_name": "B", "username": "bench_bot"} if method == "getme" else True


async def main(chats: int, messages: int) -> None:
    telegram = Telegram(chats, messages)
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", telegram.call)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await telegram.finished.wait()
    print(json.dumps(telegram.result()), flush=True)
    await asyncio.sleep(0.05)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
