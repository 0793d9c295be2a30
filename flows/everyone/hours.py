"""Hours of the day as people write them: "9-21", "from 8 to 22", "de 8 a 21:00 h"."""

from __future__ import annotations

import re
from typing import Final

from flows.model import Place
from flows.steps import Kept
from flows.text import T, Text
from flows.view import View

SHORTEST: Final = 2
_HOUR: Final = r"(\d{1,2})(?:[:.]00)?\s*(am|pm)?\s*h?"
_HOURS: Final = re.compile(
    rf"\D{{0,8}}?{_HOUR}\s*(?:-|–|—|to|and|until|till|a|y|hasta)\s*(?:las\s*)?{_HOUR}", re.IGNORECASE
)


def hours_shown(since: int, until: int) -> str:
    return f"{since:02d}:00–{until:02d}:00"


def some_hours(text: str, view: View, place: Place) -> Kept | Text:
    """Two full hours, at least ``SHORTEST`` apart; over midnight is all right."""
    found = _HOURS.fullmatch(text.strip().rstrip("."))
    if found is None:
        return T("I could not read these hours. Write two full hours, for example 9-21, or tap one of the buttons.")
    since, until = _hour(found[1], found[2]), _hour(found[3], found[4])
    if since > 23 or until > 24:
        return T("A day has hours from 0 to 24. Write two full hours, for example 9-21, or tap one of the buttons.")
    if (until - since) % 24 < SHORTEST and (since, until) != (0, 24):
        return T("That is very short: I could hardly ever write to you. Please leave at least two hours.")
    return Kept([since, until])


def _hour(digits: str, half: str | None) -> int:
    hour = int(digits)
    if half is None:
        return hour
    return hour % 12 + (12 if half.lower() == "pm" else 0)
