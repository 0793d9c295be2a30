"""Makes typed words comparable: case, accents, apostrophes, stretched letters, digits for letters, spelled-out letters.

What a lexicon lists goes through the same ``normal``, so its authors write words as they are spelled.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 4096
STOP, SOFT, COMMA = "|", ";", ","
"""A sentence ends · a clause ends · a breath."""

# Vowel points and accents of the Latin, Greek, Cyrillic, Hebrew and Arabic scripts, and the Arabic stretching mark.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+")
# Apostrophes inside words, and everything invisible (zero-width, direction marks).
_SILENT = re.compile("['`´\u2018\u2019\u02bc\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]+")
_THRICE = re.compile(r"(.)\1\1")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLE = re.compile(r"(.)\1")
_SPELLS = re.compile(r"[ .\-*_]\w[ .\-*_]\w[ .\-*_]")
_SPELLED = re.compile(r"\b[^\W\d_](?:[ .\-*_][^\W\d_]){3,}\b")
_STOPS = '.!?;:\n\u2026\u061f\u061b\u06d4\u3002\uff01\uff1f()"'
_COMMAS = ",\u060c\u2014\u2013"
_PIECES = re.compile(rf"[^\W_]+(?:[@$!|*0-9]+[^\W\d_]+)*|[{_STOPS}{_COMMAS}\U0001f300-\U0001faff\u2620\u00bf]")
_MEANS = dict.fromkeys(_STOPS, STOP) | dict.fromkeys(_COMMAS, COMMA)
_DISGUISED = re.compile(r"[0-9@$!|*]")
_UNDISGUISE = str.maketrans("013457@$!|", "oieastasii", "*")


def normal(text: str) -> str:
    """Lower case, without accents, apostrophes and invisible marks, with no letter three times in a row."""
    text = text[:LONGEST].casefold()
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    text = text.replace("'", "").replace("`", "") if text.isascii() else _SILENT.sub("", text)
    # looking whether there is anything to be done costs a fifth of doing it
    return _STRETCHED.sub(r"\1\1", text) if _THRICE.search(text) else text


def pieces(text: str) -> list[str]:
    """The words of a text in their order, with ``STOP`` and ``COMMA`` between them."""
    text = normal(text)
    if _SPELLS.search(text):
        text = _SPELLED.sub(lambda found: re.sub(r"[ .\-*_]", "", found[0]), text)
    found = _PIECES.findall(text)
    return list(map(_MEANS.get, found, found))


def undisguised(word: str) -> str:
    """k1ll → kill; a number stays a number."""
    if word.isalpha() or not _DISGUISED.search(word) or not any(letter.isalpha() for letter in word):
        return word
    return word.translate(_UNDISGUISE)


def unstretched(word: str) -> list[str]:
    """helpp → help, kiill → kill: for a word that is not known with its double letters, each alone and all at once."""
    doubles = [found.start() for found in _DOUBLE.finditer(word)]
    return [*(word[:place] + word[place + 1 :] for place in doubles), _DOUBLE.sub(r"\1", word)] if doubles else []
