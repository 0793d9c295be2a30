"""A practice of 500 cases with 10,000 people, the same one for every program: plain values, made with a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
A_CASE = 20
NAMES = ("Ana", "Ben", "Cleo", "Dani", "Eva", "Finn", "Gala", "Hugo", "Ida", "Joan")


@dataclass(frozen=True, slots=True)
class SeedMember:
    name: str
    state: str
    modules: int
    answers: int
    parts: int
    shared: bool
    unread: bool
    approved: bool
    boundaries: int
    boundaries_approved: int
    rehearsals: int
    rsvp: str | None
    seen: datetime
    alert: str | None


@dataclass(frozen=True, slots=True)
class SeedCase:
    code_name: str
    phase: str
    meeting_at: datetime | None
    members: tuple[SeedMember, ...]


def practice(cases: int) -> Iterator[SeedCase]:
    """Most people are calm: one in ten or so has something that waits."""
    chance = random.Random(7)
    for number in range(cases):
        set_ = chance.random() < 0.5
        meeting = NOW + timedelta(days=chance.uniform(-5, 45)) if set_ else None
        members = tuple(_member(chance, set_) for _ in range(A_CASE))
        yield SeedCase(f"Cedar {number}", "scheduled" if set_ else "preparing", meeting, members)


def _member(chance: random.Random, asked: bool) -> SeedMember:
    shared, kept = chance.random() < 0.5, chance.choice((0, 0, 1, 1, 2))
    unread = shared and chance.random() < 0.04
    return SeedMember(
        chance.choice(NAMES),
        "waiting" if chance.random() < 0.02 else "in",
        chance.randint(0, 10), chance.randint(0, 20), 6 if shared else chance.randint(0, 5), shared, unread,
        shared and not unread and chance.random() < 0.95, kept, kept if chance.random() < 0.95 else 0,
        chance.randint(0, 2), chance.choice(("yes",) * 17 + ("cannot", "talk", None)) if asked else None,
        NOW - timedelta(days=chance.uniform(0, 20)),
        chance.choice(("red", "amber")) if chance.random() < 0.01 else None,
    )  # fmt: skip
