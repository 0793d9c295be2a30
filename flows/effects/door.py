"""What stands before a chat: the PIN, the second one, and the notes behind it.

The audit log knows that it happened, never the digits: an effect's fields are not in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PinSet:
    """From now on it is asked for. ``decoy``: the second one, which opens harmless notes."""

    pin: str = field(repr=False)
    decoy: bool = False


@dataclass(frozen=True, slots=True)
class PinRemoved:
    """``decoy``: the second one alone."""

    decoy: bool = False


@dataclass(frozen=True, slots=True)
class DoorOpened:
    """A PIN was right. ``decoy``: the second one."""

    decoy: bool = False


@dataclass(frozen=True, slots=True)
class PinMissed:
    """A wrong one: counted, whatever happens next."""


@dataclass(frozen=True, slots=True)
class PinForgotten:
    """They asked for help with it."""


@dataclass(frozen=True, slots=True)
class PinLifted:
    """A specialist has talked with them, and takes their PIN away."""

    case: int
    person: int


@dataclass(frozen=True, slots=True)
class SecretSaid:
    """A message of mine that holds digits: it is deleted from the chat at once."""

    message: int


@dataclass(frozen=True, slots=True)
class DecoyNoted:
    note: int
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DecoyErased:
    """One of these notes, or all of them."""

    note: int | None = None


DoorEffect = (
    PinSet | PinRemoved | DoorOpened | PinMissed | PinForgotten | PinLifted | SecretSaid | DecoyNoted | DecoyErased
)  # fmt: skip
