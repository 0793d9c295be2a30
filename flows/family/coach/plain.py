"""Plain text to look for patterns in, which knows where each of its characters stood in the original.

Lower case; without accents and apostrophes; one space for many; a letter at most twice in a row ("sooooo" is "soo").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = frozenset("'’‘`´ʼ")
_SENTENCE_END = re.compile(r"[.!?…;]+(?=[\s\"”»)]|$)|[\n¡¿]+")


@dataclass(frozen=True)
class Plain:
    text: str
    where: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where these characters stand in the original."""
        return self.where[start], self.where[end - 1] + 1

    def sentence(self, at: int) -> tuple[int, int]:
        """From where to where the sentence goes that this character belongs to."""
        after = bisect_left(self.ends, at + 1)
        start = self.ends[after - 1] if after else 0
        return start, self.ends[after] if after < len(self.ends) else len(self.text)


def plain(text: str) -> Plain:
    letters: list[str] = []
    where: list[int] = []
    before = last = ""
    for index, character in enumerate(text):
        for letter in _folded(character):
            if letter == last and (letter == " " or (letter == before and letter.isalpha())):
                continue
            before, last = last, letter
            letters.append(letter)
            where.append(index)
    made = "".join(letters)
    return Plain(made, tuple(where), tuple(found.end() for found in _SENTENCE_END.finditer(made)))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character in _APOSTROPHES:
        return ""
    if character == "\n":
        return "\n"
    if character.isspace():
        return " "
    return "".join(one for one in unicodedata.normalize("NFKD", character.lower()) if not unicodedata.combining(one))
