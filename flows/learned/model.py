"""A linear model: what every known feature of a stretch of text weighs, added up and divided by the root of their number.

1. The first label is whether there is anything at all. Because sums add up, each sentence is weighed once for it, and every
   stretch of neighbouring sentences costs one addition. Only where it says "perhaps" the other labels are asked (``opinions``).
2. This runs over every word that anybody writes, so words are remembered with their sum, and pairs of words are looked up as
   pairs, a sentence at a time (``python -m bench.safety``). The features are those of ``features``, by which it was taught.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice

from content.learned import Weights
from flows.learned.features import DENIED, denied, of_rule, of_word
from flows.learned.opinions import Opinions, chance, logit, opinions

MOST_REMEMBERED = 6_000
"""Words whose weight is remembered; the memory starts anew when it is full."""

NOTHING = -2000.0
"""What speaks for a label in words that nobody taught: as good as nothing can."""

Sum = tuple[int, int]
"""What the known features weigh together (hundredths), and how many there are."""


@dataclass
class Model:
    """The first label is asked of every sentence, so its column is kept apart."""

    learned: Weights
    _first: array[int] = field(init=False)
    _denials: dict[str, int] = field(default_factory=dict)
    """The row of each denied word, remembered as the words are; 0 when it is not known."""
    _told: dict[frozenset[str], int] = field(default_factory=dict)
    """Rules have few names, and fewer of them are heard together."""
    _words: dict[str, Sum] = field(default_factory=dict)
    _columns: dict[str, array[int]] = field(default_factory=dict)
    """As ``_words``, for every label: of words in what was looked at twice."""

    def __post_init__(self) -> None:
        self._first = self.learned.table[:: len(self.learned.labels)]

    def weigh(self, words: Sequence[str]) -> Sum:
        """One sentence, for the first label."""
        first, remembered, found = self._first, self._words, [*self._pairs(words), *self._denied(words)]
        total, known = sum([first[row] for row in found]), len(found)
        for word in words:
            own = remembered.get(word) or self._remember(word)
            total += own[0]
            known += own[1]
        return total, known

    def weigh_pieces(self, words: Sequence[str], spans: Iterable[tuple[int, int]]) -> Iterator[Sum]:
        """As ``weigh``, for pieces (of three words at least) of one sentence that overlap: each word is looked up once."""
        first, learned = self._first, self.learned
        alone = [*map(self._alone, words)]
        for at in denied(words):
            if row := self._denial(words[at]):
                alone[at] = alone[at][0] + first[row], alone[at][1] + 1
        running = [_running(alone)]
        for gap, known in ((1, learned.beside), (2, learned.apart)):
            pairs = [*zip(words, words[gap:], strict=False)]
            sums = {pair: (first[place], 1) if (place := known.get(pair)) else (0, 0) for pair in {*pairs}}
            running.append(_running([sums[pair] for pair in pairs]))
        for start, end in spans:
            total = count = 0
            for gap, (totals, counts) in enumerate(running):
                total += totals[end - gap] - totals[start]
                count += counts[end - gap] - counts[start]
            yield total, count

    def chance(self, margin: float) -> float:
        """How likely there is anything, to the first label alone."""
        return chance(margin + self.learned.bias[0])

    def margin_of(self, chance: float) -> float:
        """The margin at which there is so likely anything, to the first label alone."""
        return logit(chance) - self.learned.bias[0]

    def told(self, rules: frozenset[str]) -> int:
        """What the rules that heard something add to the margin of the first label."""
        told = self._told.get(rules)
        if told is None:
            told = self._told[rules] = sum(self._first[row] for row in self._rules(rules))
        return told

    def opinions(self, sentences: Sequence[Sequence[str]], rules: Iterable[str] = ()) -> Opinions:
        """What every label says of these sentences together, and of what rules heard in them."""
        rows = [row for words in sentences for row in (*self._pairs(words), *self._denied(words))]
        known = len(rows) + sum(self._alone(word)[1] for words in sentences for word in words)
        columns = [*map(self._row, rows), *(self._column(word) for words in sentences for word in words)]
        margins = [margin((total, known)) for total in _added(columns, self._width)]
        told = _added(map(self._row, self._rules(rules)), self._width)
        logits = (sum(each) for each in zip(margins, told, self.learned.bias, strict=True))
        return opinions(dict(zip(self.learned.labels, logits, strict=True)))

    @property
    def _width(self) -> int:
        return len(self.learned.labels)

    def _row(self, row: int) -> array[int]:
        return self.learned.table[row * self._width : (row + 1) * self._width]

    def _column(self, word: str) -> array[int]:
        found = self._columns.get(word)
        if found is None:
            if len(self._columns) >= MOST_REMEMBERED:
                self._columns.clear()
            found = self._columns[word] = array("i", _added(map(self._row, self._singles((word,))), self._width))
        return found

    def _rules(self, rules: Iterable[str]) -> list[int]:
        return [self.learned.rows.get(of_rule(name)) or 0 for name in rules]

    def _denied(self, words: Sequence[str]) -> list[int]:
        return [*filter(None, [self._denial(words[at]) for at in denied(words)])]

    def _denial(self, word: str) -> int:
        row = self._denials.get(word)
        if row is None:
            if len(self._denials) >= MOST_REMEMBERED:
                self._denials.clear()
            row = self._denials[word] = self.learned.rows.get(f"{DENIED}{word}") or 0
        return row

    def _pairs(self, words: Sequence[str]) -> list[int]:
        """The rows of its known pairs."""
        beside = self.learned.beside.among(zip(words, islice(words, 1, None), strict=False))
        return beside + self.learned.apart.among(zip(words, islice(words, 2, None), strict=False))

    def _singles(self, words: Iterable[str]) -> Iterator[int]:
        rows = self.learned.rows
        return (rows[feature] for word in words for feature in of_word(word) if feature in rows)

    def _alone(self, word: str) -> Sum:
        return self._words.get(word) or self._remember(word)

    def _remember(self, word: str) -> Sum:
        found = [self._first[row] for row in self._singles((word,))]
        if len(self._words) >= MOST_REMEMBERED:
            self._words.clear()
        own = self._words[word] = (sum(found), len(found))
        return own


def _running(sums: Sequence[Sum]) -> tuple[list[int], list[int]]:
    """Sums up to each place, so that what lies between two places is one subtraction."""
    return [0, *accumulate(total for total, _ in sums)], [0, *accumulate(known for _, known in sums)]


def margin(*sums: Sum) -> float:
    """How much speaks for a label in sentences that follow each other."""
    total = known = 0
    for weight, features in sums:
        total += weight
        known += features
    return total / math.sqrt(known) if known else NOTHING


def _added(columns: Iterable[Sequence[int]], width: int) -> list[int]:
    return [sum(each) for each in zip(*columns, strict=True)] or [0] * width
