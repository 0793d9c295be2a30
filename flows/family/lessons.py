"""The modules of ``content/modules`` as a member reads them: every text in all its languages at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from content.load import languages, learning_paths, module, modules, source
from content.schema import Card, Module, Quiz
from flows.text import Said
from flows.view import View

PASS: Final = 2
"""Right answers of three."""
AFTER = ("held", "aftercare", "closed")
"""The phases after the meeting, with a learning path of their own."""


def ids() -> tuple[str, ...]:
    return tuple(modules())


def ids_for(view: View, case: int) -> tuple[str, ...]:
    """The lessons that are open to this person there: not all of them under 18."""
    minor = view.part(case).minor
    return tuple(lesson for lesson in ids() if not minor or module(lesson, "en").for_minors)


def passed(view: View, case: int) -> frozenset[str]:
    """Which of them this person has passed."""
    found = view.modules_of(case, view.me.id or 0)
    return frozenset(lesson for lesson in ids_for(view, case) if found.get(lesson))


def suggested(view: View, case: int) -> str | None:
    """What to read next: the first on the path of the case's approach and phase that is not passed yet."""
    about, paths = view.case(case), learning_paths()
    path = paths["aftercare"] if about.phase in AFTER else paths.get(about.approach, paths["none"])
    ahead = frozenset(ids_for(view, case)) - passed(view, case)
    return next((lesson for lesson in path if lesson in ahead), None)


def said(lesson: str, pick: Callable[[Module], str]) -> Said:
    """One text of a module, in every language."""
    return Said({language: pick(module(lesson, language)) for language in languages()})


def title(lesson: str) -> Said:
    return said(lesson, lambda one: one.title)


def cards(lesson: str) -> tuple[Card, ...]:
    """Their ids and sources are the same in every language."""
    return module(lesson, "en").cards


def number_of(lesson: str, card: str) -> int | None:
    """Where the card stands in its lesson, from 0; None when the content no longer has it."""
    found = [one.id for one in cards(lesson)] if lesson in ids() else []
    return found.index(card) if card in found else None


def card_title(lesson: str, card: int) -> Said:
    return said(lesson, lambda one: one.cards[card].title)


def quizzes(lesson: str) -> tuple[Quiz, ...]:
    return module(lesson, "en").quiz


def option(lesson: str, quiz: int, option: int) -> Said:
    return said(lesson, lambda one: one.quiz[quiz].options[option].text)


def names_of(sources: Iterable[str]) -> tuple[Said, ...]:
    """What a card or an answer rests on, by name; a book is called the same in every language."""
    return tuple(_named(source(one).name) for one in sources)


def _named(name: str | dict[str, str]) -> Said:
    return Said(dict.fromkeys(languages(), name) if isinstance(name, str) else name)
