"""The morning on which a boundary begins: its author is told, and from then on it is asked about."""

from __future__ import annotations

from flows import boundary_begins
from flows.effects import Effect
from flows.family import follow_through
from flows.model import DueCame
from flows.view import View

KIND = boundary_begins.KIND


def come(view: View, due: DueCame) -> tuple[Effect, ...]:
    told = boundary_begins.came(view, due)
    if not told or due.case is None:
        return ()
    began = follow_through.begins(view, due.case, due.person, due.data["boundary"], view.now, view.me.zone)
    return (*told, *began)
