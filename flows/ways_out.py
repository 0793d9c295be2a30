"""The buttons that stand under every screen: back, the menu, help in an emergency, and to hide; and the one of a closed screen."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from flows.gate import GUARD_FLOWS, HIDE_KEY, STAYS
from flows.model import Choice, Place
from flows.steps import Flow
from flows.text import T

HOME: Final = "menu"
BACK: Final = Choice("<", T("‹ Back"))
MENU: Final = Choice("^", T("Menu"))
HIDE: Final = Choice(HIDE_KEY, T("Hide"))
"""On every screen, and at once: whoever taps it may have no time for a question."""
HIDING, HIDDEN = "hide", "cleared"
SOS: Final = Choice("!", T("SOS"))
"""On every screen, too, from the first one on: in that moment nobody looks for a menu."""
EMERGENCY: Final = "sos"
OPEN: Final = Choice("@", T("Open"))
"""On a screen that was closed: it shows the place again."""


def ways_out(known: Container[str], flow: Flow, place: Place) -> tuple[Choice, ...]:
    """``known``: the flows that there are."""
    if flow.name in GUARD_FLOWS:
        return ()
    hide = (HIDE,) if HIDING in known and flow.name != HIDING else ()
    if flow.name == HOME:
        return hide
    small = (*((SOS,) if EMERGENCY in known and flow.name not in STAYS else ()), *hide)
    if flow.bare:
        return (BACK, *small) if place.top.trail else small
    return (BACK, MENU, *small)
