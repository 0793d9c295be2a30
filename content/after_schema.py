"""The shape of what follows a meeting: ``arrangements.yaml``, ``holding.yaml``, ``craft.yaml``."""

from __future__ import annotations

from typing import Literal

from content.schema import Sources, Texts
from content.shape import Shape


class Arrangement(Shape, frozen=True):
    """Something that has to be settled until the door of treatment. ``kind``: typed words, or somebody of the circle.

    ``planned``: the item of ``plan.yaml`` that holds it already, if it was planned before the meeting.
    """

    id: str
    kind: Literal["words", "person"]
    title: Texts
    prompt: Texts
    planned: str | None = None
    sources: Sources = ()


class Holding(Shape, frozen=True, kw_only=True):
    """A word for the days after a no. ``day`` counts from the day of the no, at that local ``hour``; on the day itself only
    if that still lies ahead. ``minors``: for members under 18, too."""

    id: str
    minors: bool = True
    day: int
    hour: int
    sources: Sources
    title: Texts
    text: tuple[Texts, ...]


class CraftStep(Shape, frozen=True, kw_only=True):
    """A step of the programme, a short contact a week. ``text``: what it is about; ``do``: the one thing to try; ``say``: words
    to borrow, where there are some. ``minors``: for members under 18, too."""

    id: str
    minors: bool = True
    sources: Sources
    title: Texts
    text: tuple[Texts, ...]
    do: Texts
    say: Texts | None = None
