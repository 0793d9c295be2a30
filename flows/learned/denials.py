"""The words that deny what follows, of every language that has a lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from content.load import languages, safety
from content.schema import Lexicon
from flows.safety.normal import normal

CLASSES = ("NOT", "NEVER")


@cache
def denials() -> frozenset[str]:
    return frozenset(word for language in languages() for word in _of(safety(language)))


def _of(lexicon: Lexicon) -> Iterator[str]:
    """Single words, and contractions that one of them is part of."""
    mine = {normal(word) for name in CLASSES for word in lexicon.classes.get(name, "").split() if "_" not in word}
    yield from mine
    for short, full in lexicon.spellings.items():
        if " " in full and not mine.isdisjoint(normal(full).split()):
            yield normal(short)
