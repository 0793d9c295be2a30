"""A sheet of questions answered to its end: closed, and looked at once for what somebody has to hear of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows.effects import CheckInFinished, Effect
from flows.model import Place
from flows.thresholds import alerts_for
from flows.view import View

ONCE = "handed_in"
SAFE = ("safe_at_home", "safe_now")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """``data``: what the place remembers, for the screen that follows, and so that nothing is told twice."""

    answers: Mapping[str, Any]
    alerts: tuple[Effect, ...]
    effects: tuple[Effect, ...]
    data: Mapping[str, Any]

    @property
    def unsafe(self) -> bool:
        return bool(self.data["unsafe"])


def handed_in(view: View, place: Place, sheet: str) -> HandedIn | None:
    """None: this one was handed in before."""
    check_in, answers = place.data["check_in"], dict(place.data.get("answers", {}))
    if place.data.get(ONCE) == check_in:
        return None
    alerts = alerts_for(view, int(place.data["case"]), check_in, sheet, answers)
    unsafe = any(answers.get(question) == "no" for question in SAFE)
    data = {ONCE: check_in, "told": bool(alerts), "unsafe": unsafe}
    return HandedIn(answers, alerts, (CheckInFinished(check_in), *alerts), data)
