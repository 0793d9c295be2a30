"""Weights that labelled sentences taught, one file a model: made by ``make learn``, never by hand.

A line is a feature and what it weighs for each label, in hundredths, between tabs. The first line names the labels, the
second is their bias.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from content.errors import ContentError
from content.remembered import Remembered

HERE = Path(__file__).parent
Pair = tuple[str, str]
K = TypeVar("K", bound=Hashable)
_SHIFT, _HALF = 51, 1 << 12
"""The upper 13 bits of a hash say in which of 8,192 stretches it is."""
_SEEN = 2_000
"""Looks that are remembered: they are most of what people write."""
_MAYBE = (1 << 18) - 1
"""The lower 18 bits say whether it is worth a look: of what is not known, one in ten is looked for in vain."""


class Packed(Generic[K]):
    """As a dict from a word, or a pair of words, to its row: a few bytes an entry instead of 180.

    Sorted hashes stand for the keys. Two of a hundred thousand with the same 64 bits are not to be expected, and would only share
    a weight; the hashes are made anew by each process.
    """

    __slots__ = ("_hashes", "_maybe", "_rows", "_seen", "_starts")

    def __init__(self, hashes: array[int], rows: array[int]) -> None:
        order = sorted(range(len(hashes)), key=hashes.__getitem__)
        self._hashes = array("q", [hashes[place] for place in order])
        self._rows = array("i", [rows[place] for place in order])
        firsts = range(-_HALF << _SHIFT, _HALF << _SHIFT, 1 << _SHIFT)
        self._starts = array("i", [*(bisect_left(self._hashes, first) for first in firsts), len(order)])
        self._maybe = bytearray(_MAYBE + 1)
        for one in self._hashes:
            self._maybe[one & _MAYBE] = 1
        self._seen = Remembered(self._row, _SEEN)

    def get(self, key: K) -> int | None:
        wanted = hash(key)
        return self._seen[wanted] or None if self._maybe[wanted & _MAYBE] else None

    def among(self, keys: Iterable[K]) -> list[int]:
        """The rows of those that are known, in their order: most pairs of words are not, and are told by one byte."""
        maybe, seen = self._maybe, self._seen
        return [*filter(None, [seen[wanted] for wanted in map(hash, keys) if maybe[wanted & _MAYBE]])]

    def every(self, keys: Iterable[K], column: Sequence[int]) -> list[int]:
        """For each of them, what stands in its row of ``column``: 0 for those that are not known."""
        maybe, seen = self._maybe, self._seen
        return [column[seen[wanted]] if maybe[wanted & _MAYBE] else 0 for wanted in map(hash, keys)]

    def _row(self, wanted: int) -> int:
        """0, which is nobody's, when it is not known."""
        hashes, starts = self._hashes, self._starts
        bucket = (wanted >> _SHIFT) + _HALF
        end = starts[bucket + 1]
        at = bisect_left(hashes, wanted, starts[bucket], end)
        return self._rows[at] if at < end and hashes[at] == wanted else 0

    def __getitem__(self, key: K) -> int:
        row = self.get(key)
        if row is None:
            raise KeyError(key)
        return row

    def __contains__(self, key: K) -> bool:
        return self.get(key) is not None

    def __len__(self) -> int:
        """Of the keys that differ."""
        return len(set(self._hashes))


@dataclass(frozen=True)
class Weights:
    """The row of each feature in ``table``, which has a number for every label in every row; row 0 is nobody's, and empty.

    ``rows``: words and the insides of words; ``beside``: two words beside each other; ``apart``: with one between. A pair
    stands as a pair, so that nobody has to put two words into one for every look at it.
    """

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    rows: Packed[str]
    beside: Packed[Pair]
    apart: Packed[Pair]
    table: array[int]


@cache
def weights(name: str) -> Weights:
    path = HERE / f"{name}.tsv"
    filed = tuple((array("q"), array("i")) for _ in range(3))
    try:
        with path.open(encoding="utf-8") as lines:
            labels = tuple(next(lines).rstrip("\n").split("\t")[1:])
            bias = tuple(map(int, next(lines).split("\t")[1:]))
            table = array("h", [0] * len(labels))
            for row, line in enumerate(lines, 1):
                feature, numbers = line.split("\t", 1)
                first, *others = feature.split(" ")
                hashes, rows = filed[len(others)]
                hashes.append(hash((first, others[-1]) if others else first))
                rows.append(row)
                table.extend(map(int, numbers.split("\t")))
    except (OSError, ValueError, IndexError, StopIteration) as error:
        raise ContentError(f"{path}: cannot be read ({error}); make it anew with: make learn") from None
    words, beside, apart = (Packed[Any](hashes, rows) for hashes, rows in filed)
    if len(table) != (1 + len(words) + len(beside) + len(apart)) * len(labels):
        raise ContentError(f"{path}: a line is cut short or stands twice; make it anew with: make learn")
    return Weights(labels, bias, words, beside, apart, table)
