"""``python -m bench.parts``: what the parts of an update that nobody can do without cost, each alone, in microseconds of processor time.

Beside the whole of an update (``bench.turn``) and a bare echo (``make bench``) it says how far down an update can go: a message
is listened to for danger, read by the coach, sealed, on disk before it is acknowledged, and answered over HTTP.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.measure import ROOT, TOKEN
from bench.telegram import WORDS
from bench.turn import A_POLL
from bot import log
from bot.heard import incoming
from bot.wire import AT_ONCE, Wire
from flows.family.coach import read
from flows.safety.listen import heard_in

LANGUAGES = ("en", "es")
ROWS = 4
"""Written for each message at least: that it was heard, its words, the answer, that the answer was taken."""


def each(part: Callable[[int], object], times: int) -> float:
    """Microseconds a time; the first fifth warms up."""
    for number in range(times // 5):
        part(number)
    began = time.process_time()
    for number in range(times):
        part(number)
    return (time.process_time() - began) / times * 1e6


def listen(number: int) -> object:
    return heard_in(WORDS[number % len(WORDS)])


def coach(number: int) -> object:
    return read(WORDS[number % len(WORDS)], LANGUAGES[number % len(LANGUAGES)], "memory")


def update(number: int) -> str:
    """As it comes with others in one answer to getUpdates."""
    sender = {"id": number, "is_bot": False, "first_name": "A", "language_code": "en"}
    chat = {"id": number, "type": "private", "first_name": "A"}
    message = {
        "message_id": number, "date": 1_790_000_000, "chat": chat, "from": sender, "text": WORDS[number % len(WORDS)],
    }  # fmt: skip
    return json.dumps({"update_id": number, "message": message})


def hearing(times: int) -> Callable[[int], object]:
    updates = [update(number) for number in range(times)]
    return lambda number: incoming(json.loads(updates[number]))


def sealing() -> Callable[[int], object]:
    """The words, and the answer that waits in the outbox."""
    cipher = AESGCM(os.urandom(32))
    return lambda number: [cipher.encrypt(os.urandom(12), WORDS[0].encode() * 4, b"a place") for _ in range(2)]


def disk(folder: Path, times: int) -> float:
    """``ROWS`` plain rows an update with SQLite alone and synchronous=FULL, a commit for those that arrive together."""
    connection = sqlite3.connect(folder / "parts.db", isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=full")
    connection.execute("create table kept (id integer primary key, chat integer, words blob)")
    numbers = itertools.count()

    def poll(_: int) -> None:
        connection.execute("begin")
        rows = [(next(numbers), 1, b"x" * 300) for _ in range(A_POLL * ROWS)]
        connection.executemany("insert into kept values (?, ?, ?)", rows)
        connection.execute("commit")

    took = each(poll, times // A_POLL) / A_POLL
    connection.close()
    return took


@contextmanager
def telegram() -> Iterator[str]:
    """The benchmark's Telegram in a process of its own, so that its work is not counted. Yields its address."""
    command = (sys.executable, "-m", "bench.telegram", "1", "1", "1")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        finally:
            process.kill()


async def call(address: str, times: int) -> float:
    """One call of the Bot API over the session that replies leave by."""
    wire = Wire(address, TOKEN)

    async def some(many: int) -> None:
        for _ in range(many):
            await wire.send("sendMessage", {"chat_id": 7, "text": WORDS[0] * 4, "parse_mode": "HTML"})

    await asyncio.gather(*(some(times // AT_ONCE // 5) for _ in range(AT_ONCE)))
    began = time.process_time()
    await asyncio.gather(*(some(times // AT_ONCE) for _ in range(AT_ONCE)))
    took = (time.process_time() - began) / (times // AT_ONCE * AT_ONCE) * 1e6
    await wire.close()
    return took


@click.command()
@click.option("--times", default=4000, show_default=True)
def main(times: int) -> None:
    """Measure the parts of an update that nobody can do without."""
    log.set_up("error")
    with tempfile.TemporaryDirectory(prefix="hearthside-bench-") as folder, telegram() as address:
        parts = {
            "an update out of its JSON": each(hearing(times), times),
            "listening for danger, in every language": each(listen, times),
            "the coach": each(coach, times),
            "two fields sealed": each(sealing(), times),
            f"{ROWS} rows on disk": disk(Path(folder), times),
            "one call of the Bot API": asyncio.run(call(address, times)),
        }
    for name, took in (*parts.items(), ("together", sum(parts.values()))):
        click.echo(f"{name:42}{took:7.0f} µs")


if __name__ == "__main__":
    main()
