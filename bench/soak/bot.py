"""The real program as the soak starts it: ``bot.run.serve``, with a clock that jumps and a database that may be made read-only."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from bot import log, run, settings
from bot.clock import Clock

FURTHEST = 20.0
"""Hours; a jump of days would let housekeeping forget what is counted afterwards."""
JUMP_EVERY = 0.7


def main(flag: str, jumps: str) -> None:
    """``flag``: while this file is there, the database can only be read. ``jumps``: ``yes`` for a clock that jumps."""
    clock = Clock()
    event.listen(Engine, "begin", _reads_only_while(Path(flag)))
    if jumps == "yes":
        threading.Thread(target=_jump, args=(clock,), daemon=True).start()
    found = settings.load()
    log.set_up("error")
    asyncio.run(run.serve(found, clock))


def _reads_only_while(flag: Path) -> object:
    def begins(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA query_only = {int(flag.exists())}")

    return begins


def _jump(clock: Clock) -> None:
    at = 0.0
    while True:
        time.sleep(JUMP_EVERY)
        to = random.uniform(-FURTHEST, FURTHEST)
        clock.move(timedelta(hours=to - at))
        at = to
