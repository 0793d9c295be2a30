"""What a model sees of a sentence: its words, words beside each other and with one between, the insides of words, denied words.

The insides (four letters at a time) let it know *drinking* by *drink*, and a word with a typing mistake by the rest of it.
A word that stands after "not" or "never" is seen as denied too. What rules heard in a text stands beside what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, pairwise

from flows.learned.denials import denials
from flows.safety.normal import COMMA, STOP

BEGIN, END = "^", "$"
DENIED = "!"
NUMBER = "#"
LONGEST_NUMBER = 5
CALLED = frozenset({"911", "112", "988", "999"})
"""As the models were taught: who changes it teaches them anew."""
INSIDE = 4
REACH = 6
"""Words that a denial reaches, within its clause."""


def sentences(pieces: Sequence[str]) -> list[list[str]]:
    """Of a text in ``flows.safety.normal.pieces``: the words of each sentence, between ``BEGIN`` and ``END``."""
    found: list[list[str]] = []
    ended, start = [*_without_numbers(pieces), STOP], 0
    while start < len(ended):
        end = ended.index(STOP, start)
        if end > start:
            found.append([BEGIN, *ended[start:end], END])
        start = end + 1
    return found


def _without_numbers(pieces: Sequence[str]) -> Sequence[str]:
    """A number tells by how long it is, not by which one it is: nobody labels enough sentences for each of them.

    Those that people write for "help" are words like others.
    """
    if not any(map(str.isdigit, pieces)):
        return pieces
    return [NUMBER * min(len(one), LONGEST_NUMBER) if one.isdigit() and one not in CALLED else one for one in pieces]


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
    for at in denied(words):
        yield f"{DENIED}{words[at]}"


def denied(words: Sequence[str]) -> list[int]:
    """The places of the words that a denial reaches: within its sentence, where there are several."""
    denying, reached = denials(), list[int]()
    if denying.isdisjoint(words):
        return reached
    for place in compress(range(len(words)), map(denying.__contains__, words)):
        for at in range(place + 1, min(place + 1 + REACH, len(words))):
            if words[at] == COMMA or words[at] in denying:
                break
            reached.append(at)
            if words[at] == END:
                break
    return reached


def of_rule(name: str) -> str:
    """That rules heard this."""
    return f"={name}"
