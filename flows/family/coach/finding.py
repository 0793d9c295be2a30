"""What the coach noticed: a phrase, why it may be hard to hear, and another way to say it."""

from __future__ import annotations

from dataclasses import dataclass

from content.coach_schema import Element, Flag
from flows.family.coach.plain import plain


@dataclass(frozen=True)
class Finding:
    """``phrase`` is the author's own words, ``text[start:end]``; a finding about the whole text has none.

    ``instead`` is a better term where there is one; otherwise ``rewrite`` is a frame to fill.
    """

    flag: Flag
    phrase: str
    start: int
    end: int
    why: str
    rewrite: str
    instead: str | None = None

    @property
    def key(self) -> str:
        """The same for the same words, however they are typed: what "keep it, it is mine" remembers."""
        return f"{self.flag}:{' '.join(plain(self.phrase).text.split())}"


@dataclass(frozen=True)
class Missing:
    """Something that helps a letter to be heard and that is not in it yet."""

    element: Element
    hint: str
