"""What the model hears in a sentence that no rule foresaw, and where it doubts a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from content.coach_schema import Flag
from content.learned import weights
from flows.family.coach.plain import Plain
from flows.learned.features import sentences
from flows.learned.model import Model, margin
from flows.safety.normal import pieces

SURE = 0.35
"""A sentence that sounds so hard to hear is flagged without a rule."""
DOUBTED = 0.02
"""A rule is not believed in a sentence that sounds no harder than this. Terms are always named: they are a list."""
FAR = 4
"""Times likelier another flag must be than the one that a rule set."""
LONG = 14
"""Words; of a longer sentence the clause is quoted that sounds hardest, when it does so by itself."""


_WORD = re.compile(r"\w")


def chance(words: str, language: str) -> float:
    """How likely these words are hard to hear, 0 to 1."""
    model = _model(language)
    return model.chance(margin(*(model.weigh(each) for each in sentences(pieces(words)))))


def flag(words: str, language: str) -> Flag:
    """What is hard to hear in them, most likely."""
    chances = _model(language).chances(sentences(pieces(words)))
    return max(_flags(language), key=lambda one: chances[one])


def better(ruled: Flag, words: str, language: str) -> Flag:
    """The flag that a rule set, or another one that is far likelier for these words."""
    chances = _model(language).chances(sentences(pieces(words)))
    if ruled == "term" or ruled not in chances:
        return ruled
    likeliest = max(_flags(language), key=lambda one: chances[one])
    return likeliest if likeliest != "term" and chances[likeliest] > FAR * chances[ruled] else ruled


def hard(plain: Plain, language: str) -> Iterator[tuple[int, int]]:
    """The sentences, or clauses of them, that sound hard to hear."""
    start = 0
    for end in (*plain.ends, len(plain.text)):
        if _WORD.search(plain.text, start, end) and chance(plain.text[start:end], language) >= SURE:
            yield _trimmed(plain.text, *_told(plain.text, start, end, language))
        start = end


def doubted(plain: Plain, at: int, language: str) -> bool:
    """Does the sentence around this place sound harmless?"""
    start, end = plain.sentence(at)
    return chance(plain.text[start:end], language) < DOUBTED


def _told(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    if len(text[start:end].split()) <= LONG:
        return start, end
    clauses, at = [], start
    for clause in text[start:end].split(","):
        clauses.append((at, at + len(clause)))
        at += len(clause) + 1
    best = max(clauses, key=lambda one: chance(text[one[0] : one[1]], language))
    return best if chance(text[best[0] : best[1]], language) >= SURE else (start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip(" .\n"))


@cache
def _model(language: str) -> Model:
    return Model(weights(f"coach.{language}"))


@cache
def _flags(language: str) -> tuple[Flag, ...]:
    return tuple(one for one in get_args(Flag) if one in weights(f"coach.{language}").labels)
