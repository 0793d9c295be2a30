"""How a meeting went, as it was noted over time: a second answer does not make the first one unsaid."""

from __future__ import annotations

from typing import Final

from flows.specialists.words import OUTCOMES
from flows.text import T, Text
from flows.view import OutcomeNoted, View

SHOWN: Final = 5


def noted_over_time(view: View, case: int) -> tuple[Text, ...]:
    """The newest first. Nothing when there is only the one that holds."""
    noted = view.outcomes(case)
    only_this = len(noted) == 1 and view.case(case).outcome == noted[0].outcome
    return () if only_this else tuple(_line(one) for one in noted[:SHOWN])


def _line(one: OutcomeNoted) -> Text:
    if one.by is None or not one.by.value:
        return T("• {outcome} ({when})", outcome=OUTCOMES[one.outcome], when=one.at)
    return T("• {outcome} ({who}, {when})", outcome=OUTCOMES[one.outcome], who=one.by, when=one.at)
