"""Lists that do not fit a phone: some entries, and a button that turns the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from flows.model import Choice, Place, Turn
from flows.steps import leads_to
from flows.text import T

A_PAGE = 4
"""Entries with a button each: with "More", one action, "Back" and "Menu" they stay inside of eight."""

E = TypeVar("E")


def on_page(entries: Sequence[E], place: Place, size: int = A_PAGE) -> Sequence[E]:
    """What stands on the page that this place shows; the first one when the list has become shorter."""
    start = int(place.data.get("page", 0)) * size
    return entries[start : start + size] or entries[:size]


def more(entries: Sequence[E], place: Place, size: int = A_PAGE) -> tuple[Choice, ...]:
    """The button to the next page; after the last one comes the first."""
    pages = -(-len(entries) // size)
    if pages < 2:
        return ()
    after = (int(place.data.get("page", 0)) + 1) % pages
    return (Choice("page", T("More ›") if after else T("To the start ›"), to=_turned, argument=str(after)),)


@leads_to()
def _turned(view: object, place: Place) -> Turn:
    return Turn(data={"page": int(place.data["choice"])})
