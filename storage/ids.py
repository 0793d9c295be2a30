"""Fresh ids: 53 bits that grow with time, so that the newest row sorts last and JSON keeps them exact."""

from __future__ import annotations

import random
import secrets
import threading
import time

EPOCH_MS = 1_767_225_600_000  # 2026-01-01
BITS = 12


class Ids:
    """Strictly growing within a process; two processes differ by the random low bits."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def next(self, after: int = 0) -> int:
        """An id above every one made here before, and above ``after``."""
        fresh = ((int(time.time() * 1000) - EPOCH_MS) << BITS) | random.getrandbits(BITS)
        with self._lock:
            self._last = max(fresh, self._last + 1, after + 1)
            return self._last


def new_code() -> str:
    """A secret start code: 128 bits in 22 letters that a deep link may carry."""
    return secrets.token_urlsafe(16)


def age(row: int) -> float:
    """The seconds since this id was made."""
    return max(0.0, time.time() - ((row >> BITS) + EPOCH_MS) / 1000)
