"""The modules of ``content/modules`` as a member reads them: every text in all its languages at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from content.load import languages, module, modules, source
from content.schema import Card, Module, Quiz
from flows.text import Said

PASS: Final = 2
"""Right answers of three."""


def ids() -> tuple[str, ...]:
    return tuple(modules())


def said(lesson: str, pick: Callable[[Module], str]) -> Said:
    """One text of a module, in every language."""
    return Said({language: pick(module(lesson, language)) for language in languages()})


def title(lesson: str) -> Said:
    return said(lesson, lambda one: one.title)


def cards(lesson: str) -> tuple[Card, ...]:
    """Their ids and sources are the same in every language."""
    return module(lesson, "en").cards


def quizzes(lesson: str) -> tuple[Quiz, ...]:
    return module(lesson, "en").quiz


def option(lesson: str, quiz: int, option: int) -> Said:
    return said(lesson, lambda one: one.quiz[quiz].options[option].text)


def sources(lesson: str, card: int) -> tuple[Said, ...]:
    """The names of what a card rests on."""
    count = len(cards(lesson)[card].sources)
    return tuple(said(lesson, lambda one, n=n: source(one.cards[card].sources[n]).name) for n in range(count))  # type: ignore[misc]
