"""The rules of one language, compiled once, when the first letter in it is read.

1. A flag has one wide pattern that finds places quickly; only there its rules are tried one by one.
2. A rule that is called off at a place leaves the place to the next rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from content.coach_schema import CoachGuide, CoachRule, Element, Flag, FlagGuide
from content.load import coach
from flows.family.coach.plain import Plain

_NAME = re.compile(r"<([a-z_]+)>")
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Rule:
    phrase: re.Pattern[str]
    unless: re.Pattern[str]
    not_after: re.Pattern[str]
    instead: str | None

    def end(self, plain: Plain, at: int) -> int | None:
        """Where the phrase that begins here ends, when the rule holds."""
        found = self.phrase.match(plain.text, at)
        if found is None:
            return None
        start, end = plain.sentence(at)
        if self.not_after.search(plain.text, start, at) or self.unless.search(plain.text, start, end):
            return None
        return found.end()


@dataclass(frozen=True)
class Listening:
    flag: Flag
    anywhere: re.Pattern[str]
    rules: tuple[Rule, ...]

    def heard(self, plain: Plain) -> Iterator[tuple[int, int, str | None]]:
        """Start, end and better term of each phrase, from left to right."""
        at = 0
        while found := self.anywhere.search(plain.text, at):
            at = found.start() + 1
            for rule in self.rules:
                end = rule.end(plain, found.start())
                if end is not None:
                    yield found.start(), end, rule.instead
                    at = end
                    break


@cache
def listening(language: str) -> tuple[Listening, ...]:
    guide = coach(language)
    return tuple(_listening(guide, flag, about) for flag, about in guide.flags.items() if about.rules)


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


def _listening(guide: CoachGuide, flag: Flag, about: FlagGuide) -> Listening:
    anywhere = one_of((pattern for rule in about.rules for pattern in rule.any), guide.words)
    return Listening(flag, anywhere, tuple(_rule(guide, about, rule) for rule in about.rules))


def _rule(guide: CoachGuide, about: FlagGuide, rule: CoachRule) -> Rule:
    return Rule(
        one_of(rule.any, guide.words),
        one_of((*about.unless, *rule.unless), guide.words),
        one_of((*about.not_after, *rule.not_after), guide.words, end=r"[ ,:]*$"),
        rule.instead,
    )


def _expanded(pattern: str, words: dict[str, str]) -> str:
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda name: f"(?:{words[name.group(1)]})", pattern)
    return pattern
