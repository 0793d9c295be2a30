"""What calls a danger off, or makes a gentle offer of the alarm: who hears "never" must also hear what it belongs to.

1. An idiom uses its words up: what overlaps it was not said.
2. Negation reaches a danger through small words only ("never tried to", "no signs of"), and on along a list; "never" and
   "nobody" pass a few other words, but none of knowing and believing ("nobody knows that he hits us").
3. "If" reaches in the same way, but nobody's own thoughts of suicide are called off by it.
4. Time past, questions about how things are, stories and laughter reach a stretch of words within the clause; a word for
   "now" nearer to the danger wins over time past.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from flows.safety.lexicon import Language
from flows.safety.normal import COMMA, SOFT, STOP

REACH = 10
"""Small words that negation passes at most."""
SLACK = 3
"""Other words that "never" and "nobody" pass besides."""
NEAR = 14
"""Words between a danger and what places it in the past, in a question, in a story."""

Span = tuple[int, int]


class Hit(NamedTuple):
    kind: str
    alarm: bool
    start: int
    end: int
    own: str = ""
    """The signs of the words that make it: a negation among them is its own ("not breathing")."""
    ranges: bool = False
    """Between its words other matters may stand, and their negations."""


@dataclass(frozen=True)
class Context:
    """One text in one language: its signs (as one string, as a list, each once), and where what matters for the hits was found."""

    language: Language
    signs: str
    each: list[str]
    present: set[str]
    covered: bytearray
    idioms: bytearray
    history: bytearray
    now: bytearray
    asking: bytearray
    """One byte a sign: 1 where such a thing is said."""

    def certainty(self, hit: Hit) -> str | None:
        if 1 in self.idioms[hit.start : hit.end]:
            return None
        if (
            self._reached(hit, self.language.negators)
            or self._reached(hit, self.language.never, slack=SLACK)
            or self._negated_within(hit)
        ):
            return None
        return "offer" if self.softens(hit) else "alarm"

    def softens(self, hit: Hit) -> bool:
        """Whatever it is, it is no alarm."""
        return not hit.alarm or self._asked(hit) or self._past(hit) or self._supposed(hit)

    def _negated_within(self, hit: Hit) -> bool:
        """ "My chest does not hurt"."""
        negating = self.language.never if hit.ranges else self.language.negators
        within = self.each[hit.start : hit.end]
        return not negating.isdisjoint(within) and any(sign not in hit.own for sign in negating.intersection(within))

    def _reached(self, hit: Hit, by: frozenset[str], through: frozenset[str] = frozenset(), slack: int = 0) -> bool:
        """Do the small words before the danger (and ``slack`` others) lead to one of these?"""
        if by.isdisjoint(self.present):
            return False
        begins = self.signs.rfind(STOP, 0, hit.start)
        if by.isdisjoint(self.each[max(begins, hit.start - 2 * REACH) : hit.start]):
            return False
        words, at = self.language, hit.start - 1
        for _ in range(REACH):
            sign = self.each[at]
            if sign in by:
                return True
            if sign in words.subjects and sign not in through:
                if self.each[at - 1] not in words.thinking:
                    return False
                at -= 1
            elif sign == COMMA:
                if not self.covered[at - 1] and self.each[at + 1] not in words.lists:
                    return False
            elif sign not in words.small and sign not in through and not self.covered[at]:
                slack -= 1
                if slack < 0 or sign in (STOP, SOFT) or sign in words.knowing:
                    return False
            at -= 1
        return False

    def _supposed(self, hit: Hit) -> bool:
        if hit.kind == "suicide" and any(
            sign in self.language.first for sign in self.each[max(0, hit.start - 2) : hit.end]
        ):
            return False
        return self._reached(hit, self.language.ifs, self.language.subjects)

    def _asked(self, hit: Hit) -> bool:
        return self._away(self.asking, hit) is not None

    def _past(self, hit: Hit) -> bool:
        past = self._away(self.history, hit)
        if past is None:
            return False
        now = self._away(self.now, hit)
        return now is None or past <= now

    def _away(self, said: bytearray, hit: Hit) -> int | None:
        """How many words from the danger that is said, a breath counting for more; None: too far, or in another clause."""
        if 1 in said[hit.start : hit.end]:
            return 0
        before, after = said.rfind(1, max(hit.start - NEAR - 1, 0), hit.start), said.find(1, hit.end, hit.end + NEAR)
        ways = []
        if before >= 0 and (breaths := self._breaths(before, hit.start)) is not None:
            ways.append(hit.start - before - 1 + NEAR * breaths)
        if after >= 0 and (breaths := self._breaths(hit.end, after)) is not None:
            ways.append(after - hit.end + NEAR * breaths)
        return min(ways, default=None)

    def _breaths(self, start: int, end: int) -> int | None:
        """Commas between two places; None when a clause ends between them."""
        signs = self.signs
        ends = signs.find(STOP, start, end) >= 0 or signs.find(SOFT, start, end) >= 0
        return None if ends else signs.count(COMMA, start, end)


def marked(length: int, spans: Iterable[Span]) -> bytearray:
    """One byte a sign: 1 within the spans."""
    marks = bytearray(length)
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return marks
