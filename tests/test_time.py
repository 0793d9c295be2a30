"""Time done right: over zones, dates and outages, everything due is done once or accounted for, at its own local hour."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from flows.effects import Promise
from flows.loved_ones import cadence
from flows.when import at_local, clock, days_after, moved_to, next_local, open_from, same_time_after
from storage import due, tables
from storage.crypto import MasterKeys, Vault
from storage.db import Database, make_engine
from storage.writes.person import meet
from tests.storage_room import Room

ZONES = st.sampled_from(sorted(zone for zone in available_timezones() if "/" in zone))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))
DAYS = st.dates(date(2020, 1, 1), date(2037, 12, 31))
HOURS = st.integers(0, 23)
QUICK = settings(max_examples=150, deadline=None)


def shows(moment: datetime, zone: str) -> tuple[int, int]:
    there = moment.astimezone(ZoneInfo(zone))
    return there.hour, there.minute


def exists(day: date, hour: int, minute: int, zone: str) -> bool:
    """Whether clocks there ever show that time on that day."""
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local.replace(tzinfo=None)


# --- one moment ------------------------------------------------------------------------------------------------------
@QUICK
@given(DAYS, HOURS, st.sampled_from([0, 30]), ZONES)
def test_a_time_of_day_is_that_time_there_or_later_by_what_the_clocks_skipped(day, hour, minute, zone):
    moment = at_local(day, hour, minute, zone)
    there = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    wanted = datetime(day.year, day.month, day.day, hour, minute)
    if exists(day, hour, minute, zone):
        assert there == wanted
    else:
        assert timedelta() < there - wanted <= timedelta(days=1)


def test_the_hour_that_does_not_exist_comes_an_hour_later_and_the_one_that_comes_twice_comes_once():
    assert at_local(date(2026, 3, 29), 2, 30, "Europe/Madrid") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert shows(at_local(date(2026, 3, 29), 2, 30, "Europe/Madrid"), "Europe/Madrid") == (3, 30)
    first = at_local(date(2026, 10, 25), 2, 0, "Europe/Madrid")
    assert first == datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    assert next_local(first, 2, "Europe/Madrid") == datetime(2026, 10, 26, 1, 0, tzinfo=UTC)


@QUICK
@given(MOMENTS, HOURS, ZONES)
def test_the_next_time_lies_ahead_by_two_days_at_most_and_is_that_hour(now, hour, zone):
    moment = next_local(now, hour, zone)
    assert now < moment <= now + timedelta(days=2)
    if exists(moment.astimezone(ZoneInfo(zone)).date(), hour, 0, zone):
        assert shows(moment, zone) == (hour, 0)


@QUICK
@given(MOMENTS, HOURS, st.integers(1, 24), ZONES)
def test_quiet_hours_end_when_they_end_there(now, since, length, zone):
    until = since + length if since + length <= 24 else (since + length) % 24
    opens = open_from(now, since, until, zone)
    assert now <= opens <= now + timedelta(days=2)
    assert open_from(opens, since, until, zone) == opens or not exists(
        opens.astimezone(ZoneInfo(zone)).date(), since, 0, zone
    )


@QUICK
@given(MOMENTS, st.integers(-3, 400), HOURS, ZONES, ZONES)
def test_whoever_moves_keeps_their_hour_and_nothing_of_the_future_falls_into_the_past(now, days, hour, old, new):
    planned = days_after(now, days, hour, old)
    moved = moved_to(planned, old, new, now)
    assert moved > now or planned <= now
    assert abs(moved - planned) <= timedelta(days=3)
    if exists(moved.astimezone(ZoneInfo(new)).date(), *shows(planned, old), new):
        assert shows(moved, new) == shows(planned, old)


@QUICK
@given(MOMENTS, st.integers(0, 900), ZONES)
def test_what_is_put_off_comes_on_the_next_day_at_the_same_time(at, hours_late, zone):
    now = at + timedelta(hours=hours_late)
    again = same_time_after(at, zone, now)
    assert now < again <= now + timedelta(days=2)
    if exists(again.astimezone(ZoneInfo(zone)).date(), *shows(at, zone), zone):
        assert shows(again, zone) == shows(at, zone)


def test_a_zone_that_this_machine_does_not_know_counts_as_utc():
    for zone in ("Mars/Olympus", "", "../etc/passwd", "\0", "x" * 300):
        assert clock(zone) is UTC
    assert next_local(datetime(2026, 1, 1, 12, tzinfo=UTC), 18, "Mars/Olympus") == datetime(2026, 1, 1, 18, tzinfo=UTC)


# --- what comes again and again --------------------------------------------------------------------------------------
@QUICK
@given(MOMENTS, HOURS, ZONES)
def test_a_year_of_check_ins_comes_at_the_chosen_hour_on_the_days_of_the_cadence(began, hour, zone):
    now, days = began, []
    while (planned := cadence.promise(now, began, 1, 2, hour, zone)) is not None:
        now = planned.at
        day = now.astimezone(ZoneInfo(zone)).date()
        days.append((day - began.astimezone(ZoneInfo(zone)).date()).days)
        if exists(day, hour, 0, zone):
            assert shows(now, zone) == (hour, 0)
    assert days == list(cadence.DAYS) or len(days) >= len(cadence.DAYS) - 1  # a zone that left out a whole day


# --- outages ---------------------------------------------------------------------------------------------------------
ROOMS: list[Room] = []


def empty_room() -> Room:
    """One database for all examples; its tables are emptied between them."""
    if not ROOMS:
        engine = make_engine("sqlite://")
        tables.metadata.create_all(engine)
        ROOMS.append(Room(Database(engine, Vault(MasterKeys([b"k" * 32])))))
    with ROOMS[0].database.engine.begin() as connection:
        for table in tables.metadata.tables.values():
            connection.execute(table.delete())
    return ROOMS[0]


class Killed(Exception):
    pass


BEGAN = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
ONCE = st.tuples(st.integers(0, 96), st.one_of(st.none(), st.integers(0, 30)))
LOOKS = st.lists(st.tuples(st.integers(1, 48), st.booleans()), min_size=1, max_size=12)


@settings(max_examples=80, deadline=None)
@given(st.lists(ONCE, max_size=12), LOOKS, ZONES, HOURS, st.integers(1, 5))
def test_over_outages_and_kills_everything_due_is_done_once_or_accounted_for(once, looks, zone, hour, limit):
    room, done = empty_room(), Counter()
    with room.turn() as uow:
        person = meet(uow, 7, "en").id
        for number, (hours, useful) in enumerate(once):
            at = BEGAN + timedelta(hours=hours)
            useless = None if useful is None else at + timedelta(hours=useful)
            due.promise(uow, Promise(f"once:{number}", "once", person, at, useless_after=useless))
        due.promise(uow, Promise("daily", "daily", person, next_local(BEGAN, hour, zone), zone=zone))
    room.now = BEGAN
    for hours, killed in [*looks, (200, False)]:
        room.now += timedelta(hours=hours)
        with suppress(Killed):
            done += look(room, person, hour, zone, limit, killed=killed)

    for number, (hours, useful) in enumerate(once):
        came = done[f"once:{number}"]
        assert came == 1 or (came == 0 and useful is not None), (hours, useful)
    with room.turn() as uow:
        how = Counter(row.how for row in uow.rows(select(tables.due_done.c.how)))
        left = uow.rows(select(tables.due.c.key, tables.due.c.at))
        assert uow.rows(select(func.count()).select_from(tables.due))[0][0] == 1
    assert how["done"] == sum(done.values())
    assert how["too_late"] == len(once) - sum(count for key, count in done.items() if key != "daily")
    [(key, at)] = left
    assert (key, at) == ("daily", next_local(room.now, hour, zone))


def look(room: Room, person: int, hour: int, zone: str, limit: int, *, killed: bool) -> Counter[str]:
    """As the worker does it: claim, take, effects, commit. A kill comes before the commit, and nothing of it may stay."""
    done: Counter[str] = Counter()
    with room.turn() as uow:
        after: due.Key | None = None
        while claimed := due.claim(uow, room.now, limit, after):
            after = claimed[-1].order
            for one in claimed:
                assert one.planned <= room.now
                assert due.done(uow, one)
                done[one.key] += 1
                if one.key == "daily":
                    at = next_local(room.now, hour, zone)
                    due.promise(uow, Promise("daily", "daily", person, at, zone=zone))
        uow.flush()
        if killed:
            raise Killed
    return done
