"""The screen of a place as it is now; the menu instead when what it showed is no longer theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from flows.engine import Engine
from flows.model import Frame, Place, Screen
from flows.text import T, Text
from flows.view import NotYours, View
from flows.ways_out import HOME

NO_LONGER: Final = T("That is no longer open. Here is your menu.")


def shown(engine: Engine, view: View, place: Place, note: Text | None = None) -> tuple[Place, Screen]:
    """The place, and its screen. A part that somebody lost meanwhile must not leave them stuck where it was shown."""
    try:
        return place, engine.screen(view, place, note)
    except NotYours:
        home = replace(place, frames=(Frame(HOME, HOME),))
        return home, engine.screen(view, home, NO_LONGER)
