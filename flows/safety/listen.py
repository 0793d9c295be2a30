"""Listens to free text for danger, in every language at once, whatever language the chat is in.

Patterns are data (``content/safety/<language>.yaml``): what is heard, and what calls it off within the same clause
(negation, history, idiom, a question about the training). No text leaves this function.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from content.load import languages, safety

KINDS = ("overdose", "suicide", "violence", "child", "medical")
"""In the order of urgency: the first that is heard is answered."""

_REPEATED = re.compile(r"(.)\1{2,}")
_CLAUSES = re.compile(r"[.!?;\n]+|, (?:but|pero) ")
LONGEST = 4096


def danger_in(text: str) -> str | None:
    """The most urgent danger in the text, or None."""
    clauses = [clause for clause in _CLAUSES.split(normal(text[:LONGEST])) if clause.strip()]
    heard = {kind for clause in clauses for kind in _heard(clause)}
    return next((kind for kind in KINDS if kind in heard), None)


def normal(text: str) -> str:
    """Lower case, without accents and apostrophes, with no letter three times in a row."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("'", "")
    return _REPEATED.sub(r"\1\1", plain)


def _heard(clause: str) -> set[str]:
    found: set[str] = set()
    for patterns, calls_off in _lexicons():
        if calls_off is not None and calls_off.search(clause):
            continue
        found |= {kind for kind, pattern in patterns.items() if pattern.search(clause)}
    return found


@cache
def _lexicons() -> tuple[tuple[dict[str, re.Pattern[str]], re.Pattern[str] | None], ...]:
    """Compiled once: for each language, a pattern for each danger, and one for what calls it off."""
    return tuple(_compile(language) for language in languages())


def _compile(language: str) -> tuple[dict[str, re.Pattern[str]], re.Pattern[str] | None]:
    lexicon = safety(language)
    patterns = {kind: re.compile("|".join(f"(?:{one})" for one in words)) for kind, words in lexicon.dangers.items()}
    calls_off = (*lexicon.negation, *lexicon.history, *lexicon.idioms, *lexicon.training)
    return patterns, re.compile("|".join(f"(?:{one})" for one in calls_off)) if calls_off else None
