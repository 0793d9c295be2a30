"""The modules: the same in every language, sourced, fit for a phone, plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from content.errors import ContentError
from content.load import sources
from content.markdown import read_module
from content.rules.markup import language_problems, tag_problems, without_tags
from content.rules.reading_ease import too_hard
from content.schema import LANGUAGES, Card, Module, Quiz

SCREEN = 600
"""Characters that are read without scrolling."""
OPTION = 90
"""Options stand in the text, under buttons A, B, C: three lines each."""
BUTTON = 30
MARK = 2
"""A title is a button's label; a module's has a mark in front when it is done."""
MINUTES = 5
QUESTIONS = 3
STATISTIC = re.compile(
    r"%|\bper ?cent\b|\bpor ciento\b|\b(out )?of (every )?1?00\b|\bde cada \d|\d of (every )?\d+ people"
)


def module_problems(root: Path) -> Iterator[str]:
    for folder in sorted(path for path in (root / "modules").glob("*") if path.is_dir()):
        found: dict[str, Module] = {}
        for language in LANGUAGES:
            path = folder / f"{language}.md"
            where = f"modules/{folder.name}/{language}.md"
            try:
                found[language] = read_module(folder.name, path, path.read_text("utf-8"))
            except FileNotFoundError:
                yield f"{where}: missing"
            except ContentError as error:
                yield str(error)
            else:
                yield from (f"{where}: {problem}" for problem in _of_module(found[language], language, root))
        yield from (f"modules/{folder.name}: {problem}" for problem in _between(found))


# --- one language ----------------------------------------------------------------------------------------------------
def _of_module(module: Module, language: str, root: Path) -> Iterator[str]:
    known = sources(root)
    yield from (f"title: {problem}" for problem in _fits(module.title, BUTTON - MARK))
    if module.minutes > MINUTES:
        yield f"minutes: {module.minutes}, at most {MINUTES}"
    if len(module.quiz) != QUESTIONS:
        yield f"quiz: {len(module.quiz)} questions instead of {QUESTIONS}"
    names = [f"card {card.id}" for card in module.cards] + [f"quiz {quiz.id}" for quiz in module.quiz]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{name}: there twice"
    for card in module.cards:
        yield from (f"card {card.id}: {problem}" for problem in _of_card(card, language, known.keys()))
    for quiz in module.quiz:
        yield from (f"quiz {quiz.id}: {problem}" for problem in _of_quiz(quiz, known.keys()))
    whole = "\n".join([card.text for card in module.cards] + [f"{quiz.question}\n{quiz.why}" for quiz in module.quiz])
    if hard := too_hard(whole, language):
        yield f"as a whole: {hard}"


def _of_card(card: Card, language: str, known: Iterable[str]) -> Iterator[str]:
    yield from _sourced(card.text, card.sources, card.claims, known)
    yield from tag_problems(card.text)
    yield from (f"title: {problem}" for problem in _fits(card.title, BUTTON))
    yield from _fits(card.text, SCREEN)
    if hard := too_hard(card.text, language):
        yield hard


def _of_quiz(quiz: Quiz, known: Iterable[str]) -> Iterator[str]:
    yield from _sourced(quiz.why, quiz.sources, quiz.claims, known)
    if [option.right for option in quiz.options].count(True) != 1:
        yield "needs exactly one right option"
    if not 2 <= len(quiz.options) <= 6:
        yield f"{len(quiz.options)} options; two to six fit"
    for number, option in enumerate(quiz.options, start=1):
        yield from (f"option {number}: {problem}" for problem in _fits(option.text, OPTION))
    screen = "\n\n".join([quiz.question, *(option.text for option in quiz.options)])
    yield from _fits(screen, SCREEN)
    yield from tag_problems(screen)
    yield from tag_problems(quiz.why)
    yield from (f"why: {problem}" for problem in _fits(quiz.why, SCREEN))


def _sourced(text: str, named: tuple[str, ...], claims: bool, known: Iterable[str]) -> Iterator[str]:
    for source in named:
        if source not in known:
            yield f"sources.yaml has no {source}"
    if claims and not named:
        yield "names no source; write [source-id], or [no-claim] if it claims nothing"
    if not claims and (named or STATISTIC.search(text)):
        yield "says [no-claim] but has a source or a statistic"


def _fits(text: str, at_most: int) -> Iterator[str]:
    length = len(without_tags(text))
    if length > at_most:
        yield f"{length} characters, at most {at_most}"


# --- all languages ---------------------------------------------------------------------------------------------------
def _between(found: dict[str, Module]) -> Iterator[str]:
    if "en" not in found:
        return
    english = found["en"]
    for language, module in found.items():
        for ours, theirs in zip_longest(_shape(english), _shape(module)):
            if ours != theirs:
                yield f"{language} has {theirs or 'nothing'} where English has {ours or 'nothing'}"
                break
    for texts in _aligned(found):
        yield from language_problems(texts)


def _shape(module: Module) -> Iterator[str]:
    """What has to be the same everywhere, in order; the right option and the sources too."""
    yield f"minutes {module.minutes}"
    for card in module.cards:
        yield f"card {card.id} ({' '.join(card.sources) or 'no claim'})"
    for quiz in module.quiz:
        yield f"quiz {quiz.id} ({' '.join(quiz.sources) or 'no claim'})"
        for option in quiz.options:
            yield f"option {option.id} ({'right' if option.right else 'wrong'})"


def _aligned(found: dict[str, Module]) -> Iterator[dict[str, str]]:
    for name in ("cards", "quiz"):
        parts = {language: {part.id: part for part in getattr(module, name)} for language, module in found.items()}
        for part in parts["en"]:
            yield {language: _words(parts[language][part]) for language in found if part in parts[language]}


def _words(part: Card | Quiz) -> str:
    if isinstance(part, Card):
        return part.text
    return " ".join((part.question, *(option.text for option in part.options), part.why))
