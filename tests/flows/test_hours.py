"""The hours in which somebody may be written to, and the clock they live by."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage import tables
from tests.family import Family
from tests.talk import Phone


def care_at(family: Family) -> str:
    """When the weekly question comes, on its reader's own clock."""
    with family.talk.transaction() as uow:
        from flows.when import clock

        row = uow.rows(select(tables.due.c.at, tables.due.c.zone).where(tables.due.c.kind == "care"))[0]
        return f"{row.at.astimezone(clock(row.zone or 'UTC')):%H:%M} {row.zone}"


@pytest.fixture
def family() -> Family:
    return Family()


@pytest.fixture
def ana(family: Family) -> Phone:
    return family.member("Ana")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("nine", "I could not read these hours"),
        ("9", "I could not read these hours"),
        ("25-30", "A day has hours from 0 to 24"),
        ("9-10", "That is very short"),
    ],
)
def test_hours_that_cannot_be_read_are_asked_for_again(ana: Phone, words: str, says: str) -> None:
    ana.commands("/settings").taps("Hours when I may write").says(words).sees(says)
    assert ana.has("At any hour")
    ana.says("22-6").sees("Saved").sees("22:00–06:00")


def test_hours_can_be_tapped(ana: Phone) -> None:
    ana.commands("/settings").taps("Hours when I may write").taps("12:00–15:00").sees("12:00–15:00")
    ana.taps("Hours when I may write").taps("At any hour").sees("I may write to you at any hour")


def test_a_zone_that_does_not_exist_is_asked_for_again(ana: Phone) -> None:
    ana.commands("/settings").taps("Country and time zone").taps("Another country")
    ana.says("Mars/Olympus").sees("I don't know that city's clock").says("Atlantis").sees(
        "I don't know that city's clock"
    )
    ana.says("Mexico City").sees("Saved")


def test_whoever_moves_keeps_the_hour_of_the_weekly_question(family: Family, ana: Phone) -> None:
    family.time_passes(days=6, hours=12)
    assert care_at(family) == "18:00 Europe/Madrid"
    ana.commands("/settings").taps("Country and time zone").taps("Another country").says("Mexico City")
    assert care_at(family) == "18:00 America/Mexico_City"


def test_a_weekly_question_that_falls_due_in_the_reader_s_night_waits_for_their_hours(
    family: Family, ana: Phone
) -> None:
    ana.commands("/settings").taps("Hours when I may write").says("9-12")
    before = len(ana.pushed)
    family.time_passes(days=6, hours=3)
    assert care_at(family) == "18:00 Europe/Madrid"
    assert len(ana.pushed) == before
    family.time_passes(hours=15)
    assert len(ana.pushed) == before + 1
