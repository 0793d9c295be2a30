"""Which reaction comes next: new ones first, then the weak ones again, in an order that nobody can learn by heart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from content.load import reactions
from content.rehearsal_schema import Reaction
from flows.view import Practised, View

LEARNED: Final = 2
"""Good answers in a row after which a reaction comes back only when all are learned."""


def reaction(reaction_id: str) -> Reaction:
    """That reaction; the first one when the content no longer has it."""
    return next((one for one in reactions() if one.id == reaction_id), reactions()[0])


def choose_next(view: View, practised: Mapping[str, Practised], last: str = "") -> Reaction:
    """One of the weakest, never the same twice in a row. Chance comes from a fresh id: flows have no dice."""
    others = [one for one in reactions() if one.id != last]
    weakest = min(_strength(practised, one.id) for one in others)
    candidates = [one for one in others if _strength(practised, one.id) == weakest]
    return candidates[view.new_id() % len(candidates)]


def _strength(practised: Mapping[str, Practised], reaction_id: str) -> int:
    """A weak answer is weaker than none: it comes back first, after two others."""
    found = practised.get(reaction_id)
    if found is None:
        return 0
    return min(found.row, LEARNED) if found.row else (-1 if found.others >= 2 else 1)


def learned(practised: Mapping[str, Practised]) -> int:
    return sum(found.row >= LEARNED for found in practised.values())
