"""The only place that reads the time. Try-out mode and tests move it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """Real time, ``speed`` times as fast, plus what it was moved by."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self.restart()

    def restart(self) -> None:
        """It is now again: only for a fresh start, since time must not run backwards."""
        self._began = datetime.now(UTC)
        self._ticks = time.monotonic()
        self._moved = timedelta()

    def now(self) -> datetime:
        if self.speed == 1.0:
            return datetime.now(UTC) + self._moved
        return self._began + timedelta(seconds=(time.monotonic() - self._ticks) * self.speed) + self._moved

    def go(self, speed: float) -> None:
        """From now on this fast; the time itself does not jump."""
        now = self.now()
        self.speed, self._began, self._ticks = speed, now, time.monotonic()
        self._moved = now - datetime.now(UTC) if speed == 1.0 else timedelta()

    def move(self, by: timedelta) -> None:
        self._moved += by
