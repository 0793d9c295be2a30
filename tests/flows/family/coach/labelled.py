"""Sentences with the flags that a careful reader would set, and how well the coach agrees.

A line ``== flags [~ flags that may come too]`` stands above the sentences that it is about; ``== good`` has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.learning.labelled import Labelled, lines
from flows.family.coach import read

HERE = Path(__file__).parent
REPORT: list[str] = []
"""Lines for the terminal summary of this test run."""


@dataclass
class Score:
    """Counts a flag: ``right``, set and meant; ``extra``, set and not meant; ``lost``, meant and not set."""

    right: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def precision(self, flag: str | None = None) -> float:
        return _share(_count(self.right, flag), _count(self.extra, flag))

    def recall(self, flag: str | None = None) -> float:
        return _share(_count(self.right, flag), _count(self.lost, flag))

    def lines(self, title: str) -> list[str]:
        flags = sorted(self.right.keys() | self.extra.keys() | self.lost.keys())
        row = "{:<12} precision {:.2f}  recall {:.2f}  ({} right, {} extra, {} lost)"
        each = [
            row.format(
                flag, self.precision(flag), self.recall(flag), self.right[flag], self.extra[flag], self.lost[flag]
            )
            for flag in flags
        ]
        return [title, *each, f"{'overall':<12} precision {self.precision():.3f}  recall {self.recall():.3f}"]


def sentences(name: str) -> Iterator[Labelled]:
    return lines(HERE / f"{name}.txt")


def score(name: str, language: str) -> Score:
    found = Score()
    for one in sentences(name):
        heard = {finding.flag for finding in read(one.words, language)}
        found.right.update(heard & one.meant)
        found.extra.update(heard - one.meant - one.tolerated)
        found.lost.update(one.meant - heard)
    return found


def _count(counted: Counter[str], flag: str | None) -> int:
    return counted.total() if flag is None else counted[flag]


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 1.0
