"""After the meeting, as one person may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact


@dataclass(frozen=True, slots=True)
class Escort:
    """Hours in which somebody is with the loved one. ``kind``: leg or watch. ``person`` None: nobody has them."""

    id: int
    kind: str
    begins: datetime
    ends: datetime
    person: int | None = None
    name: Fact | None = None
    words: Fact | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """Where a member is in the programme: ``step``, an id of content/craft.yaml; ``state``: on, paused, over."""

    step: str
    state: str
    done: int
    at: datetime


class AfterView(Protocol):
    def escorts(self, case: int) -> tuple[Escort, ...]:
        """In the order of their hours. A member gets their own."""
        ...

    def programme(self, case: int) -> Mapping[int, Programme]:
        """By person. A member gets their own."""
        ...
