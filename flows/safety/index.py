"""Which of hundreds of patterns can be in a text at all: one "or" for each different sign of it, instead of a look at each pattern.

Every pattern has a place; every sign has one long number with a bit for each need of each pattern that it meets. The
first needs of all patterns stand together, then their second needs, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from flows.safety.patterns import Pattern
from flows.safety.words import Vocabulary

Entry = TypeVar("Entry")


class Index(Generic[Entry]):
    def __init__(self, vocabulary: Vocabulary, entries: Sequence[tuple[Entry, Pattern]]) -> None:
        self.entries = tuple(entries)
        self._rows = max((len(pattern.needs) for _, pattern in entries), default=1)
        self._nothing_needed = 0
        meets: dict[str, int] = {}
        for place, (_, pattern) in enumerate(self.entries):
            for row in range(self._rows):
                bit = 1 << (row * len(self.entries) + place)
                if row >= len(pattern.needs):
                    self._nothing_needed |= bit
                    continue
                for sign in vocabulary.signs_of(pattern.needs[row]):
                    meets[sign] = meets.get(sign, 0) | bit
        self._meets = meets

    def possible(self, signs: set[str]) -> Iterator[tuple[Entry, Pattern]]:
        """The patterns whose every need some sign of the text meets, in their order."""
        met = self._nothing_needed
        for sign in signs:
            met |= self._meets.get(sign, 0)
        width = len(self.entries)
        left = (1 << width) - 1
        for _ in range(self._rows):
            left &= met
            met >>= width
        while left:
            lowest = left & -left
            yield self.entries[lowest.bit_length() - 1]
            left ^= lowest
