"""An order of people that stays whole while people come and go."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def settled(kept: Sequence[int], present: Sequence[int], out: Collection[int] = ()) -> tuple[int, ...]:
    """Everybody who is present and not left out: first as it was kept, then who came since, in their own order."""
    known = [one for one in dict.fromkeys(kept) if one in present]
    return tuple(one for one in (*known, *(one for one in present if one not in known)) if one not in out)


def moved(order: Sequence[int], one: int, by: int) -> tuple[int, ...]:
    """The order with that one moved up (-1) or down (+1); at either end, and for a stranger, nothing changes."""
    if one not in order:
        return tuple(order)
    rest = [other for other in order if other != one]
    at = min(max(order.index(one) + by, 0), len(rest))
    return (*rest[:at], one, *rest[at:])
