"""Who is in the gallery's story, and what a moment of it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.gallery.sights import Sight
from flows.model import Command, Heard

CASE, OTHER_CASE = 10, 11
NOBODY, NORA, ANA, BEN, CLEO, DANI, EVA, LEO, GUS, OLGA, PAUL = range(101, 112)
"""Chats: a stranger, the specialist, members (new; far along; waiting; under 18; was let go), the loved one, a newcomer, a colleague who stands in, and one who is asked."""
ROLES = {
    NOBODY: "stranger", NORA: "specialist", ANA: "member", BEN: "member", CLEO: "waiting member", DANI: "member under 18",
    EVA: "former member", LEO: "loved one", GUS: "newcomer", OLGA: "backup",
    PAUL: "colleague",
}  # fmt: skip
LATER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the story: whose phones are walked from here, and how each of those walks may begin."""

    name: str
    walks: dict[int, tuple[Heard, ...]]
    sights: tuple[Sight, ...] = ()


HOME = (Command("menu"),)
