"""Words that languages share ("suicid…") belong to the one that knows more of the sentence: it knows what calls them off."""

from __future__ import annotations

from itertools import accumulate

from flows.safety.lexicon import Language
from flows.safety.normal import COMMA, STOP
from flows.safety.scope import Hit


class Shared:
    """One text as ``language`` wrote it in signs, and how much of it the languages beside it know."""

    def __init__(self, language: Language, beside: tuple[Language, ...], signs: str, of_sign: list[str]) -> None:
        self.signs = signs
        self.mine = _known(language, of_sign)
        self.others = [_known(other, of_sign) for other in beside if other is not language]

    def leaves_to_another(self, hit: Hit) -> bool:
        """Does another language know all of these words, and more of the sentence?"""
        start = self.signs.rfind(STOP, 0, hit.start + 1) + 1
        end = self.signs.find(STOP, hit.end - 1)
        mine = self.mine[end] - self.mine[start]
        for theirs in self.others:
            if theirs[hit.end] - theirs[hit.start] == hit.end - hit.start and theirs[end] - theirs[start] > mine:
                return True
        return False


def _known(language: Language, words: list[str]) -> list[int]:
    """For each place, how many words before it the language knows; breaths and stops are known to all."""
    knows = {word: word in (STOP, COMMA) or language.vocabulary.knows(word) for word in set(words)}
    return [0, *accumulate(map(knows.__getitem__, words))]
