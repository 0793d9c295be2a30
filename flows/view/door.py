"""The PIN before my chat, and the notes behind the second one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from flows.text import Fact


@dataclass(frozen=True, slots=True)
class Lock:
    """``left``: wrong tries until there is a pause; ``until``: when a pause ends; ``asked``: when help was asked for last."""

    decoy: bool
    left: int
    until: datetime | None = None
    asked: datetime | None = None


class DoorView(Protocol):
    def lock(self) -> Lock | None:
        """None: I have no PIN."""

    def pin_is(self, digits: str) -> Literal["right", "decoy", "wrong"]:
        """Slow on purpose. While there is a pause, every one is wrong."""
        ...

    def decoy_notes(self) -> tuple[tuple[int, Fact], ...]:
        """The oldest first."""
        ...

    def has_pin(self, case: int, person: int) -> bool:
        """Whether somebody of a case that I lead has a PIN; False for anybody else."""
        ...
