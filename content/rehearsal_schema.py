"""The shape of ``content/rehearsal``: what a loved one may say, answers to it, and how typed answers are read."""

from __future__ import annotations

from content.schema import Sources, Texts
from content.shape import Shape


class Reply(Shape, frozen=True):
    """``why`` says what this answer does, in either case kindly."""

    id: str
    good: bool
    text: Texts
    why: Texts


class Reaction(Shape, frozen=True):
    """``stop``: the script of the meeting ends here, and safety is all that counts."""

    id: str
    sources: Sources
    title: Texts
    says: tuple[Texts, ...]
    know: Texts
    replies: tuple[Reply, ...]
    stop: bool = False


class Listening(Shape, frozen=True):
    """Patterns over lower-case words without accents: what a typed answer does (OARS, and what gets in its way)."""

    reflects: tuple[str, ...]
    affirms: tuple[str, ...]
    asks: tuple[str, ...]
    argues: tuple[str, ...]
    accuses: tuple[str, ...]
