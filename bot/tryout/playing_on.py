"""A clock on which a day takes a minute or less plays on by itself: while nobody does anything, it leaps to what is planned
next and stays there for a moment, so that a year goes by in minutes and every message is seen to come.

1. Whoever taps or writes has the time for it: leaping begins again when nobody has done anything for a while.
2. Everything planned on the way is kept at its own hour, as by the page's own leaps.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

PLAYS_ON_FROM: Final = 1440.0
"""Times as fast as real time: a day in a minute."""
HANDS_OFF: Final = 30.0
STAYS: Final = 0.75
"""Real seconds: without a tap before it leaps, and at each planned thing."""


async def play_on(
    to_next: Callable[[], Awaitable[bool]],
    touched: Callable[[], float],
    *,
    hands_off: float = HANDS_OFF,
    stays: float = STAYS,
) -> None:
    """Leap from planned thing to planned thing until it is cancelled. ``touched``: when somebody last did something."""
    while True:
        wait = touched() + hands_off - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
            continue
        await to_next()
        await asyncio.sleep(stays)
