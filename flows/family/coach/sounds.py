"""What the model hears in a sentence that no rule foresaw, and where it doubts a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from content.coach_schema import FLAGS, Flag
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

Span = tuple[int, int]
_WORD = re.compile(r"\w")


class Sounds:
    """One text to the ear of one language's model; each stretch of it is weighed once."""

    def __init__(self, plain: Plain, language: str) -> None:
        self._plain, self._model = plain, _model(language)
        self._said: dict[Span, list[list[str]]] = {}
        self._chances: dict[Span, float] = {}
        self._likely: dict[Span, dict[str, float]] = {}

    def sentences(self) -> Iterator[Span]:
        start = 0
        for end in (*self._plain.ends, len(self._plain.text)):
            yield start, end
            start = end

    def hard(self) -> Iterator[Span]:
        """The sentences, or clauses of them, that sound hard to hear."""
        for span in self.sentences():
            if _WORD.search(self._plain.text, *span) and self._chance(span) >= SURE:
                yield self._trimmed(self._told(span))

    def doubts(self, sentence: Span) -> bool:
        """Does the sentence sound so harmless that no rule would be believed in it?"""
        return self._chance(sentence) < DOUBTED

    def flag(self, span: Span) -> Flag:
        """What is hard to hear in these words, most likely."""
        return _likeliest(self._flags(span))

    def better(self, ruled: Flag, sentence: Span) -> Flag:
        """The flag that a rule set, or another one that is far likelier for its sentence; a term stays a term."""
        if ruled == "term":
            return ruled
        chances = self._flags(sentence)
        likeliest = _likeliest(chances)
        return likeliest if likeliest != "term" and chances[likeliest] > FAR * chances[ruled] else ruled

    def _chance(self, span: Span) -> float:
        """How likely these words are hard to hear, 0 to 1."""
        if span not in self._chances:
            self._chances[span] = self._model.chance(margin(*map(self._model.weigh, self._words(span))))
        return self._chances[span]

    def _flags(self, span: Span) -> dict[str, float]:
        if span not in self._likely:
            self._likely[span] = self._model.chances(self._words(span))
        return self._likely[span]

    def _words(self, span: Span) -> list[list[str]]:
        if span not in self._said:
            self._said[span] = sentences(pieces(self._plain.text[slice(*span)]))
        return self._said[span]

    def _told(self, sentence: Span) -> Span:
        words = self._plain.text[slice(*sentence)]
        if len(words.split()) <= LONG:
            return sentence
        clauses, at = [], sentence[0]
        for clause in words.split(","):
            clauses.append((at, at + len(clause)))
            at += len(clause) + 1
        hardest = max(clauses, key=self._chance)
        return hardest if self._chance(hardest) >= SURE else sentence

    def _trimmed(self, span: Span) -> Span:
        start, end = span
        words = self._plain.text[start:end]
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip(" .\n"))


def _likeliest(chances: dict[str, float]) -> Flag:
    return max((flag for flag in FLAGS if flag in chances), key=lambda flag: chances[flag])


@cache
def _model(language: str) -> Model:
    return Model(weights(f"coach.{language}"))
