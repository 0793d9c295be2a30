"""``python -m bench.turn``: the processor time of one update of the letter flow, in this process, without a network.

The same people and words as in ``make bench``, the real worker, flows, storage and delivery; only the wire takes every call at
once. Processor time is what a busy machine changes least, so a change to the hot path is tried here first.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from bench.seed import seed
from bench.telegram import WORDS
from bot import log
from bot.answers import Answer
from bot.delivery import Delivery
from bot.render import Renderer
from bot.run import spare_the_collector
from bot.turn import Incoming, Turns
from bot.worker import Worker
from flows.model import Words
from flows.registry import ENGINE
from storage.db import Database

A_POLL = 100
"""Updates that arrive together."""


class Taken:
    """A wire that has every call taken at once."""

    def __init__(self) -> None:
        self.calls = 0

    async def send(self, method: str, payload: dict[str, Any]) -> Answer:
        self.calls += 1
        return Answer(200, {"message_id": self.calls})


async def hear(worker: Worker, updates: range, people: int) -> None:
    """People write in turn; every poll waits for its commit, as the real one does."""
    for first in range(updates.start, updates.stop, A_POLL):
        await asyncio.gather(*(
            worker.hear(Incoming(number, chat, Words(WORDS[chat % len(WORDS)], number), message=number))
            for number in range(first, min(first + A_POLL, updates.stop))
            for chat in (number % people + 1,)
        ))  # fmt: skip


async def measure(folder: Path, people: int, updates: int) -> tuple[float, float]:
    """Microseconds and calls an update; the first fifth warms up."""
    database, wire = Database.open("", folder), Taken()
    worker = Worker(database, Turns(ENGINE, Renderer("bench_bot")), lambda: datetime.now(UTC))
    delivery = Delivery(worker, wire, lambda: datetime.now(UTC))
    worker.on_commit = [delivery.wake]
    worker.start()
    lane, warm = asyncio.create_task(delivery.run()), updates // 5
    await hear(worker, range(1, warm + 1), people)
    spare_the_collector()
    began, calls = time.process_time(), wire.calls
    await hear(worker, range(warm + 1, warm + updates + 1), people)
    await delivery.drain()
    took = time.process_time() - began
    lane.cancel()
    await worker.stop()
    database.close()
    return took / updates * 1e6, (wire.calls - calls) / updates


@click.command()
@click.option("--updates", default=4000, show_default=True)
@click.option("--people", default=400, show_default=True)
def main(updates: int, people: int) -> None:
    """Measure the processor time of one update of the letter flow."""
    log.set_up("error")
    with tempfile.TemporaryDirectory(prefix="hearthside-bench-") as folder:
        seed(Path(folder), people)
        took, calls = asyncio.run(measure(Path(folder), people, updates))
    click.echo(f"{took:.0f} µs of processor time an update, {calls:.2f} calls of the Bot API")


if __name__ == "__main__":
    main()
