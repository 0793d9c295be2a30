"""The lines that can be opened for others: the questions of a check-in, which "I used" shares."""

from __future__ import annotations

from content.load import question_set
from content.schema import Question
from flows.loved_ones.check_in import SHEET
from flows.text import Said, T, Text
from flows.view import Participant, View

SPECIALIST = 0
"""Stands for the specialist where a person is chosen; everybody else by their id."""


def lines() -> tuple[Question, ...]:
    return question_set(SHEET).questions


def line_label(line: str) -> Text:
    return next((Said(one.label) for one in lines() if one.id == line), T("An earlier question"))


def others(view: View, case: int) -> list[Participant]:
    """The family: everybody for whom a line can be opened, besides the specialist."""
    return [one for one in view.roster(case) if one.role == "member"]


def audience(who: int) -> int | None:
    return None if who == SPECIALIST else who


def is_open(view: View, case: int, line: str, who: int) -> bool:
    return (line, audience(who)) in view.releases(case)


def opened_for(view: View, case: int, who: int) -> list[str]:
    return [one.id for one in lines() if is_open(view, case, one.id, who)]
