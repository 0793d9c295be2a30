"""What a model sees of a sentence: its words, words beside each other and with one between, and the insides of words.

The insides (four letters at a time) let it know *drinking* by *drink*, and a word with a typing mistake by the rest of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from flows.safety.normal import STOP

BEGIN, END = "^", "$"
INSIDE = 4


def sentences(pieces: Sequence[str]) -> list[list[str]]:
    """Of a text in ``flows.safety.normal.pieces``: the words of each sentence, between ``BEGIN`` and ``END``."""
    found: list[list[str]] = []
    ended, start = [*pieces, STOP], 0
    while start < len(ended):
        end = ended.index(STOP, start)
        if end > start:
            found.append([BEGIN, *ended[start:end], END])
        start = end + 1
    return found


def of_word(word: str) -> Iterator[str]:
    if word in (BEGIN, END):
        return
    yield word
    whole = f"<{word}>"
    for start in range(len(whole) - INSIDE + 1):
        yield f"~{whole[start : start + INSIDE]}"


def of_neighbours(words: Sequence[str]) -> Iterator[str]:
    for first, second in pairwise(words):
        yield f"{first} {second}"
    for first, second in zip(words, words[2:], strict=False):
        yield f"{first} _ {second}"


def of_sentence(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from of_word(word)
    yield from of_neighbours(words)
