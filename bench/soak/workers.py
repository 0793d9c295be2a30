"""Several workers on one PostgreSQL behind one address: they are killed, and the server goes and comes, under load."""

from __future__ import annotations

import asyncio
import random
import socket
import time
from contextlib import suppress
from typing import Any

import aiohttp

from bench.nursery import Child
from bench.soak.stage import Stage, until
from bench.soak.telegram import Json, mixed
from bot.webhook import SECRET_HEADER

SECRET = "a-secret-of-the-soak"
WORKERS = 2


class Address:
    """What Telegram calls: hands each update to one of the workers until one has taken it; a chat's own in their order."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.workers: dict[int, tuple[Child, int]] = {}
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=15))
        self._busy: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._pushing = asyncio.create_task(self._push())

    async def worker(self) -> int:
        """Start one more. Returns its port."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        url = f"http://127.0.0.1:{port}/"
        child = await self.stage.live(WEBHOOK_URL=url, WEBHOOK_SECRET=SECRET, LISTEN=f"127.0.0.1:{port}")
        self.workers[port] = (child, self.stage.telegram.life)
        return port

    async def kill(self, port: int) -> None:
        child, _ = self.workers.pop(port)
        # which worker sent a message is not told by Telegram: every life up to now may have had it on the wire
        self.stage.killed.update(life for life in range(self.stage.telegram.life + 1))
        child.kill()
        await child.wait()

    async def close(self) -> None:
        self._pushing.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(self._pushing, *self._tasks, return_exceptions=True)
        for child, _ in self.workers.values():
            child.kill()
            await child.wait()
        await self._session.close()

    async def _push(self) -> None:
        while True:
            first: dict[int, Json] = {}
            for update in self.stage.telegram.waiting:
                first.setdefault(update["message"]["chat"]["id"], update)
            for update in mixed(list(first.values())) if first else []:
                chat = update["message"]["chat"]["id"]
                if chat not in self._busy:
                    self._busy.add(chat)
                    task = asyncio.create_task(self._deliver(chat, update))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)
            await asyncio.sleep(0.01)

    async def _deliver(self, chat: int, update: Json) -> None:
        while not await self._is_taken(update):  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.05)
        self.stage.telegram.waiting.remove(update)
        self._busy.discard(chat)
        if random.random() < 0.1:
            self.stage.telegram.happened["again"] += 1
            await self._is_taken(update)

    async def _is_taken(self, update: Json) -> bool:
        if not self.workers:
            return False
        port = random.choice(list(self.workers))
        headers: dict[str, Any] = {SECRET_HEADER: SECRET}
        with suppress(aiohttp.ClientError, TimeoutError, OSError):
            async with self._session.post(f"http://127.0.0.1:{port}/", json=update, headers=headers) as answer:
                return answer.status == 200
        return False


async def workers_killed(stage: Stage, address: Address, how_many: int, until_: float) -> int:
    stage.people.begin()
    count = 0
    while count < how_many and time.monotonic() < until_:
        said = stage.people.messages
        while len(address.workers) < WORKERS:
            await address.worker()
        if count % 2:  # at work: something was taken and answered since
            await until(lambda then=said: stage.people.messages > then, 60)  # type: ignore[misc]
        await asyncio.sleep(random.uniform(0.1, 1.5))
        await address.kill(random.choice(list(address.workers)))
        count += 1
    while len(address.workers) < WORKERS:
        await address.worker()
    return count


async def server_restarted(stage: Stage, address: Address, server: Any, seconds: float) -> int:
    count, end = 0, time.monotonic() + seconds
    stage.people.begin()
    said = stage.people.messages
    await until(lambda: stage.people.messages > said + 20, 60)
    while time.monotonic() < end:
        await asyncio.sleep(random.uniform(0.5, 2.0))
        await asyncio.to_thread(server.stop)
        await asyncio.sleep(random.uniform(0.1, 2.0))
        await asyncio.to_thread(server.start)
        count += 1
    for port, (child, _) in list(address.workers.items()):
        if (
            not child.is_alive
        ):  # one that was starting while the server was away refuses to; its service starts it again
            address.workers.pop(port)
            await address.worker()
    return count
