"""What people type for a day and an hour, and what may come of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.specialists.dates import MAX_DAYS_AHEAD, Problem, other_reading, read_moment

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Madrid
MADRID = "Europe/Madrid"
ZONES = st.sampled_from([MADRID, "America/New_York", "America/Santiago", "Asia/Kolkata", "Pacific/Auckland", "UTC"])


def wall(text: str, now: datetime = NOW, zone: str = MADRID) -> str:
    read = read_moment(text, now, zone)
    return read if isinstance(read, str) else f"{read.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-05 15:30", "2026-12-05T15:30", "2026/12/5 15.30", "5 Dec 2026 15:30", "5 Dec, 15:30", "Dec 5 15:30",
        "December 5th, 2026 at 3:30 p.m.", "the 5th of December at 3:30 in the afternoon", "5/12/2026 3:30 pm",
        "5.12.2026 15h30", "5-12-26 15:30h", "12/5/2027 15:30".replace("12/5/2027", "5/12"), "Sat 5 December 15:30",
        "sábado 5 de diciembre de 2026 a las 15:30", "5 DIC. 2026 15:30", "el 5 de diciembre a las 3:30 de la tarde",
    ],
)  # fmt: skip
def test_many_ways_to_say_one_moment(text: str) -> None:
    assert wall(text) == "2026-12-05 15:30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mañana 10:00", "2026-11-25 10:00"),
        ("mañana a las 10 de la mañana", "2026-11-25 10:00"),
        ("pasado mañana 8h", "2026-11-26 08:00"),
        ("tomorrow at 9", "2026-11-25 09:00"),
        ("day after tomorrow 9pm", "2026-11-26 21:00"),
        ("hoy 23:00", "2026-11-24 23:00"),
        ("Saturday 3 pm", "2026-11-28 15:00"),
        ("martes 9:30", "2026-12-01 09:30"),
        ("martes 10:30", "2026-11-24 10:30"),
        ("1 jan 12 am", "2027-01-01 00:00"),
        ("5 de enero a las 9 de la noche", "2027-01-05 21:00"),
        ("12/25/2026 noon", "2026-12-25 12:00"),
        ("29 feb 2028 10:00", "2028-02-29 10:00"),
        ("29 feb 10:00", "nonsense"),
    ],
)
def test_what_is_left_out_is_the_next_time_it_comes(text: str, expected: str) -> None:
    now = NOW.replace(year=2027) if "2028" in text else NOW
    assert wall(text, now) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "nonsense"), ("banana", "nonsense"), ("🎉", "nonsense"), ("31/2/2027 10:00", "nonsense"),
        ("maybe Saturday at 3 pm, I will ask", "nonsense"), ("15:30", "no_day"), ("5 Dec 2026", "no_hour"),
        ("mañana", "no_hour"), ("5 Dec 25:10", "no_hour"), ("5 Dec 0 pm", "no_hour"), ("today 9:00", "past"),
        ("2026-11-24 10:00", "past"), ("2020-01-01 10:00", "past"), ("0001-01-01 10:00", "past"),
        ("9999-12-31 23:59", "far"), ("Friday 5 Dec 2026 15:30", "weekday"), ("2027-03-28 02:30", "skipped"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way(text: str, problem: str) -> None:
    assert wall(text) == problem


def test_an_hour_that_comes_twice_is_the_first() -> None:
    assert read_moment("2027-10-31 02:30", NOW, MADRID) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_a_date_of_two_small_numbers_has_another_reading() -> None:
    assert other_reading("3/4/2027 10:00", NOW, MADRID) == datetime(2027, 3, 4, 9, 0, tzinfo=UTC)
    assert other_reading("13/4/2027 10:00", NOW, MADRID) is None
    assert other_reading("3 Apr 2027 10:00", NOW, MADRID) is None


@given(st.text(max_size=60), ZONES)
def test_no_text_is_ever_an_exception(text: str, zone: str) -> None:
    read = read_moment(text, NOW, zone)
    assert isinstance(read, datetime) or read in get_args(Problem)


_PIECES = [
    "5",
    "12",
    "2026",
    "99",
    "/",
    "-",
    ".",
    ":",
    " ",
    "15:30",
    "pm",
    "dec",
    "martes",
    "mañana",
    "a las",
    "h",
    "de",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=9), ZONES)
def test_whatever_is_understood_lies_ahead_and_exists(pieces: list[str], zone: str) -> None:
    read = read_moment("".join(pieces), NOW, zone)
    if isinstance(read, datetime):
        assert NOW < read < NOW + timedelta(days=MAX_DAYS_AHEAD + 2)
        assert read.utcoffset() == timedelta(0)


_FORMATS = [
    "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M", "%d.%m.%Y %I:%M %p", "%d %B %Y %H:%M", "%b %d, %Y at %I:%M%p",
    "%A %d %b %Y %H.%M", "%H:%M %d-%m-%Y", "%a, %d %B %Y, %Hh%M",
]  # fmt: skip


@given(
    st.datetimes(datetime(2026, 11, 26), datetime(2028, 11, 20)).map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(_FORMATS),
    ZONES,
)
def test_written_and_read_again_it_is_the_same_moment(at: datetime, form: str, zone: str) -> None:
    moment = at.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    exists = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == at
    assert read_moment(at.strftime(form), NOW, zone) == (moment if exists else "skipped")
