"""Weights that labelled sentences taught, one file a model: made by ``make learn``, never by hand.

A line is a feature and what it weighs for each label, in hundredths, between tabs. The first line names the labels, the
second is their bias.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from content.errors import ContentError

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Weights:
    """``rows``: the row of each feature in ``table``, which has a number for every label in every row."""

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    rows: dict[str, int]
    table: array[int]


@cache
def weights(name: str) -> Weights:
    path = HERE / f"{name}.tsv"
    try:
        with path.open(encoding="utf-8") as lines:
            labels = tuple(next(lines).rstrip("\n").split("\t")[1:])
            bias = tuple(map(int, next(lines).split("\t")[1:]))
            rows, table = {}, array("h")
            for row, line in enumerate(lines):
                feature, numbers = line.split("\t", 1)
                rows[feature] = row
                table.extend(map(int, numbers.split("\t")))
    except (OSError, ValueError, StopIteration) as error:
        raise ContentError(f"{path}: cannot be read ({error}); make it anew with: make learn") from None
    if len(table) != len(rows) * len(labels):
        raise ContentError(f"{path}: a line is cut short or stands twice; make it anew with: make learn")
    return Weights(labels, bias, rows, table)
