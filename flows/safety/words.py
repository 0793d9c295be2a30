"""The words of one language, each with the classes of meaning that it belongs to.

1. A word is looked up as it stands, then by its stem (``suicid*``), then undisguised, unstretched, split (clitics, attached
   particles) and last as a typing mistake of one letter, unless it is a known lookalike.
2. Every combination of classes is one character. A text becomes a short string of them, over which patterns are ordinary
   regular expressions: see ``patterns``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, compress, repeat

from content.remembered import Remembered
from content.schema import Lexicon
from flows.safety.normal import COMMA, SOFT, STOP, normal, undisguised, unstretched

OTHER = " "
STEM = 3
"""Letters of a stem that it is filed under; a stem has at least as many."""
SHORTEST_MISTAKEN = 5
LONGEST_MISTAKEN = 14
_FIRST_SIGN = 0xE000
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Encoded:
    """A text as one language hears it. ``signs``: one a word; ``words``, and what was written for ``each`` of them."""

    signs: str
    words: list[str]
    each: list[str]

    def of_sign(self) -> list[str]:
        """The word of every sign: only asked when something was heard."""
        return [STOP, *chain.from_iterable(map(repeat, self.words, map(len, self.each)))]


@dataclass
class Vocabulary:
    """``bits``: a bit for each class. ``exact``, ``stems``: the bits of a word. ``phrases``: by their first word, ``pairs``: by two."""

    lexicon: Lexicon
    bits: dict[str, int] = field(default_factory=dict)
    exact: dict[str, int] = field(default_factory=dict)
    stems: dict[str, dict[str, int]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)
    mistakes: dict[str, str] = field(default_factory=dict)
    """Known words without one of their letters: what was meant, several with spaces between."""
    signs: dict[int, str] = field(default_factory=dict)
    _signs_of: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.lexicon.classes:
            self.bit(name)
        for name, words in self.lexicon.classes.items():
            for word in self._members(words, {name}):
                self._learn(word, self.bits[name])
        self.lookalikes = frozenset(normal(word) for word in self.lexicon.lookalikes.split())
        self.spellings = {normal(short): normal(full).split() for short, full in self.lexicon.spellings.items()}
        self.splits = tuple(re.compile(split) for split in self.lexicon.splits)
        self._written = Remembered(self._write)
        self._parted = Remembered(self._parts)

    def bit(self, name: str) -> int:
        return self.bits.setdefault(name, 1 << len(self.bits))

    def literal(self, word: str) -> int:
        """The class of one word that a pattern names itself."""
        bit = self.bit(f"={normal(word)}")
        self._learn(word, bit)
        return bit

    def finish(self) -> None:
        """Once all words are known: exact words share their stems' classes, and mistakes are foreseen."""
        for word in self.exact:
            self.exact[word] |= self._by_stem(word) | (self._number(word) if word.isdigit() else 0)
        silent = self.bits.get("FILLER", 0) | self.bits.get("CLAUSE", 0)
        fuller = {
            first: [(words, bits | self._together(words) & ~silent) for words, bits in several]
            for first, several in self.phrases.items()
        }
        self.phrases = {first: sorted(several, key=lambda phrase: -len(phrase[0])) for first, several in fuller.items()}
        for first, several in self.phrases.items():
            for phrase in several:
                self.pairs.setdefault((first, phrase[0][1]), []).append(phrase)
        for word in self.exact:
            if SHORTEST_MISTAKEN <= len(word) <= LONGEST_MISTAKEN:
                for shorter in _one_less(word):
                    meant = self.mistakes.get(shorter)
                    self.mistakes[shorter] = f"{meant} {word}" if meant else word

    def _together(self, words: Iterable[str]) -> int:
        """A phrase still means what its words, and the shorter phrases in it, mean."""
        bits, words = 0, tuple(words)
        for at, word in enumerate(words):
            bits |= self.exact.get(word) or self._by_stem(word)
            for phrase, own in self.phrases.get(word, ()):
                bits |= own if words[at : at + len(phrase)] == phrase else 0
        return bits

    # --- a text ------------------------------------------------------------------------------------------------------
    def encode(self, words: list[str]) -> Encoded:
        words = self._spelled(words)
        signs = [*map(self._written.__getitem__, words)]
        free = 0
        for at in compress(range(len(words) - 1), map(self.phrases.__contains__, words)):
            several = self.pairs.get((words[at], words[at + 1]))
            if several is not None and at >= free:
                length, bits = self._phrase(several, words, at)
                if length:
                    free = at + length
                    signs[at:free] = [self._in_signs(bits), *[""] * (length - 1)]
        return Encoded(f"{STOP}{''.join(signs)}{STOP}", words, signs)

    def _write(self, word: str) -> str:
        return word if word in (STOP, COMMA) else self._in_signs(self.meaning(word))

    def knows(self, word: str) -> bool:
        return word in self.exact or word in self.spellings or bool(self._by_stem(word))

    def _in_signs(self, bits: int) -> str:
        """The sign of a meaning: none for a filler, and the end of a clause before a word that begins one."""
        if not bits:
            return OTHER
        sign = "" if bits & self.bits.get("FILLER", 0) else self.sign(bits)
        return SOFT + sign if bits & self.bits.get("CLAUSE", 0) else sign

    def sign(self, bits: int) -> str:
        return self.signs.get(bits, OTHER)

    def signs_of(self, bits: int) -> str:
        """All signs of words that are in any of these classes; asked again and again while patterns are compiled."""
        found = self._signs_of.get(bits)
        if found is None:
            found = "".join(sign for combination, sign in self.signs.items() if combination & bits)
            self._signs_of[bits] = found
        return found

    def number_signs(self) -> None:
        """Give every combination of classes its sign; after this nothing is learnt any more."""
        ways = sorted(self._meanings() - {0})
        self.signs = {bits: chr(_FIRST_SIGN + place) for place, bits in enumerate(ways)}

    def meaning(self, word: str) -> int:
        """The bits of one word, found the ways that rule 1 tells."""
        found = self.exact.get(word) or self._by_stem(word)
        if found or word in self.lookalikes:
            return found
        if word.isdigit():
            return self._number(word)
        for other in (undisguised(word), *unstretched(word)):
            if other != word and (found := self.exact.get(other, 0) or self._by_stem(other)):
                return found
        return self._mistaken(word)

    def _spelled(self, words: list[str]) -> list[str]:
        """Short forms written out, attached particles taken off."""
        each = [*map(self._parted.__getitem__, words)]
        if not any(each):
            return words
        return [*chain.from_iterable(parts or (word,) for word, parts in zip(words, each, strict=True))]

    def _parts(self, word: str) -> list[str] | None:
        if word in self.spellings:
            return self.spellings[word]
        if word not in self.exact:
            for split in self.splits:
                if found := split.fullmatch(word):
                    return [part for part in found.groups() if part]
        return None

    def _phrase(self, several: list[tuple[tuple[str, ...], int]], words: list[str], at: int) -> tuple[int, int]:
        for phrase, bits in several:
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase), bits
        return 0, 0

    def _by_stem(self, word: str) -> int:
        bits = 0
        for stem, own in self.stems.get(word[:STEM], {}).items():
            if word.startswith(stem):
                bits |= own
        return bits

    def _number(self, word: str) -> int:
        if _YEAR.fullmatch(word):
            return self.bits.get("YEAR", 0)
        minor = self.bits.get("MINOR", 0) if 5 <= int(word[:3]) <= 17 else 0
        return self.bits.get("NUMBER", 0) | minor

    def _mistaken(self, word: str) -> int:
        if not SHORTEST_MISTAKEN <= len(word) <= LONGEST_MISTAKEN or not word.isalpha():
            return 0
        for shorter in (word, *_one_less(word)):
            for meant in (shorter, *self.mistakes.get(shorter, "").split()):
                if (bits := self.exact.get(meant)) and _one_slip(word, meant):
                    return bits
        return 0

    # --- learning ----------------------------------------------------------------------------------------------------
    def _members(self, words: str, seen: set[str]) -> Iterator[str]:
        for word in words.split():
            if word not in self.lexicon.classes:
                yield word
            elif word not in seen:
                yield from self._members(self.lexicon.classes[word], seen | {word})

    def _learn(self, word: str, bit: int) -> None:
        parts = tuple(normal(word.rstrip("*")).split("_"))
        if len(parts) > 1:
            self._learn_phrase(parts, bit)
        elif word.endswith("*"):
            stems = self.stems.setdefault(parts[0][:STEM], {})
            stems[parts[0]] = stems.get(parts[0], 0) | bit
        else:
            self.exact[parts[0]] = self.exact.get(parts[0], 0) | bit

    def _learn_phrase(self, parts: tuple[str, ...], bit: int) -> None:
        several = self.phrases.setdefault(parts[0], [])
        known = next((place for place, (phrase, _) in enumerate(several) if phrase == parts), None)
        if known is None:
            several.append((parts, bit))
        else:
            several[known] = (parts, several[known][1] | bit)

    def _meanings(self) -> set[int]:
        """Every combination of classes that some word or phrase has."""
        several = (bits for phrases in self.phrases.values() for _, bits in phrases)
        stems = (self._by_stem(stem) for stems in self.stems.values() for stem in stems)
        return {*self.exact.values(), *several, *stems, *map(self._number, ("2019", "12", "40"))}


def _one_less(word: str) -> list[str]:
    """The word without each of its letters but the first: who mistypes mostly gets the first one right."""
    return [word[:place] + word[place + 1 :] for place in range(1, len(word))]


def _one_slip(typed: str, meant: str) -> bool:
    """One letter more, fewer or other, or two neighbours changed about."""
    if len(meant) < SHORTEST_MISTAKEN or abs(len(typed) - len(meant)) > 1:
        return False
    start = next((place for place, (one, two) in enumerate(zip(typed, meant, strict=False)) if one != two), None)
    if start is None:
        return True
    rest, other = typed[start:], meant[start:]
    if rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]:
        return True
    return rest[:2] == other[1::-1] and rest[2:] == other[2:]
