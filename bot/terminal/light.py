"""Red, amber or green: the one word that sums a case up. The chat's console says the same in other words."""

from __future__ import annotations

from typing import Literal

from storage.desk import DeskCase, DeskMember

Light = Literal["red", "amber", "green"]


def light(case: DeskCase) -> Light:
    """Red: a red alert is open. Amber: somebody or a letter or a boundary waits, an amber alert, an answer that is no yes."""
    if any(alert.level == "red" for alert in case.alerts):
        return "red"
    waits = any(one.state == "waiting" or _to_review(one) for one in case.members)
    worried = any(one.rsvp in ("cannot", "talk") for one in case.members)
    return "amber" if case.alerts or waits or worried else "green"


def _to_review(one: DeskMember) -> bool:
    letter = one.letter_unread or (one.letter_shared and not one.letter_approved)
    return letter or one.boundaries_approved < one.boundaries
