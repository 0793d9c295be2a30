"""The reviewed data of one language, made ready for listening: its words known, its patterns compiled, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from content.load import listened, safety
from content.schema import Lexicon
from flows.safety import patterns
from flows.safety.index import Index
from flows.safety.patterns import Pattern
from flows.safety.words import Vocabulary

Danger = tuple[str, bool]
"""Kind, and whether it is an alarm (or only mentioned)."""


@dataclass(frozen=True)
class Language:
    code: str
    vocabulary: Vocabulary
    dangers: Index[Danger]
    around: Index[int]
    """What calls dangers off or places them: idioms (0), history (1), now (2), asking (3)."""
    negators: frozenset[str]
    never: frozenset[str]
    knowing: frozenset[str]
    small: frozenset[str]
    subjects: frozenset[str]
    thinking: frozenset[str]
    ifs: frozenset[str]
    first: frozenset[str]
    lists: frozenset[str]


@cache
def all_languages() -> tuple[Language, ...]:
    return tuple(language_of(safety(code), code) for code in listened())


def language_of(lexicon: Lexicon, code: str = "") -> Language:
    vocabulary = Vocabulary(lexicon)
    for source in _sources(lexicon):
        patterns.learn(vocabulary, source)
    vocabulary.finish()
    vocabulary.number_signs()

    def ready(sources: Iterable[str]) -> Iterator[Pattern]:
        return (patterns.pattern(vocabulary, source) for source in sources)

    def signs(name: str) -> frozenset[str]:
        return frozenset(vocabulary.signs_of(vocabulary.bit(name)))

    return Language(
        code,
        vocabulary,
        Index(vocabulary, [
            ((str(kind), alarm), pattern)
            for alarm, kinds in ((True, lexicon.dangers), (False, lexicon.mentions))
            for kind, sources in kinds.items()
            for pattern in ready(sources)
        ]),
        Index(vocabulary, [(which, pattern) for which, sources in enumerate(_around(lexicon)) for pattern in ready(sources)]),
        signs("NOT"), signs("NEVER"), signs("KNOW"), signs("THROUGH"), signs("SUBJECT"), signs("THINK"), signs("IF"), signs("FIRST"), signs("LIST"),
    )  # fmt: skip


def _sources(lexicon: Lexicon) -> Iterator[str]:
    for kinds in (lexicon.dangers, lexicon.mentions):
        for sources in kinds.values():
            yield from sources
    for sources in _around(lexicon):
        yield from sources


def _around(lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    return lexicon.idioms, lexicon.history, lexicon.now, lexicon.asking
