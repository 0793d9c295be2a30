"""``python -m bench.soak``: everything that can go wrong goes wrong, under load; then the table of what was lost or doubled.

The bot is the real program in processes of its own. It needs what the tests need (``make tools``); without PostgreSQL that part
is left out and said so. Exit code 1 when anything was lost, doubled without a lost acknowledgement, or got stuck.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import click

from bench.nursery import Nursery, nursery
from bench.soak import faults
from bench.soak.kept import Verdict
from bench.soak.stage import Stage, Stuck, stage
from bench.soak.telegram import Weather
from bench.soak.workers import Address, server_restarted, workers_killed

ON_POSTGRES = 0.25
"""This part of the kills and of the time goes to several workers on PostgreSQL."""
MOST_MB = 25.0
"""More growth than this in one run of fine weather is a leak."""


@dataclass
class Row:
    fault: str
    count: int
    messages: int
    verdict: Verdict
    stuck: str = ""

    @property
    def is_good(self) -> bool:
        return self.verdict.is_good and not self.stuck


class Soak:
    def __init__(self, minutes: float, kills: int) -> None:
        self.rows: list[Row] = []
        self.growth_mb = 0.0
        self.minutes = minutes
        self.kills = kills
        self.seconds = max(4.0, min(20.0, minutes * 60 / 25))
        """Of each fault that is not counted."""

    async def run(self) -> None:
        with nursery() as home, tempfile.TemporaryDirectory(prefix="hearthside-soak-") as folder:
            minute = 60 * self.minutes
            await self._one_process(home, Path(folder) / "sqlite", time.monotonic() + 0.5 * minute)
            await self._several(home, Path(folder) / "postgres", time.monotonic() + 0.25 * minute)

    async def _one_process(self, home: Nursery, folder: Path, until: float) -> None:
        at = await stage(home, folder)
        some = self.seconds
        try:
            share = round(self.kills * (1 - ON_POSTGRES))
            await self._try(at, "kill -9", partial(faults.kills, at, share, until))
            for name, says, kind in (
                ("slow", "Bot API slow", Weather(slow=0.5)),
                ("hangs", "Bot API hangs", Weather(hangs=0.02)),
                ("resets", "reset after the call", Weather(resets=0.1)),
                ("refused", "429, 500, 502", Weather(refused=0.2)),
                ("again", "updates again, mixed", Weather(again=0.7)),
            ):
                await self._try(at, says, partial(faults.weather, at, some, name, kind))
            await self._try(at, "clock jumps", partial(faults.clock_jumps, at, some))
            await self._try(at, "disk full", partial(faults.disk_full, at, some))
            await self._try(at, "database read-only", partial(faults.read_only, at, some))
            await self._try(at, "database locked", partial(faults.locked, at, some))
            await self._try(at, "memory", partial(self._memory, at, 2 * some))
        finally:
            if at.bot is not None:
                at.bot.kill()
            await at.telegram.stop()
            at.database.close()

    async def _memory(self, at: Stage, seconds: float) -> int:
        said, self.growth_mb = await faults.memory(at, seconds)
        return said

    async def _several(self, home: Nursery, folder: Path, until: float) -> None:
        from tests import postgres as pg

        if pg.why_not():
            click.echo(f"left out: PostgreSQL ({pg.why_not()})")
            return
        with pg.server(**pg.DURABLE) as server:
            keys, url = base64.urlsafe_b64encode(b"k" * 32).decode(), server.fresh()
            at = await stage(home, folder, url, keys, DATABASE_URL=url, KEYS=keys)
            address = Address(at)
            try:
                share = self.kills - round(self.kills * (1 - ON_POSTGRES))
                await self._try(at, "two workers: kill -9", partial(workers_killed, at, address, share, until))
                restarts = partial(server_restarted, at, address, server, self.seconds)
                await self._try(at, "PostgreSQL restarted", restarts)
            finally:
                await address.close()
                await at.telegram.stop()
                at.database.close()

    async def _try(self, at: Stage, fault: str, does: Callable[[], Awaitable[int]]) -> None:
        at.plan()
        before = at.people.messages
        count, verdict, stuck = 0, Verdict(), ""
        try:
            count = await does()
            verdict = await at.settle()
        except (Stuck, TimeoutError) as left:
            stuck = str(left) or "it did not come back"
        self.rows.append(Row(fault, count, at.people.messages - before, verdict, stuck))
        click.echo(_line(self.rows[-1]))


HEAD = ("fault", "times", "messages", "lost", "doubled", "sent, lost", "sent twice", "acknowledgement lost", "")


def _line(row: Row) -> str:
    v = row.verdict
    says = (row.stuck and f"STUCK: {row.stuck}") or ("" if row.is_good else f"WRONG {v}")
    cells = (row.fault, row.count, row.messages, v.inputs_lost + v.dues_lost, v.inputs_doubled + v.dues_doubled,
             v.messages_lost, v.messages_doubled, v.excused, says)  # fmt: skip
    return _cells(cells)


def _cells(cells: tuple[object, ...]) -> str:
    first, *numbers, says = cells
    widths = (6, 9, 5, 8, 11, 11, 21)
    return (
        f"{first!s:<22}"
        + "".join(f"{one!s:>{width}}" for one, width in zip(numbers, widths, strict=True))
        + f"  {says}"
    )


@click.command()
@click.option("--minutes", default=10.0, show_default=True, help="About; three quarters of it are for kills.")
@click.option("--kills", default=200, show_default=True, help="At most so many kill -9.")
@click.option("--to", "path", default="bench/soak.json", show_default=True, type=click.Path(dir_okay=False))
def main(minutes: float, kills: int, path: str) -> None:
    """Run the bot under load while everything goes wrong; count what was lost or doubled."""
    soak = Soak(minutes, kills)
    click.echo(_cells(HEAD))
    asyncio.run(soak.run())
    killed = sum(row.count for row in soak.rows if "kill" in row.fault)
    is_good = all(row.is_good for row in soak.rows) and soak.growth_mb < MOST_MB
    click.echo(
        f"{killed} kills; memory grew by {soak.growth_mb:.1f} MB; {'nothing was lost' if is_good else 'NOT GOOD'}"
    )
    rows = [{**asdict(row), "is_good": row.is_good} for row in soak.rows]
    result = {"minutes": minutes, "kills": killed, "growth_mb": soak.growth_mb, "is_good": is_good, "faults": rows}
    Path(path).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    sys.exit(not is_good)


if __name__ == "__main__":
    main()
