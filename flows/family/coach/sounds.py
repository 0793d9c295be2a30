"""What the model hears in a sentence that no rule foresaw, and where it doubts a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from content.coach_schema import FLAGS, Flag
from flows.family.coach.plain import Plain
from flows.learned.features import sentences
from flows.learned.models import model
from flows.learned.opinions import Opinions
from flows.safety.normal import pieces

SURE = 0.4
"""A sentence that is so hard to hear is flagged: to the model, which weighs what rules heard with the words."""
DOUBTED = 0.005
"""A rule is not believed in a sentence that sounds no harder than this at first."""
LIKELY = 0.7
"""A flag that a rule set stays when it is so likely."""
NAMED = 0.3
"""A term in a sentence that is hard to hear is named when it is so likely meant as one: *you wasted our time* has none."""
HARMLESS = 0.05
"""A term is not named in a sentence that sounds no harder than this: *you were drunk with sleep*, *nobody may call you that*."""
LONG = 14
"""Words; of a longer sentence the clause is quoted that sounds hardest, when it does so by itself."""

Span = tuple[int, int]
_WORD = re.compile(r"\w")


class Sounds:
    """One text to the ear of one language's model; each stretch of it is weighed once."""

    def __init__(self, plain: Plain, language: str) -> None:
        self._plain, self._model = plain, model(f"coach.{language}")
        self._said: dict[Span, list[list[str]]] = {}
        self._margins: dict[Span, float] = {}
        self._opinions: dict[Span, Opinions] = {}

    def sentences(self) -> Iterator[Span]:
        start = 0
        for end in (*self._plain.ends, len(self._plain.text)):
            yield start, end
            start = end

    def hard(self, sentence: Span, ruled: frozenset[Flag]) -> bool:
        """Is it hard to hear, its words and what rules heard in it taken together?"""
        if not _WORD.search(self._plain.text, *sentence):
            return False
        if self._model.chance(self._margin(sentence) + self._model.told(ruled)) < DOUBTED:
            return False
        return self._heard(sentence, ruled).chance() >= SURE

    def doubts(self, sentence: Span) -> bool:
        """Does the sentence sound so harmless that no rule would be believed in it?"""
        return self._chance(sentence) < DOUBTED

    def flag(self, sentence: Span, ruled: frozenset[Flag]) -> Flag:
        """What is hard to hear in this sentence, most likely."""
        return _likeliest(self._heard(sentence, ruled))

    def meant(self, flag: Flag, sentence: Span, ruled: frozenset[Flag]) -> Flag:
        """The flag that a rule set, or the likeliest one when that is unlikely here; a term stays a term."""
        if flag == "term" or self._heard(sentence, ruled).chance_of(flag) >= LIKELY:
            return flag
        return self.flag(sentence, ruled)

    def is_term(self, sentence: Span, ruled: frozenset[Flag]) -> bool:
        """Is a word from the list of terms meant as one here?"""
        heard = self._heard(sentence, ruled)
        return heard.chance_of("term") >= NAMED if heard.chance() >= SURE else heard.chance() >= HARMLESS

    def told(self, sentence: Span) -> Span:
        """What to quote of it."""
        return self._trimmed(self._hardest(sentence))

    def _chance(self, span: Span) -> float:
        """How likely these words are hard to hear, 0 to 1."""
        return self._model.chance(self._margin(span))

    def _margin(self, span: Span) -> float:
        if span not in self._margins:
            words = [*chain.from_iterable(self._words(span))]
            self._margins[span] = self._model.weigh(words).margin(0, len(words))
        return self._margins[span]

    def _heard(self, sentence: Span, ruled: frozenset[Flag]) -> Opinions:
        if sentence not in self._opinions:
            columns = [*map(self._model.column, self._words(sentence))]
            self._opinions[sentence] = self._model.opinions(columns, ruled)
        return self._opinions[sentence]

    def _words(self, span: Span) -> list[list[str]]:
        if span not in self._said:
            self._said[span] = sentences(pieces(self._plain.text[slice(*span)]))
        return self._said[span]

    def _hardest(self, sentence: Span) -> Span:
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


def _likeliest(heard: Opinions) -> Flag:
    return max((flag for flag in FLAGS if flag in heard.kinds), key=heard.chance_of)
