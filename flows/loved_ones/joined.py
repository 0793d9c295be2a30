"""A loved one who has read what this is and said yes. Before that nothing of the programme is open, but /sos is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from flows.steps import loved_ones
from flows.view import View

PROGRAMME: Final = "programme"
CHECK_INS: Final = "check_ins"
"""Receipts: for having a place here at all, and for being asked how it goes."""


def said_yes(view: View) -> bool:
    return any(what in (PROGRAMME, CHECK_INS) for what, _, _ in view.consents())


def asked_since(view: View) -> datetime | None:
    """When they said yes to check-ins; None: they want none."""
    return min((when for what, _, when in view.consents() if what == CHECK_INS), default=None)


def joined(view: View, argument: str) -> Mapping[str, Any] | None:
    """The case of that argument, or my first one, when I am its loved one and have said yes."""
    data = loved_ones(view, argument)
    return data if data is not None and said_yes(view) else None
