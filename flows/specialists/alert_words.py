"""What an alert is about in a word or two, so that several about one person can be told apart on buttons."""

from __future__ import annotations

from typing import Final

from flows.text import T, Text

SHORT: Final[dict[str, Text]] = {
    "used_again": T("Used again"), "used_danger": T("Used, in danger"), "missing": T("Missing"),
    "pregnancy": T("Pregnancy"), "boundary": T("A boundary"), "opioids": T("An opioid"), "overdose": T("Overdose"),
    "suicide": T("Suicide"), "violence": T("Violence"), "child": T("A child"), "medical": T("Medical"),
    "left_treatment": T("Left treatment"), "craving": T("Craving"), "mood": T("Low mood"), "sleep": T("Sleep"),
    "medicine": T("Medicine"), "missed": T("No check-ins"), "despair": T("Despair"), "phq_2": T("PHQ-2"),
    "gad_2": T("GAD-2"), "wants_help": T("Wants help"), "cannot_come": T("Cannot come"), "minor": T("Under 18"),
    "wants_to_talk": T("Wants to talk"), "cannot_watch": T("Cannot watch"), "found_out": T("Found out"),
}  # fmt: skip
PRIVATE: Final = T("A private answer")
FLAG: Final = T("A red flag")
OTHER: Final = T("Alert")


def short(kind: str, *, private: bool) -> Text:
    """``private``: what one answer was is not told here either."""
    if private:
        return PRIVATE
    return FLAG if kind.startswith("flag_") else SHORT.get(kind, OTHER)
