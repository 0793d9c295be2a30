"""What a screen consists of besides its values: the sentences on it and its buttons. A screen that brings neither a new
sentence nor a new button is one that was seen before.
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.model import Choice, Screen
from flows.text import Abroad, Joined, Said, T, Text


def parts_of(screen: Screen, *, note: bool = False) -> frozenset[str]:
    """``note``: the first paragraph is one that stands above any screen of this step, and does not count."""
    said = {one for text in screen.text[note:] for one in sentences(text)}
    return frozenset(said | {_of_choice(choice) for choice in screen.choices})


def sentences(text: object) -> Iterator[str]:
    """The sentences of a text, in English, and those of its values that are sentences of the code."""
    if isinstance(text, Joined):
        for part in text.parts:
            yield from sentences(part)
    elif isinstance(text, Said):
        yield text.languages["en"]
    elif isinstance(text, T):
        yield text.message
        for value in text.values.values():
            if isinstance(value, T | Joined):
                yield from sentences(value)


def leaves(text: Text) -> Iterator[T | Said]:
    """Everything in a text that each language has to have."""
    if isinstance(text, Joined):
        for part in text.parts:
            yield from leaves(part)
    elif isinstance(text, Abroad):
        yield text.text
    elif isinstance(text, T | Said):
        yield text
        for value in text.values.values():
            if isinstance(value, T | Said | Joined | Abroad):
                yield from leaves(value)


def _of_choice(choice: Choice) -> str:
    return f"[{choice.id}] {' '.join(sentences(choice.label))}"
