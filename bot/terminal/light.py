"""Red, amber or green: the one word that sums a case up. The chat's console says the same in other words."""

from __future__ import annotations

from typing import Literal

from storage.desk import DeskCase

Light = Literal["red", "amber", "green"]
SAYS: dict[Light, str] = {"red": "needs you now", "amber": "something waits", "green": "calm"}


def light(case: DeskCase) -> Light:
    """Red: a red alert is open. Amber: somebody or a letter waits, an amber alert, an answer that is no yes."""
    if any(alert.level == "red" for alert in case.alerts):
        return "red"
    waits = any(one.state == "waiting" or one.letter_unread for one in case.members)
    worried = any(one.rsvp in ("cannot", "talk") for one in case.members)
    return "amber" if case.alerts or waits or worried else "green"
