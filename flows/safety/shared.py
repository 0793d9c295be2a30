"""Words that languages share ("suicid…") belong to the one that knows more of the sentence: it knows what calls them off."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate

from flows.safety.lexicon import Language
from flows.safety.normal import COMMA, STOP
from flows.safety.scope import Hit
from flows.safety.words import Encoded


class Shared:
    """One text as ``language`` wrote it in signs, and how much of it the languages beside it know."""

    def __init__(self, language: Language, beside: tuple[Language, ...], text: Encoded) -> None:
        self.signs, of_sign = text.signs, text.of_sign()
        self.mine = _Known(language, of_sign)
        self.others = [_Known(other, of_sign) for other in beside if other is not language]

    def leaves_to_another(self, hit: Hit) -> bool:
        """Does another language know all of these words, and more of the sentence?"""
        for other in self.others:
            if other.knows_all(hit.start, hit.end):
                start = self.signs.rfind(STOP, 0, hit.start + 1) + 1
                end = self.signs.find(STOP, hit.end - 1)
                if other.between(start, end) > self.mine.between(start, end):
                    return True
        return False


class _Known:
    """Which words of a text a language knows; breaths and stops are known to all."""

    def __init__(self, language: Language, words: list[str]) -> None:
        self._vocabulary, self._words = language.vocabulary, words
        self._knows = {STOP: True, COMMA: True}

    def knows_all(self, start: int, end: int) -> bool:
        return all(map(self._know, self._words[start:end]))

    def between(self, start: int, end: int) -> int:
        return self._before[end] - self._before[start]

    @cached_property
    def _before(self) -> list[int]:
        """For each place, how many words before it are known: counted when a word is first known to two languages."""
        knows = {word: self._know(word) for word in set(self._words)}
        return [0, *accumulate(map(knows.__getitem__, self._words))]

    def _know(self, word: str) -> bool:
        knows = self._knows.get(word)
        if knows is None:
            knows = self._knows[word] = self._vocabulary.knows(word)
        return knows
