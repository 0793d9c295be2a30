"""What calls a danger off, or makes a gentle offer of the alarm: who hears "never" must also hear what it belongs to.

1. An idiom uses its words up: what overlaps it was not said.
2. Negation reaches a danger through small words only ("never tried to", "no signs of"), and on along a list; "never" and
   "nobody" pass a few other words, but none of knowing and believing ("nobody knows that he hits us").
3. "If" reaches in the same way, but nobody's own thoughts of suicide are called off by it.
4. Time past, questions about how things are, stories and laughter reach a stretch of words within the clause; a word for
   "now" nearer to the danger wins over time past.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.safety.lexicon import Language
from flows.safety.normal import COMMA, SOFT, STOP

REACH = 10
"""Small words that negation passes at most."""
SLACK = 3
"""Other words that "never" and "nobody" pass besides."""
NEAR = 14
"""Words between a danger and what places it in the past, in a question, in a story."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Hit:
    kind: str
    alarm: bool
    start: int
    end: int
    own: frozenset[str] | None = None
    """The signs of the words that make it: a negation among them is its own ("not breathing")."""


@dataclass(frozen=True)
class Context:
    """One text in one language: its signs, and where what matters for the hits was found."""

    language: Language
    signs: str
    covered: frozenset[int]
    idioms: list[Span]
    history: list[Span]
    now: list[Span]
    asking: list[Span]

    def certainty(self, hit: Hit) -> str | None:
        if any(start < hit.end and hit.start < end for start, end in self.idioms):
            return None
        if self._reached(hit, self.language.negators) or self._reached(hit, self.language.never, slack=SLACK) or self._negated_within(hit):
            return None
        if not hit.alarm or self._asked(hit) or self._past(hit) or self._supposed(hit):
            return "offer"
        return "alarm"

    def _negated_within(self, hit: Hit) -> bool:
        """"My chest does not hurt"."""
        inside = self.language.negators.intersection(self.signs[hit.start : hit.end])
        return hit.own is not None and not inside <= hit.own

    def _reached(self, hit: Hit, by: frozenset[str], through: frozenset[str] = frozenset(), slack: int = 0) -> bool:
        """Do the small words before the danger (and ``slack`` others) lead to one of these?"""
        words, at = self.language, hit.start - 1
        for _ in range(REACH):
            sign = self.signs[at]
            if sign in by:
                return True
            if sign in words.subjects and sign not in through:
                if self.signs[at - 1] not in words.thinking:
                    return False
                at -= 1
            elif sign == COMMA:
                if at - 1 not in self.covered and self.signs[at + 1] not in words.lists:
                    return False
            elif sign not in words.small and sign not in through and at not in self.covered:
                slack -= 1
                if slack < 0 or sign in (STOP, SOFT) or sign in words.knowing:
                    return False
            at -= 1
        return False

    def _supposed(self, hit: Hit) -> bool:
        if hit.kind == "suicide" and any(sign in self.language.first for sign in self.signs[max(0, hit.start - 2) : hit.end]):
            return False
        return self._reached(hit, self.language.ifs, self.language.subjects)

    def _asked(self, hit: Hit) -> bool:
        return any(self._between(span, hit) is not None for span in self.asking)

    def _past(self, hit: Hit) -> bool:
        past = [way for span in self.history if (way := self._between(span, hit)) is not None]
        if not past:
            return False
        now = [way for span in self.now if (way := self._between(span, hit)) is not None]
        return not now or min(past) <= min(now)

    def _between(self, span: Span, hit: Hit) -> int | None:
        """How many words lie between, a breath counting for more; None when that is too many or a clause ends."""
        start, end = (span[1], hit.start) if span[1] <= hit.start else (hit.end, span[0])
        between = self.signs[start:end] if start < end else ""
        if STOP in between or SOFT in between or len(between) > NEAR:
            return None
        return len(between) + NEAR * between.count(COMMA)
