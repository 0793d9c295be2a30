"""The shape of ``coach/<language>.yaml``: what the letter coach listens for in one language, and what it says.

Patterns are regular expressions over plain text (``flows.family.coach.plain``): lower case, no accents, no apostrophes,
single spaces. They begin and end at the edge of a word, and ``<name>`` stands for one of ``words``.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from content.shape import shape

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


def _some(found: tuple[str, ...]) -> tuple[str, ...]:
    if not found:
        raise ValueError("is empty")
    return found


@shape
class CoachRule:
    """``unless``, found anywhere in the sentence, calls the rule off; ``not_after``, right before the phrase, too.

    ``instead`` is a better term; it takes the place of the flag's rewrite.
    """

    any: Annotated[tuple[str, ...], _some]
    unless: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    instead: str | None = None


@shape
class FlagGuide:
    """What the person reads about a flag and what that rests on, and its rules. ``unless`` and ``not_after`` hold for every rule."""

    sources: Annotated[tuple[str, ...], _some]
    name: str
    why: str
    rewrite: str
    unless: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    rules: tuple[CoachRule, ...] = ()


@shape
class ElementGuide:
    """A thing that a letter has; ``hint`` offers it where no pattern finds it."""

    hint: str
    any: tuple[str, ...]


@shape
class LoudWords:
    """Capitals that are no shouting (``acronyms``), short words that are (``short``), and what makes "!!" a joy."""

    acronyms: tuple[str, ...]
    short: tuple[str, ...]
    joy: tuple[str, ...]


@shape
class Limits:
    """In words."""

    letter: int
    part: int


def _whole(found: dict[Flag, FlagGuide]) -> dict[Flag, FlagGuide]:
    if lacking := [flag for flag in FLAGS if flag not in found]:
        raise ValueError(f"has no {', '.join(lacking)}")
    return found


def _all(found: dict[Element, ElementGuide]) -> dict[Element, ElementGuide]:
    if lacking := [element for element in ELEMENTS if element not in found]:
        raise ValueError(f"has no {', '.join(lacking)}")
    return found


@shape
class CoachGuide:
    words: dict[str, str]
    said_by: tuple[str, ...]
    limits: Limits
    loud: LoudWords
    flags: Annotated[dict[Flag, FlagGuide], _whole]
    elements: Annotated[dict[Element, ElementGuide], _all]
