"""Patterns of meaning: how classes of words stand together when somebody is in danger.

    HURT SELF             one after the other
    WANT .. DIE           up to three words between; ``...`` up to seven
    SWALLOW (ALL|MANY)? .. PILL     one of several; ``?`` may be missing
    CHILD & ALONE         in any order, near each other in one clause
    ^ CAN YOU             at the start of a clause

Capitals name a class, small letters a word (``what_if``: two words). No pattern ever crosses the end of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

from flows.safety.normal import COMMA, SOFT, STOP
from flows.safety.words import Vocabulary

_ANY = f"[^{STOP}{SOFT}]"
_GAPS = {"..": f"{_ANY}{{0,3}}?", "...": f"{_ANY}{{0,7}}?"}
_START = f"(?<=[{STOP}{SOFT}{COMMA}])"


@dataclass(frozen=True)
class Pattern:
    """``needs``: for each word that must be there, the classes it may have; without them the text is not searched.

    Of hundreds of patterns a text needs a handful, so the rest of it is made when it is first asked for.
    """

    source: str
    vocabulary: Vocabulary = field(repr=False)
    needs: tuple[int, ...]

    @property
    def ranges(self) -> bool:
        """Is it in any order, over a stretch with other matters in it?"""
        return " & " in self.source

    @cached_property
    def own(self) -> str:
        """The signs that its words may have."""
        return "".join(self.vocabulary.signs_of(_bits(self.vocabulary, atom)) for atom in _atoms(self.source))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        sides = (_regex(self.vocabulary, side) for side in self.source.split(" & "))
        orders = permutations([f"(?:{side})" for side in sides])
        return re.compile("|".join(f"{_ANY}{{0,9}}?".join(order) for order in orders))


def learn(vocabulary: Vocabulary, source: str) -> None:
    """Make the words that a pattern names itself known."""
    for atom in _atoms(source):
        _bits(vocabulary, atom)


def pattern(vocabulary: Vocabulary, source: str) -> Pattern:
    needs = tuple(_bits(vocabulary, atom) for atom in _atoms(source) if not atom.endswith("?"))
    return Pattern(source, vocabulary, needs)


def _regex(vocabulary: Vocabulary, side: str) -> str:
    parts = []
    for atom in side.split():
        if atom == "^":
            parts.append(_START)
        elif atom in _GAPS:
            parts.append(_GAPS[atom])
        else:
            signs, optional = vocabulary.signs_of(_bits(vocabulary, atom)), atom.endswith("?")
            parts.append(f"[{signs}]{'?' if optional else ''}" if signs else "" if optional else "(?!)")
    return "".join(parts)


def _atoms(source: str) -> list[str]:
    return [atom for atom in source.split() if atom not in ("&", "^", *_GAPS)]


def _bits(vocabulary: Vocabulary, atom: str) -> int:
    if (atom.strip("?")[0] == "(") != (atom.rstrip("?")[-1] == ")"):
        raise ValueError(f"a space inside brackets: {atom}")
    bits = 0
    for word in atom.rstrip("?").strip("()").split("|"):
        if word in vocabulary.lexicon.classes:
            bits |= vocabulary.bit(word)
        elif word.isupper() and word.isascii():
            raise KeyError(f"no class {word} (in {atom})")
        else:
            bits |= vocabulary.literal(word)
    return bits
