"""What stands before everything else: the question for the PIN, or the notes behind the second one.

1. While it is shut, nothing that is heard reaches any other flow; where the person was is kept underneath.
2. The emergency numbers always come, and a cry for help is heard and told as always; what is shown then says nothing of a case.
"""

from __future__ import annotations

from typing import Final

from flows.model import Place

PINNED: Final = frozenset({"open", "locked", "decoy"})
"""How a door may stand that has a PIN."""
SHUT: Final = frozenset({"locked", "decoy"})
STAYS: Final = frozenset({"sos", "overdose", "not_seen", "hide"})
"""Flows whose screens do not close themselves: help, and what says nothing anyway."""


def stays_open(place: Place) -> bool:
    return not place.frames or place.top.flow in STAYS
