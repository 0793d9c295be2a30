"""The clock that try-out mode speeds up and moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import Clock

A_LITTLE = timedelta(minutes=30)
"""Much more than two readings lie apart, even on a slow machine and at this speed."""


@pytest.mark.parametrize(("before", "after"), [(1.0, 60.0), (60.0, 1.0), (60.0, 1440.0)])
def test_another_speed_makes_no_jump(before: float, after: float) -> None:
    clock = Clock(before)
    clock.move(timedelta(days=3))
    was = clock.now()
    clock.go(after)
    assert timedelta() <= clock.now() - was < A_LITTLE
    clock.move(timedelta(days=1))
    assert clock.now() - was >= timedelta(days=1)


def test_a_fresh_start_is_now() -> None:
    clock = Clock(60.0)
    clock.move(timedelta(days=3))
    clock.restart()
    assert abs(clock.now() - datetime.now(UTC)) < A_LITTLE
