"""Never alone: the gaps are exactly the hours that nobody covers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import hypothesis.strategies as st
from hypothesis import given

from flows.watch import gaps, until

START = datetime(2026, 12, 5, 15, tzinfo=UTC)
HOURS = st.tuples(st.integers(-3, 30), st.integers(1, 12))


def at(hour: int) -> datetime:
    return START + timedelta(hours=hour)


def test_the_hours_between_two_people_are_named() -> None:
    assert gaps(START, at(10), [(at(0), at(3)), (at(5), at(12))]) == ((at(3), at(5)),)


def test_while_no_time_is_known_the_next_day_has_to_be_covered() -> None:
    assert gaps(START, until(START, None, START), []) == ((START, at(24)),)


def test_an_admission_that_has_passed_without_an_arrival_is_not_known_any_more() -> None:
    assert until(START, at(3), at(2)) == at(3)
    assert until(START, at(3), at(4)) == at(28)


@given(st.integers(1, 24), st.lists(HOURS, max_size=6))
def test_every_hour_is_either_covered_or_in_a_gap(end: int, there: list[tuple[int, int]]) -> None:
    found = gaps(START, at(end), [(at(begins), at(begins + long)) for begins, long in there])
    for hour in range(end):
        covered = any(begins <= hour < begins + long for begins, long in there)
        alone = any(begins <= at(hour) < ends for begins, ends in found)
        assert covered != alone
