"""The lines that can be opened for others: the questions of a check-in, which "I used" shares."""

from __future__ import annotations

from dataclasses import dataclass

from content.load import question_set
from flows.loved_ones.check_in import SHEET
from flows.loved_ones.that_day import SHEET as THAT_DAY
from flows.one_line import OF_ONE_LINE
from flows.text import Said, T, Text
from flows.view import Participant, View

SPECIALIST = 0
"""Stands for the specialist where a person is chosen; everybody else by their id."""


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    label: Text


def lines() -> tuple[Line, ...]:
    """Every question of a check-in, and that day as a whole."""
    asked = tuple(Line(one.id, Said(one.label)) for one in question_set(SHEET).questions)
    return (*asked, Line(OF_ONE_LINE[THAT_DAY], T("That day")))


def line_label(line: str) -> Text:
    return next((one.label for one in lines() if one.id == line), T("An earlier question"))


def others(view: View, case: int) -> list[Participant]:
    """The family: everybody for whom a line can be opened, besides the specialist."""
    return [one for one in view.roster(case) if one.role == "member"]


def audience(who: int) -> int | None:
    return None if who == SPECIALIST else who


def is_open(view: View, case: int, line: str, who: int) -> bool:
    return (line, audience(who)) in view.releases(case)


def opened_for(view: View, case: int, who: int) -> list[str]:
    return [one.id for one in lines() if is_open(view, case, one.id, who)]
