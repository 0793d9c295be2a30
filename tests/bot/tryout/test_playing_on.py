"""A clock on which a day takes a minute plays a year in minutes: it leaps while nobody does anything."""

from __future__ import annotations

import asyncio
import time

from bot.tryout.playing_on import play_on


class Planned:
    def __init__(self) -> None:
        self.leaps = 0
        self.third = asyncio.Event()

    async def to_next(self) -> bool:
        self.leaps += 1
        if self.leaps == 3:
            self.third.set()
        return True


async def test_it_leaps_from_planned_thing_to_planned_thing_while_nobody_does_anything() -> None:
    planned = Planned()
    playing = asyncio.create_task(play_on(planned.to_next, lambda: 0.0, hands_off=0, stays=0))
    await planned.third.wait()
    playing.cancel()


async def test_whoever_has_just_done_something_is_left_alone() -> None:
    planned = Planned()
    playing = asyncio.create_task(play_on(planned.to_next, time.monotonic, hands_off=1000, stays=0))
    for _ in range(5):
        await asyncio.sleep(0)
    playing.cancel()
    assert planned.leaps == 0
