"""Who I am, and what I agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact


class NotYours(LookupError):
    """That is not open to you (any more). Raised by a view; the engine answers kindly and goes to the menu."""


@dataclass(frozen=True, slots=True)
class Me:
    """The person whose turn it is. ``id`` is None for a stranger, who has no row anywhere."""

    id: int | None
    language: str
    name: Fact | None = None
    zone: str = "UTC"
    country: str = ""
    discreet: bool = True
    specialist: bool = False
    check_in_hour: int = 18
    safe_from: int = 8
    safe_until: int = 21
    door: str = "none"
    """none: no PIN; open, locked, or decoy (``flows.gate``)."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What I agreed to: which version of the text, when, in which language I read it; ``withdrawn``: when I took it back."""

    what: str
    version: int
    given: datetime
    language: str
    withdrawn: datetime | None = None


class OwnView(Protocol):
    """The person themselves, the only clock that flows have, and fresh ids."""

    @property
    def me(self) -> Me: ...
    @property
    def now(self) -> datetime:
        """Aware, in UTC: the only clock that flows have."""

    def new_id(self) -> int:
        """A fresh id for something that this turn creates."""

    def new_code(self) -> str:
        """A fresh secret start code, 22 characters of A–Z a–z 0–9 _ -."""

    def left_in_chat(self) -> tuple[int, int]:
        """What is too old to be deleted in my chat: how many messages of mine, and how many files that I was sent."""

    def is_my_account(self, account: int) -> bool:
        """Whether a contact that I shared is my own."""

    def receipts(self) -> tuple[Receipt, ...]:
        """Everything I ever agreed to, the newest first."""

    def possessions(self) -> Mapping[str, int]:
        """How much of mine is kept, by what it is (``flows.everyone.erasing``); what there is none of is not there."""

    def leads_open(self) -> int:
        """How many cases I lead that are not closed."""

    def consents(self) -> tuple[tuple[str, int, datetime], ...]:
        """My receipts: what, version, when."""
