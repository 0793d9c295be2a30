"""What is asked of the same few thousand words again and again, made once; the memory starts anew when it is full.

A dictionary answers ``map`` several times as fast as a function that remembers, and this stands under every word that anybody
writes (``python -m bench.safety``).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
MOST = 6_000
LONGEST = 40
"""Letters of a word that is remembered: longer ones are rare, and a memory of them would have no bounds."""


class Remembered(dict[K, V], Generic[K, V]):
    def __init__(self, make: Callable[[K], V], most: int = MOST) -> None:
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, key: K) -> V:
        made = self._make(key)
        if not isinstance(key, str) or len(key) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[key] = made
        return made
