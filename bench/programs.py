"""What is measured: our whole bot, and its peers as their own guides would write them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bench.measure import Program
from bench.seed import seed
from tests import postgres as pg

PYTHON = sys.executable
REDIS = shutil.which("redis-server")
AS_SHIPPED = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "wal_level": "replica",
    "max_wal_senders": "10",
    "autovacuum": "on",
    "shared_buffers": "128MB",
}
"""PostgreSQL's own defaults, where the tests have others: a commit is on disk before it is answered."""


def peer(name: str, says: str) -> Program:
    return Program(name.replace("_", "-"), says, (PYTHON, "-m", f"bench.peers.{name}"))


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Redis for one round, on a socket in the round's own folder."""
    assert REDIS is not None
    socket = folder / "redis.sock"
    server = subprocess.Popen(
        (REDIS, "--port", "0", "--unixsocket", str(socket), "--dir", str(folder)), stdout=subprocess.DEVNULL
    )
    try:
        yield f"unix://{socket}"
    finally:
        server.kill()
        server.wait()


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """PostgreSQL for one round, on a socket in a folder of its own."""
    with pg.server(**AS_SHIPPED) as server:
        yield server.fresh()


OURS = Program("hearthside", "sealed, and on disk before the answer", (PYTHON, "-m", "bot", "run"), seed)
ON_POSTGRES = replace(
    OURS, name="hearthside on PostgreSQL", says="the same; the server's CPU and memory are not counted", beside=postgres
)
ECHO = peer("aiogram_echo", "sends the text back; stores nothing")
PEERS = (
    peer("aiogram_dialog", "in memory only"),
    peer("ptb_conversation", "a pickle once a minute"),
    peer("aiogram_orm", "on disk before the answer, not encrypted"),
)
FSM = replace(peer("aiogram_fsm_redis", "in Redis, on disk some seconds later"), beside=redis)

ON_EACH_DATABASE = (OURS, *(() if pg.why_not() else (ON_POSTGRES,)))
PROGRAMS = (*ON_EACH_DATABASE, ECHO, *PEERS, *((FSM,) if REDIS else ()))
