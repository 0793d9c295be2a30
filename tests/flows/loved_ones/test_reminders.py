"""Reminders that they choose: at their own hour, whatever the clocks do, and discreetly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flows.loved_ones.reminder_time import WORKDAYS, next_at
from flows.loved_ones.reminder_words import an_hour
from flows.steps import Kept
from flows.view import Reminder
from tests.family import Family, join_loved_one
from tests.talk import Phone


@pytest.fixture
def sam(family: Family) -> Phone:
    return family.loved_one()


def adds(sam: Phone, kind: str, called: str | None = None) -> Phone:
    sam.opens("My own things").taps("My reminders").taps("Add a reminder").taps(kind)
    return sam.says(called) if called else sam.taps("Leave it neutral")


def planned(family: Family) -> list[datetime]:
    return [row.at for row in family.rows("due", kind="reminder")]


def test_a_daily_one_comes_every_day_and_a_locked_screen_tells_nothing(family: Family, sam: Phone) -> None:
    adds(sam, "Medicine", "the small white one").taps("Every day").says("8:30").sees("Kept. I remind you.")
    sam.sees("the small white one · every day, 08:30")
    before = len(sam.pushed)
    family.time_passes(days=2)
    assert {"There is a new note for you."} == set(sam.pushed)
    assert planned(family) == [datetime(2026, 11, 26, 7, 30, tzinfo=UTC)]
    assert len(sam.pushed) > before
    family.time_passes(hours=17)
    sam.taps("Open").sees("It is time:").sees("the small white one").taps("Done")


def test_who_is_not_discreet_reads_their_own_words_or_neutral_ones(family: Family) -> None:
    sam = join_loved_one(family.newcomer(family.loved_one_invitation(), name="Sam"), "No, show me")
    adds(sam, "A meeting or a group", "Blue door").taps("Every day").taps("12:00")
    adds(sam, "Medicine").taps("Every day").taps("09:00")
    family.time_passes(hours=22)
    notes = [text for text in sam.pushed if "reminded" in text]
    assert notes == [
        "There is a new note for you.\n\nYou wanted to be reminded.",
        "There is a new note for you.\n\nYou wanted to be reminded: Blue door",
    ]


def test_days_are_chosen_one_by_one(family: Family, sam: Phone) -> None:
    adds(sam, "Something I do", "Swim").taps("I choose the days").taps("Tue").taps("Thu").taps("✓ Tue")
    sam.taps("Sat")
    sam.taps("Done").taps("18:00").sees("Swim · Thu Sat, 18:00")
    assert planned(family) == [datetime(2026, 11, 26, 17, tzinfo=UTC)]


def test_an_appointment_is_announced_ahead_and_only_once(family: Family, sam: Phone) -> None:
    adds(sam, "An appointment", "Dr Gil").says("yesterday").sees("Could you write")
    sam.says("27 Nov 2026 10:00").sees("I read:").taps("An hour before").sees("An hour before")
    assert planned(family) == [datetime(2026, 11, 27, 8, tzinfo=UTC)]
    family.time_passes(days=4)
    assert planned(family) == []


def test_tomorrow_is_a_tap(family: Family, sam: Phone) -> None:
    adds(sam, "An appointment").taps("Tomorrow, 10:00").taps("At that moment")
    assert planned(family) == [datetime(2026, 11, 24, 9, tzinfo=UTC)]


def test_it_is_changed_paused_and_deleted(family: Family, sam: Phone) -> None:
    adds(sam, "Something I do", "Swim").taps("Every day").taps("18:00").taps("Swim").taps("Change when it comes")
    sam.taps("Monday to Friday").taps("20:00").sees("Swim · Monday to Friday, 20:00")
    sam.taps("Swim").taps("Change what it is called").says("Run").sees("Run · Monday to Friday, 20:00")
    assert len(family.rows("reminder")) == len(planned(family)) == 1
    sam.taps("Run").taps("Pause it").sees("It is paused.")
    assert planned(family) == []
    sam.taps("Let it come again").sees("It comes again.")
    assert len(planned(family)) == 1
    sam.taps("Delete it").taps("Yes, delete it").sees("It is gone.")
    assert family.rows("reminder") == planned(family) == []


def test_in_half_an_hour_again(family: Family, sam: Phone) -> None:
    adds(sam, "Medicine").taps("Every day").taps("18:00")
    family.time_passes(hours=2, minutes=1)
    sam.taps("Open").taps("In half an hour")
    before = len(sam.pushed)
    family.time_passes(minutes=35)
    assert len(sam.pushed) == before + 1
    assert len(planned(family)) == 1


def test_whoever_moves_keeps_the_hour(family: Family, sam: Phone) -> None:
    adds(sam, "Medicine").taps("Every day").says("9 pm")
    sam.commands("/settings").taps("Country and time zone").taps("Mexico").taps("Mexico City")
    assert planned(family) == [datetime(2026, 11, 24, 3, tzinfo=UTC)]


def test_nobody_opens_anothers_reminder(family: Family, sam: Phone) -> None:
    adds(sam, "Medicine").taps("Every day").taps("18:00")
    ana = family.member("Ana")
    ana.forges(f">reminders:{family.case_id}-{family.rows('reminder')[0].id}").sees("not open to you")


# --- on the clock ----------------------------------------------------------------------------------------------------
def weekly(days: tuple[int, ...], minute: int) -> Reminder:
    return Reminder(1, 1, "routine", None, days, minute, None, 0, False)


def test_the_hour_that_does_not_exist_comes_an_hour_later_and_the_one_that_comes_twice_once() -> None:
    at_half_past_two = weekly((7,), 150)
    spring = next_at(at_half_past_two, datetime(2026, 3, 28, 12, tzinfo=UTC), "Europe/Madrid")
    assert spring == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    autumn = next_at(at_half_past_two, datetime(2026, 10, 24, 12, tzinfo=UTC), "Europe/Madrid")
    assert autumn == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_at(at_half_past_two, autumn, "Europe/Madrid") == datetime(2026, 11, 1, 1, 30, tzinfo=UTC)


def test_on_workdays_friday_is_followed_by_monday() -> None:
    friday = datetime(2026, 11, 27, 9, tzinfo=UTC)
    assert next_at(weekly(WORKDAYS, 9 * 60), friday, "UTC") == friday + timedelta(days=3)


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("8:30", 510), ("08.30", 510), ("8h30", 510), ("20", 1200), ("9 pm", 1260), ("12 am", 0), ("at 7:05", 425)],
)
def test_a_time_of_day_is_read_as_people_write_it(typed: str, minute: int) -> None:
    assert an_hour(typed, None, None) == Kept(minute)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["soon", "25:00", "8:75", "13 pm", "8:30 and 9"])
def test_what_is_no_time_of_day_is_asked_again(typed: str) -> None:
    assert not isinstance(an_hour(typed, None, None), Kept)  # type: ignore[arg-type]
