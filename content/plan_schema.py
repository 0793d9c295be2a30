"""The shape of what a meeting is prepared with: ``plan.yaml``, ``checklist.yaml``, ``script.yaml``, ``treatment.yaml``."""

from __future__ import annotations

from typing import Literal

from content.schema import Sources, Texts
from content.shape import Shape


class PlanItem(Shape, frozen=True):
    """``kind``: how it is answered. ``shown``: the circle may see it once the specialist shows the plan.

    ``usual``: words that can be taken with one tap.
    """

    id: str
    kind: Literal["words", "person", "order", "day", "money"]
    title: Texts
    prompt: Texts
    shown: bool = False
    usual: Texts | None = None
    sources: Sources = ()


class PlanSection(Shape, frozen=True):
    id: str
    title: Texts
    items: tuple[PlanItem, ...]


Secures = Literal["bed", "transport", "safety"]
"""What a go waits for; named by the task that secures it."""


class Task(Shape, frozen=True):
    """``days`` before the meeting it is due. ``again``: a new date opens it again, because it was done for the old one."""

    id: str
    days: int
    title: Texts
    about: Texts
    secures: Secures | None = None
    again: bool = False
    sources: Sources = ()


class ScriptWords(Shape, frozen=True):
    """Words of the script with a proposal. ``branch``: what is done then, instead of words that are always said.

    ``help``: emergency numbers stand beside it.
    """

    id: str
    title: Texts
    words: Texts
    branch: bool = False
    help: bool = False
    sources: Sources = ()


class Sign(Shape, frozen=True):
    """One of the signs of good treatment, asked about one place."""

    id: str
    label: Texts
    ask: Texts
