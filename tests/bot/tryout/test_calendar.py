"""A year in the try-out: what is planned has a name on its page, and a case goes on from an invitation to month 12."""

from __future__ import annotations

import re
from pathlib import Path

from flows.registry import ENGINE
from storage import calendar
from tests.family import Family

WORDS = (Path(calendar.__file__).parents[1] / "bot/tryout/page/words.js").read_text("utf-8")


def test_every_planned_thing_has_a_name_in_both_languages() -> None:
    listed = [set(re.findall(r"(\w+): \"", found)) for found in re.findall(r"kinds: \{(.*?)\}", WORDS)]
    assert len(listed) == 2
    assert all(ENGINE.due.keys() | {calendar.HELD} <= names for names in listed)


def test_a_case_is_played_from_an_invitation_to_month_12_and_the_calendar_goes_on(family: Family) -> None:
    family.member("Ana")
    family.meets()
    family.time_passes(days=14)
    family.loved_one()
    seen: set[tuple[str, str]] = set()
    for _ in range(54):
        with family.talk.transaction() as uow:
            seen |= {(one.role, one.kind) for one in calendar.planned(uow, 40)}
        family.time_passes(days=7)
    assert {("loved_one", "check_in"), ("member", "care"), ("specialist", "check_up")} <= seen
    assert [one.kind for one in family.rows("alert")].count("missed") == 2
    months = [row for row in family.rows("due_done", kind="check_up") if row.how == "done"]
    assert len(months) == 8
