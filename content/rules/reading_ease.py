"""How hard a text is to read, by a measure that fits its language.

English: the Automated Readability Index, a school grade (Smith and Senter, 1967). It counts letters, so it needs no
pronouncing dictionary to be fetched, as textstat's Flesch-Kincaid does. Plain enough: grade 8 or lower.
Spanish: the Szigriszt-Pazos index on the INFLESZ scale, which was made for texts that patients read (Barrio-Cantalejo
and others, Anales del Sistema Sanitario de Navarra, 2008): under 40 very hard, 40–55 rather hard, 55–65 normal, 65–80
rather easy, above 80 very easy. Plain enough: normal. textstat takes syllables from hyphenation, which misses some of
them: in our lessons its index is seven points too kind, so the limit is seven points higher.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from content.errors import ContentError

GRADE_AT_MOST = 8
INFLESZ_AT_LEAST = 55 + 7
WORDS_AT_LEAST = 25
"""Below that the measures say more about chance than about the text."""
_TAG = re.compile(r"<[^>]*>")
_NOT_A_WORD = re.compile(r"[“”«»‹›\"()¿¡…]")


def too_hard(text: str, language: str) -> str | None:
    """What is wrong with how it reads; nothing for short texts and for languages without a measure here."""
    plain = _plain(text)
    if len(plain.split()) < WORDS_AT_LEAST:
        return None
    if language == "en":
        grade = float(_textstat("en").automated_readability_index(plain))
        return f"reads at grade {grade:.1f}, at most {GRADE_AT_MOST}" if grade > GRADE_AT_MOST else None
    if language == "es":
        index = float(_textstat("es").szigriszt_pazos(plain))
        return f"INFLESZ {index:.0f}, at least {INFLESZ_AT_LEAST}" if index < INFLESZ_AT_LEAST else None
    return None


def _plain(text: str) -> str:
    """Without tags; a title or a list's line ends like a sentence, which it is to somebody who reads it."""
    lines = (_NOT_A_WORD.sub(" ", _TAG.sub("", line)).strip() for line in text.splitlines())
    return " ".join(line if line[-1] in ".?!" else f"{line}." for line in lines if line)


@cache
def _textstat(language: str) -> Any:
    try:
        from textstat.textstat import textstat
    except ImportError:
        raise ContentError("reading ease needs textstat, which the tools bring: run 'make check'") from None
    textstat.set_lang(language)
    return textstat
