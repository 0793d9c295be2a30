"""Plain text to look for patterns in, which knows where each of its characters stood in the original.

Lower case; without accents and apostrophes; one space for many; a letter at most twice in a row ("sooooo" is "soo").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from content.remembered import Remembered

_APOSTROPHES = frozenset("'’‘`´ʼ")
_SENTENCE_END = re.compile(r"[.!?…;]+(?=[\s\"”»)]|$)|[\n¡¿]+")
MOST_CHARACTERS = 4096
_AGAIN = re.compile(r"(\w)\1\1|  ")


@dataclass(frozen=True)
class Plain:
    text: str
    ends: tuple[int, ...]
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where these characters stand in the original."""
        return self._where[start], self._where[end - 1] + 1

    def sentence(self, at: int) -> tuple[int, int]:
        """From where to where the sentence goes that this character belongs to."""
        after = bisect_left(self.ends, at + 1)
        start = self.ends[after - 1] if after else 0
        return start, self.ends[after] if after < len(self.ends) else len(self.text)

    @cached_property
    def _where(self) -> list[int]:
        """Only asked of a text in which something was found."""
        return [index for index, _ in _letters(self.original)]


def plain(text: str) -> Plain:
    made = text.translate(_FOLDED)
    if _AGAIN.search(made):
        made = "".join(letter for _, letter in _letters(text))
    return Plain(made, tuple([found.end() for found in _SENTENCE_END.finditer(made)]), text)


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter of the plain text, and where it stood."""
    before = last = ""
    for index, character in enumerate(text):
        for letter in _FOLDED[ord(character)]:
            if letter == last and (letter == " " or (letter == before and letter.isalpha())):
                continue
            before, last = last, letter
            yield index, letter


def _folded(code: int) -> str:
    """One character, by its number, as plain text has it."""
    character = chr(code)
    if character in _APOSTROPHES:
        return ""
    if character == "\n":
        return "\n"
    if character.isspace():
        return " "
    return "".join(one for one in unicodedata.normalize("NFKD", character.lower()) if not unicodedata.combining(one))


_FOLDED = Remembered(_folded, MOST_CHARACTERS)
