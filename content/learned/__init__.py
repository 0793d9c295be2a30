"""Weights that labelled sentences taught, one file a model: made by ``make learn``, never by hand.

A line is a feature and what it weighs for each label, in hundredths, between tabs. The first line names the labels, the
second is their bias.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern

from content.errors import ContentError

HERE = Path(__file__).parent
Pair = tuple[str, str]


@dataclass(frozen=True)
class Weights:
    """The row of each feature in ``table``, which has a number for every label in every row; row 0 is nobody's, and empty.

    ``rows``: words and the insides of words; ``beside``: two words beside each other; ``apart``: with one between. A pair
    stands as a pair, so that nobody has to put two words into one for every look at it.
    """

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    rows: dict[str, int]
    beside: dict[Pair, int]
    apart: dict[Pair, int]
    table: array[int]


@cache
def weights(name: str) -> Weights:
    path = HERE / f"{name}.tsv"
    try:
        with path.open(encoding="utf-8") as lines:
            labels = tuple(next(lines).rstrip("\n").split("\t")[1:])
            bias = tuple(map(int, next(lines).split("\t")[1:]))
            made = Weights(labels, bias, {}, {}, {}, array("h", [0] * len(labels)))
            for row, line in enumerate(lines, 1):
                feature, numbers = line.split("\t", 1)
                _file(made, feature, row)
                made.table.extend(map(int, numbers.split("\t")))
    except (OSError, ValueError, StopIteration) as error:
        raise ContentError(f"{path}: cannot be read ({error}); make it anew with: make learn") from None
    if len(made.table) != (1 + len(made.rows) + len(made.beside) + len(made.apart)) * len(labels):
        raise ContentError(f"{path}: a line is cut short or stands twice; make it anew with: make learn")
    return made


def _file(weights: Weights, feature: str, row: int) -> None:
    first, *others = map(intern, feature.split(" "))
    if not others:
        weights.rows[first] = row
    elif len(others) == 1:
        weights.beside[first, others[0]] = row
    else:
        weights.apart[first, others[1]] = row
