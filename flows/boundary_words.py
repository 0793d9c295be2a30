"""Reads the words of a boundary: what is never withdrawn, what wants to punish, where the law has a say, what it stops.

Every language is heard at once, whatever language the chat is in. Nothing here blocks; flows decide what to ask.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from content.load import boundary_page as guide
from content.load import boundary_words, languages

_CLAUSES = re.compile(r"[.!?;,\n]+|\bbut\b|\bpero\b|\band i\b|\by (?:te|yo|voy)\b")


def never(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Phrases that touch what no boundary takes away."""
    return _phrases(_checked(fields), "never")


def punishing(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Phrases that want to hurt or to force."""
    return _phrases(_checked(fields), "punishing")


def legal(fields: Mapping[str, str]) -> bool:
    """Whether the law may have a say: by what it is about, or by its words."""
    if any(one.id == fields.get("category") and one.legal for one in guide().categories):
        return True
    return bool(_phrases(_checked(fields), "legal"))


def stopped(fields: Mapping[str, str]) -> frozenset[str]:
    """The categories in which this person no longer does something."""
    found = set()
    for clause in _clauses(fields.get("i_will", "")):
        if _heard(clause, "stops"):
            found |= {topic for topic in _topics("topics") if _topic(clause, "topics", topic)}
            if any(one.id == fields.get("category") for one in guide().categories):
                found.add(fields["category"])
    return frozenset(found)


def given(fields: Mapping[str, str]) -> frozenset[str]:
    """The categories in which this person goes on giving something: by what they will do, or still offer."""
    clauses = [clause for name in ("i_will", "still_offer") for clause in _clauses(fields.get(name, ""))]
    return frozenset(
        topic for topic in _topics("gives") for clause in clauses
        if not _heard(clause, "stops") and _topic(clause, "gives", topic)
    )  # fmt: skip


def normal(text: str) -> str:
    """Lower case, without accents and apostrophes."""
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in text.lower())
    return "".join(letter for letter in letters if letter not in "'’")


# --- hearing ---------------------------------------------------------------------------------------------------------
def _checked(fields: Mapping[str, str]) -> list[str]:
    return [fields[name] for name in guide().checked if name in fields]


def _phrases(texts: Iterable[str], kind: str) -> tuple[str, ...]:
    found = (phrase for text in texts for pattern in _patterns(kind) for phrase in _quoted(pattern, text))
    return tuple(dict.fromkeys(found))


def _quoted(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """As the person wrote it; the whole line when reading it changed its length."""
    plain = normal(text)
    for match in pattern.finditer(plain):
        yield text[match.start() : match.end()] if len(plain) == len(text) else text


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSES.split(normal(text)) if clause.strip()]


def _heard(clause: str, kind: str) -> bool:
    return any(pattern.search(clause) for pattern in _patterns(kind))


def _topic(clause: str, kind: str, topic: str) -> bool:
    return any(pattern.search(clause) for pattern in _topics(kind)[topic])


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for language in languages() for one in getattr(boundary_words(language), kind))


@cache
def _topics(kind: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for language in languages():
        for topic, patterns in getattr(boundary_words(language), kind).items():
            found[topic] = (*found.get(topic, ()), *(re.compile(one) for one in patterns))
    return found
