"""The meeting's day, hour and place, typed as people write them, on the clock of the case."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.family import Family, open_case
from tests.talk import Phone


def plans(family: Family) -> Phone:
    return family.opens("plan_meeting").sees("When will you meet?").sees("Madrid")


def test_a_meeting_is_set_on_the_clock_of_the_case(family: Family) -> None:
    nora = plans(family).says("sábado 5 de diciembre a las 15:30").sees("Saturday, December 5, 2026")
    nora.taps("Yes, that is it").says("  Oak Street 5 ").sees("The meeting is set.").sees("Place: Oak Street 5")
    (case,) = family.rows("case")
    assert (case.meeting_at, case.phase) == (datetime(2026, 12, 5, 14, 30, tzinfo=UTC), "scheduled")
    assert family.at(nora.taps("Tell the circle")) == ("broadcast", "what")


def test_a_case_on_another_clock_reads_the_hour_there(family: Family) -> None:
    nora = family.specialist.commands("/menu").taps("Open a new case").says("Harbour").says("Leo").taps("ARISE")
    nora.taps("Work with this").taps("United States").taps("Los Angeles").taps("Open the case").taps("The meeting")
    nora.says("5 Dec 2026 3 pm").taps("Yes, that is it").says("Home")
    assert family.rows("case")[1].meeting_at == datetime(2026, 12, 5, 23, 0, tzinfo=UTC)


def test_a_date_in_numbers_can_be_turned_round(family: Family) -> None:
    nora = plans(family).says("3/4/2027 10:00").sees("Saturday, April 3")
    nora.taps("No, the month comes first").sees("Thursday, March 4")
    nora.taps("No, the month comes first").sees("Saturday, April 3")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("banana", "I could not read a day and an hour"),
        ("15:30", "I read the hour, but no day"),
        ("5 Dec", "I read the day, but no hour"),
        ("2020-01-01 10:00", "That moment has passed already"),
        ("2027-03-28 02:30", "The clocks go forward that night"),
        ("Friday 5 Dec 2026 10:00", "another day of the week"),
        ("5 Dec 2036 10:00", "more than two years away"),
    ],
)
def test_what_cannot_be_a_meeting_is_asked_again(family: Family, text: str, said: str) -> None:
    nora = plans(family).says(text).sees(said)
    assert family.at(nora) == ("plan_meeting", "when")
    assert family.rows("case")[0].meeting_at is None


def test_a_moment_that_passes_while_the_place_is_typed_is_not_set(family: Family) -> None:
    nora = plans(family).says("today 18:00").taps("Yes, that is it")
    family.time_passes(hours=5)
    nora.says("Oak Street 5").sees("That moment has passed already")
    assert family.at(nora) == ("plan_meeting", "when")
    assert family.rows("case")[0].meeting_at is None


def test_a_second_case_does_not_move_the_first_ones_meeting(family: Family) -> None:
    open_case(family.specialist.commands("/menu"), "Oak")
    plans(family).says("5 Dec 2026 15:30").taps("Yes, that is it").says("Oak Street 5")
    cases = sorted(family.rows("case"), key=lambda row: row.id)
    assert [row.meeting_at is None for row in cases] == [False, True]
