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
from dataclasses import dataclass
from itertools import permutations

from flows.safety.normal import COMMA, SOFT, STOP
from flows.safety.words import Vocabulary

_ANY = f"[^{STOP}{SOFT}]"
_GAPS = {"..": f"{_ANY}{{0,3}}?", "...": f"{_ANY}{{0,7}}?"}
_START = f"(?<=[{STOP}{SOFT}{COMMA}])"


@dataclass(frozen=True)
class Pattern:
    """``own``: the signs that its words may have. ``ranges``: in any order, over a stretch with other matters in it.
    ``needs``: for each word that must be there, the classes it may have; without them the text is not searched.
    """

    source: str
    own: frozenset[str]
    ranges: bool
    needs: tuple[int, ...]
    regex: re.Pattern[str]


def learn(vocabulary: Vocabulary, source: str) -> None:
    """Make the words that a pattern names itself known."""
    for atom in _atoms(source):
        _bits(vocabulary, atom)


def compiled(vocabulary: Vocabulary, source: str) -> Pattern:
    sides = [_sequence(vocabulary, side.split()) for side in source.split(" & ")]
    joint = f"{_ANY}{{0,9}}?"
    orders = permutations([f"(?:{regex})" for regex, _ in sides])
    regex = "|".join(joint.join(order) for order in orders)
    said = "".join(vocabulary.signs_of(_bits(vocabulary, atom)) for atom in _atoms(source))
    return Pattern(
        source, frozenset(said), len(sides) > 1, tuple(need for _, needs in sides for need in needs), re.compile(regex)
    )


def _sequence(vocabulary: Vocabulary, atoms: list[str]) -> tuple[str, list[int]]:
    parts, needs = [], []
    for atom in atoms:
        if atom == "^":
            parts.append(_START)
        elif atom in _GAPS:
            parts.append(_GAPS[atom])
        else:
            bits = _bits(vocabulary, atom)
            signs = vocabulary.signs_of(bits)
            optional = atom.endswith("?")
            parts.append(f"[{signs}]{'?' if optional else ''}" if signs else "" if optional else "(?!)")
            if not optional:
                needs.append(bits)
    return "".join(parts), needs


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
