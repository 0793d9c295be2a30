"""Treatment began or ended: check-ins count from there on, at the loved one's own hour, which nobody else here knows."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from flows.effects import Promise
from flows.view import View

ANEW: Final = "anew"


def begins_anew(view: View, case: int, at: datetime | None = None) -> tuple[Promise, ...]:
    """``at``: when it begins or ends; None, or past: now. Put it behind the effect that says so."""
    when = view.now if at is None or at < view.now else at
    theirs = (part.person for part in view.roster(case) if part.role == "loved_one" and part.state == "in")
    return tuple(
        Promise(f"check_in_anew:{case}:{person}", "check_in", person, when, case, {ANEW: True}) for person in theirs
    )
