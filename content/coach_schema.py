"""The shape of ``coach/<language>.yaml``: what the letter coach listens for in one language, and what it says.

Patterns are regular expressions over plain text (``flows.family.coach.plain``): lower case, no accents, no apostrophes,
single spaces. They begin and end at the edge of a word, and ``<name>`` stands for one of ``words``.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from msgspec import Meta

from content.shape import Shape

Flag = Literal[
    "term",
    "label",
    "diagnosis",
    "threat",
    "ultimatum",
    "grievances",
    "absolute",
    "sarcasm",
    "hearsay",
    "pity",
    "blame",
    "debate",
    "shouting",
    "length",
]
Element = Literal["love", "memory", "fact", "feeling", "hope", "ask"]
FLAGS: tuple[Flag, ...] = get_args(Flag)
"""The more telling first: of two flags on the same words, the first is shown."""
ELEMENTS: tuple[Element, ...] = get_args(Element)
Some = Annotated[tuple[str, ...], Meta(min_length=1)]


class CoachRule(Shape, frozen=True):
    """``unless``, found anywhere in the sentence, calls the rule off; ``not_after``, right before the phrase, too.

    ``instead`` is a better term; it takes the place of the flag's rewrite.
    """

    any: Some
    unless: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    instead: str | None = None


class FlagGuide(Shape, frozen=True):
    """What the person reads about a flag and what that rests on, and its rules. ``unless`` and ``not_after`` hold for every rule."""

    sources: Some
    name: str
    why: str
    rewrite: str
    unless: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    rules: tuple[CoachRule, ...] = ()


class ElementGuide(Shape, frozen=True):
    """A thing that a letter has; ``hint`` offers it where no pattern finds it."""

    hint: str
    any: tuple[str, ...]


class LoudWords(Shape, frozen=True):
    """Capitals that are no shouting (``acronyms``), short words that are (``short``), and what makes "!!" a joy."""

    acronyms: tuple[str, ...]
    short: tuple[str, ...]
    joy: tuple[str, ...]


class Limits(Shape, frozen=True):
    """In words."""

    letter: int
    part: int


class CoachGuide(Shape, frozen=True):
    words: dict[str, str]
    said_by: tuple[str, ...]
    limits: Limits
    loud: LoudWords
    flags: Annotated[dict[Flag, FlagGuide], Meta(min_length=len(FLAGS))]
    elements: Annotated[dict[Element, ElementGuide], Meta(min_length=len(ELEMENTS))]
