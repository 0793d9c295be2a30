"""A boundary as it is read: its lines in order, a category by its name, a day by its date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from content.load import boundary_page as guide
from content.schema import BoundaryField
from flows import boundary_words
from flows.text import Fact, Joined, Said, T, Text
from flows.view import Boundary

MEETING = "meeting"
QUOTE = 60
"""Characters of what is quoted."""


def plain(boundary: Boundary | None) -> dict[str, str]:
    """Its lines as plain words, by field."""
    return {name: str(fact.value) for name, fact in boundary.fields.items()} if boundary else {}


def in_words(boundary: Boundary) -> str:
    """What was written in words, line by line: how two versions are laid side by side."""
    written = plain(boundary)
    return "\n".join(written[one.id] for one in guide().fields if one.kind == "words" and one.id in written)


def lines(boundary: Boundary) -> Text:
    shown = (
        T("<b>{label}</b> {words}", label=Said(field.label), words=value(field, boundary.fields[field.id]))
        for field in guide().fields if field.id in boundary.fields
    )  # fmt: skip
    return Joined(tuple(shown), "\n")


def value(field: BoundaryField, fact: Fact) -> Text:
    if field.kind == "category":
        name = next((one.name for one in guide().categories if one.id == fact.value), None)
        return Said(name) if name else fact
    if field.kind == "day":
        return T("the day of the meeting") if fact.value == MEETING else _day(fact)
    return fact


def _day(fact: Fact) -> Fact:
    """Typed before days were kept as dates, it stays as it was written."""
    try:
        return replace(fact, value=date.fromisoformat(str(fact.value)))
    except ValueError:
        return fact


def title(boundary: Boundary) -> Text:
    """What a list calls it: what it is about."""
    fact = boundary.fields.get("category")
    return value(guide().fields[0], fact) if fact else T("Not named yet")


def worth_a_thought(boundary: Boundary) -> tuple[Text, ...]:
    """Never a reason not to commit: words that want to punish, and where the law has a say."""
    written = plain(boundary)
    found: list[Text] = []
    if phrases := boundary_words.punishing(written):
        found += [Joined((_quoted(boundary, phrases), Said(guide().punishing)), " ")]
    if boundary_words.legal(written):
        found.append(Said(guide().legal))
    return tuple(found)


def quoted_never(boundary: Boundary) -> Text:
    return _quoted(boundary, boundary_words.never(plain(boundary)))


def _quoted(boundary: Boundary, phrases: tuple[str, ...]) -> Text:
    fact = next(iter(boundary.fields.values()))
    return Joined(tuple(T("“{words}”", words=replace(fact, value=phrase[:QUOTE])) for phrase in phrases[:3]), ", ")
