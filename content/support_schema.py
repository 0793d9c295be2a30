"""The shape of what helps through a hard hour: kind words, small steps, short paths."""

from __future__ import annotations

from content.schema import Sources, Texts
from content.shape import Shape


class Support(Shape, frozen=True, kw_only=True):
    """Kind words for what is heavy: a number from ``at_least`` on or up to ``at_most``, or one of the answers ``any_of``.

    ``path``: the one of ``support.yaml`` that fits it.
    """

    question: str
    at_least: int | None = None
    at_most: int | None = None
    any_of: tuple[str, ...] = ()
    path: str
    sources: Sources
    text: Texts


class SmallStep(Shape, frozen=True, kw_only=True):
    """One of a list of small steps, a screen each. ``id`` and ``title``: where they are ticked off one by one."""

    id: str = ""
    title: Texts | None = None
    text: Texts
    sources: Sources


class FoundOut(Shape, frozen=True):
    """A moment after the loved one found out: what to say (``words``) and what to mind."""

    id: str
    sources: Sources
    title: Texts
    words: Texts
    about: Texts


class SupportPath(Shape, frozen=True):
    """A short way through a hard hour: ``text`` is one screen, a paragraph each."""

    id: str
    sources: Sources
    title: Texts
    text: tuple[Texts, ...]
