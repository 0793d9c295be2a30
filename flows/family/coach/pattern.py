"""The rules of one language, compiled once, when the first letter in it is read.

1. Rules are filed under the letters that their phrases can begin with: of a hundred rules, two or three are tried at a word.
2. A rule that is called off at a place leaves the place to the next rule of its flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from content.coach_schema import CoachGuide, CoachRule, Element, Flag
from content.load import coach
from content.remembered import Remembered
from flows.family.coach.heads import LETTERS, heads
from flows.family.coach.plain import Plain

_NAME = re.compile(r"<([a-z_]+)>")
_EDGE = re.compile(r"(?<!\w)")
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Rule:
    """Most rules are never needed, so their patterns are compiled when they are first tried."""

    flag: Flag
    guide: CoachGuide = field(repr=False)
    written: CoachRule
    heads: frozenset[str]

    def end(self, plain: Plain, at: int) -> int | None:
        """Where the phrase that begins here ends, when the rule holds."""
        found = self.phrase.match(plain.text, at)
        if found is None:
            return None
        start, end = plain.sentence(at)
        if self._not_after.search(plain.text, start, at) or self._unless.search(plain.text, start, end):
            return None
        return found.end()

    @cached_property
    def phrase(self) -> re.Pattern[str]:
        return one_of(self.written.any, self.guide.words)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return one_of((*self.guide.flags[self.flag].unless, *self.written.unless), self.guide.words)

    @cached_property
    def _not_after(self) -> re.Pattern[str]:
        patterns = (*self.guide.flags[self.flag].not_after, *self.written.not_after)
        return one_of(patterns, self.guide.words, end=r"[ ,:]*$")


@dataclass(frozen=True)
class Heard:
    """A phrase that a rule found, and a better term for it."""

    flag: Flag
    start: int
    end: int
    instead: str | None


class Listening:
    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._filed = Remembered(self._beginning)

    def heard(self, plain: Plain, start: int, end: int, after: dict[Flag, int]) -> Iterator[Heard]:
        """The phrases that begin between two places, from left to right, and after what was heard of their flag before."""
        for rule, at in self.possible(plain, start, end):
            if at >= after.get(rule.flag, 0) and (ends := rule.end(plain, at)) is not None:
                after[rule.flag] = ends
                yield Heard(rule.flag, at, ends, rule.written.instead)

    def possible(self, plain: Plain, start: int, end: int) -> Iterator[tuple[Rule, int]]:
        """Each rule that may hold at the edge of a word between two places, and that place."""
        for edge in _EDGE.finditer(plain.text, start, end - 1):
            at = edge.start()
            for rule in self._filed[plain.text[at : at + LETTERS]]:
                yield rule, at

    def _beginning(self, letters: str) -> tuple[Rule, ...]:
        """The rules whose phrases can begin with these letters."""
        beginnings = {letters[:length] for length in range(LETTERS + 1)}
        return tuple(rule for rule in self.rules if not beginnings.isdisjoint(rule.heads))


@cache
def listening(language: str) -> Listening:
    guide = coach(language)
    return Listening(tuple(_rule(guide, flag, rule) for flag, about in guide.flags.items() for rule in about.rules))


@cache
def listening_for_terms(language: str) -> Listening:
    return Listening(tuple(rule for rule in listening(language).rules if rule.flag == "term"))


@cache
def said_by(language: str) -> re.Pattern[str]:
    guide = coach(language)
    return one_of(guide.said_by, guide.words)


@cache
def elements(language: str) -> dict[Element, re.Pattern[str]]:
    guide = coach(language)
    return {element: one_of(about.any, guide.words) for element, about in guide.elements.items()}


def one_of(patterns: Iterable[str], words: dict[str, str], end: str = "") -> re.Pattern[str]:
    """Any of the patterns, from the edge of a word to the edge of a word; no patterns match nothing."""
    each = "|".join(_expanded(pattern, words) for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{each})(?!\w){end}") if each else NOTHING


def _rule(guide: CoachGuide, flag: Flag, rule: CoachRule) -> Rule:
    begins = frozenset[str]().union(*(heads(_expanded(pattern, guide.words)) for pattern in rule.any))
    return Rule(flag, guide, rule, begins)


def _expanded(pattern: str, words: dict[str, str]) -> str:
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda name: f"(?:{words[name.group(1)]})", pattern)
    return pattern
