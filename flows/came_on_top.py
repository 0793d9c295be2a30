"""A card that came on its own, because danger was heard: several messages of a letter leave a phone together, so those behind
the one that brought the card were written before anybody saw it. They belong to what was being written.

From the first tap or command on, the card has been seen, and words are no longer taken for a letter.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from flows.model import Frame, Place, Show
from flows.text import Joined, T

_UNSEEN: Final = "unseen"


def came(place: Place) -> Place:
    """The card on top has come just now."""
    return place.moved(place.top.step, {_UNSEEN: True})


def is_unseen(place: Place) -> bool:
    return len(place.frames) > 1 and _UNSEEN in place.data


def seen(place: Place) -> Place:
    if not any(_UNSEEN in frame.data for frame in place.frames):
        return place
    return replace(place, frames=tuple(map(_without_mark, place.frames)))


def beneath(said: Show | None) -> Show:
    """What the step beneath answers, over the card."""
    told = said.note if said is not None and said.note is not None else T("Kept.")
    return Show(Joined((told, T("Please look at this first.")), " "), fresh=True)


def _without_mark(frame: Frame) -> Frame:
    return replace(frame, data={key: one for key, one in frame.data.items() if key != _UNSEEN})
