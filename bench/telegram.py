"""The Telegram of the benchmark: people take turns to write, and ``at_once`` messages always wait for their reply.

1. A closed loop: the bot is always saturated, and the time to answer is its own.
2. It speaks HTTP itself, in as few steps as it can: it must never be what is measured. It has a process of its own.
3. A message is answered when the bot has *sent* its reply; calls that change an older message are served and not counted.

It prints three lines: its port; ``warm`` when the first fifth is over and counting begins; the result in JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import deque
from urllib.parse import parse_qsl

WARM_UP = 0.2
"""The first fifth of the messages is not counted: pools, caches and the interpreter warm up."""
AT_MOST = 100
"""Updates in one answer to getUpdates, as Telegram has it."""
WORDS = (
    "I remember the day you taught me to swim; I was so proud of us both.",
    "Me acuerdo del día en que me enseñaste a nadar; qué orgullo sentí por los dos.",
    "When I saw you asleep on the stairs I was afraid, and it is your fault that I cannot sleep. You never listen!",
    "Cuando te vi dormir en la escalera tuve miedo, y es tu culpa que yo no duerma. ¡Nunca escuchas!",
)
"""Even chats write English and odd ones Spanish, as the people of ``bench.seed``; in half of it there is something for the coach."""
ME = {"id": 123456, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


class Telegram:
    """Who waits for what. ``took`` holds the seconds that each counted message waited for its reply."""

    def __init__(self, people: int, at_once: int, messages: int, born: float) -> None:
        self.messages = messages
        self.at_once = at_once
        self.uncounted = int(messages * WARM_UP)
        self.born = born
        self.cold_start = 0.0
        self.first_answer = 0.0
        self.ready: deque[int] = deque(range(1, people + 1))
        self.handed: dict[int, float] = {}
        self.took: list[float] = []
        self.numbers = 0
        self.answered = 0
        self.started = 0.0
        self.poller: asyncio.Transport | None = None
        self.finished = asyncio.Event()

    def call(self, method: str, parameters: dict[str, str], transport: asyncio.Transport) -> None:
        if method == "getupdates":
            self._polled(transport)
            return
        chat = int(parameters.get("chat_id") or 0)
        if method == "sendmessage":
            self._answered(chat)
        result: object = True
        if method.startswith(("sendmessage", "editmessage")):
            self.numbers += 1
            result = {"message_id": self.numbers, "date": 1_790_000_000, "chat": _chat(chat), "text": "x"}
        _respond(transport, ME if method == "getme" else result)

    def _polled(self, transport: asyncio.Transport) -> None:
        """Hold the request, as Telegram does, until there is something to hand out."""
        self.cold_start = self.cold_start or time.time() - self.born
        self.poller = transport
        self._hand_out()

    def _hand_out(self) -> None:
        free = min(AT_MOST, len(self.ready), self.at_once - len(self.handed))
        if self.poller is None or not free:
            return
        transport, self.poller = self.poller, None
        now = time.perf_counter()
        given = [self.ready.popleft() for _ in range(free)]
        _respond(transport, [self._update(chat, now) for chat in given])

    def _update(self, chat: int, now: float) -> dict[str, object]:
        self.numbers += 1
        self.handed[chat] = now
        sender = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}
        message = {
            "message_id": self.numbers, "date": 1_790_000_000, "chat": _chat(chat), "from": sender, "text": _words(chat),
        }  # fmt: skip
        return {"update_id": self.numbers, "message": message}

    def _answered(self, chat: int) -> None:
        handed = self.handed.pop(chat, None)
        if handed is None:
            return
        now = time.perf_counter()
        self.answered += 1
        self.first_answer = self.first_answer or time.time() - self.born
        if self.answered > self.uncounted:
            self.took.append(now - handed)
        elif self.answered == self.uncounted:
            self.started = now
            print("warm", flush=True)
        if self.answered == self.messages:
            print(json.dumps(self._result(now)), flush=True)
            self.finished.set()
        elif not self.finished.is_set():
            self.ready.append(chat)
            asyncio.get_running_loop().call_soon(self._hand_out)

    def _result(self, now: float) -> dict[str, float]:
        self.took.sort()
        return {
            "counted": len(self.took),
            "per_second": len(self.took) / (now - self.started),
            "p50_ms": self.took[len(self.took) // 2] * 1000,
            "p99_ms": self.took[int(len(self.took) * 0.99)] * 1000,
            "cold_start_ms": self.cold_start * 1000,
            "first_answer_ms": self.first_answer * 1000,
        }


class Connection(asyncio.Protocol):
    """One keep-alive connection: enough of HTTP for the clients that are measured."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end]
            length = _length(head)
            if len(self.buffer) < end + 4 + length:
                return
            body, self.buffer = self.buffer[end + 4 : end + 4 + length], self.buffer[end + 4 + length :]
            method = head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].decode().lower()
            self.telegram.call(method, _parameters(body), self.transport)


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


def _parameters(body: bytes) -> dict[str, str]:
    if body.startswith(b"{"):
        parameters: dict[str, str] = json.loads(body)
        return parameters
    return dict(parse_qsl(body.decode()))


def _respond(transport: asyncio.Transport, result: object) -> None:
    body = json.dumps({"ok": True, "result": result}).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
    transport.write(head + body)


def _words(chat: int) -> str:
    return WORDS[chat % len(WORDS)]


def _chat(chat: int) -> dict[str, object]:
    return {"id": chat, "type": "private", "first_name": "A"}


async def main(people: int, at_once: int, messages: int) -> None:
    loop = asyncio.get_running_loop()
    telegram = Telegram(people, at_once, messages, time.time())
    server = await loop.create_server(lambda: Connection(telegram), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await telegram.finished.wait()
    await asyncio.sleep(5)  # the parent looks at the bot's memory now, and then ends us


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:4])))
