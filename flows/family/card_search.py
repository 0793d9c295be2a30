"""Finds cards by typed words, in every language at once; accents and capitals do not matter.

A card is found when each typed word begins one of its words. Those whose title has them all come first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from content.load import languages, module

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")
MOST = 24
"""Cards that are worth turning pages for."""


def search(text: str, lessons: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Lesson and card of what was found, best first."""
    wanted = _words(text)
    if not wanted:
        return ()
    found = [
        (not _all_begin(wanted, titles), lesson, number, card)
        for lesson in lessons
        for number, (card, titles, words) in enumerate(_index(lesson))
        if _all_begin(wanted, words)
    ]
    return tuple((lesson, card) for _, lesson, _, card in sorted(found)[:MOST])


def _all_begin(wanted: frozenset[str], words: frozenset[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)


@cache
def _index(lesson: str) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Of each card its id, the words of its titles, and all its words; the lesson's title counts for each."""
    spoken = [module(lesson, language) for language in languages()]
    return tuple(
        (
            card.id,
            _words(" ".join(one.cards[number].title for one in spoken)),
            _words(" ".join(f"{one.title} {one.cards[number].text}" for one in spoken)),
        )
        for number, card in enumerate(spoken[0].cards)
    )


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", _TAG.sub(" ", text)).casefold()
    return frozenset(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))
