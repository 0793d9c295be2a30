"""Buttons of one list that would read the same, told apart by as little as it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from flows.text import Fact, Joined, T, Text

One = TypeVar("One")


def told_apart(listed: Sequence[One], *ways: Callable[[One], Text]) -> tuple[Text, ...]:
    """A label for each: by the first way of naming it, and wherever two read the same then, by the next."""
    first, *further = ways
    found = [first(one) for one in listed]
    for way in further:
        reads = [_read(text) for text in found]
        found = [
            way(one) if reads.count(read) > 1 else text for one, text, read in zip(listed, found, reads, strict=True)
        ]
    return tuple(found)


def _read(text: Text) -> object:
    """As it reads: two people of one name are the same to the eye."""
    match text:
        case Joined():
            return tuple(_read(part) for part in text.parts)
        case T():
            return text.message, tuple(_read(value) for value in text.values.values())  # type: ignore[arg-type]
        case Fact():
            return text.value
        case _:
            return text
