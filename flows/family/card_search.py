"""Finds cards by typed words, in every language at once; accents and capitals do not matter.

A card is found when each typed word begins one of its words. First come those whose title has them all, then those whose
lesson's title has them.
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
        (next(rank for rank, words in enumerate(nearest_first) if _all_begin(wanted, words)), lesson, number, card)
        for lesson in lessons
        for number, (card, nearest_first) in enumerate(_index(lesson))
        if _all_begin(wanted, nearest_first[-1])
    ]
    return tuple((lesson, card) for _, lesson, _, card in sorted(found)[:MOST])


def _all_begin(wanted: frozenset[str], words: frozenset[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)


@cache
def _index(lesson: str) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """Of each card its id, and the words of its title, of its title with the lesson's, and of everything."""
    spoken = [module(lesson, language) for language in languages()]
    above = _words(" ".join(one.title for one in spoken))
    found = []
    for number, card in enumerate(spoken[0].cards):
        title = _words(" ".join(one.cards[number].title for one in spoken))
        text = _words(" ".join(one.cards[number].text for one in spoken))
        found.append((card.id, (title, title | above, above | text)))
    return tuple(found)


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", _TAG.sub(" ", text)).casefold()
    return frozenset(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))
