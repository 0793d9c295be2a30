"""The meeting in somebody's own calendar: their own time, a title that tells nothing, and a newer day that replaces the older."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from flows import effects as e
from tests.family import Family
from tests.talk import Phone


def entry(phone: Phone) -> Any:
    """The one event of the newest file."""
    (event,) = Calendar.from_ical(phone.documents[-1]).walk("VEVENT")
    return event


def test_it_stands_in_the_members_own_time(family: Family) -> None:
    ana = family.member("Ana")
    family.decides("Ana", e.ZoneChosen("America/Mexico_City"))
    family.meets("5 Dec 2026 15:30")
    ana.opens("The meeting").taps("For my calendar").sees("It says “Appointment” and nothing more.")
    event = entry(ana)
    assert event["dtstart"].dt.astimezone(UTC) == datetime(2026, 12, 5, 14, 30, tzinfo=UTC)
    assert event["dtstart"].params["TZID"] == "America/Mexico_City"
    assert (event["dtstart"].dt.hour, event["dtstart"].dt.minute) == (8, 30)
    assert event["dtend"].dt > event["dtstart"].dt
    zones = Calendar.from_ical(ana.documents[-1]).walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["America/Mexico_City"]


def test_a_day_that_moves_replaces_the_entry_and_every_person_has_their_own(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    family.meets("5 Dec 2026 15:30")
    first = (ana.opens("The meeting").taps("For my calendar"), entry(ana))[1]
    again = (ana.taps("For my calendar"), entry(ana))[1]
    other = (ben.opens("The meeting").taps("For my calendar"), entry(ben))[1]
    family.meets("12 Dec 2026 11:00")
    moved = (ana.opens("The meeting").taps("For my calendar"), entry(ana))[1]
    assert first["uid"] == again["uid"] == moved["uid"] != other["uid"]
    assert first["sequence"] == again["sequence"] < moved["sequence"]
    assert moved["dtstart"].dt == datetime(2026, 12, 12, 11, tzinfo=ZoneInfo("Europe/Madrid"))


@pytest.mark.parametrize(("language", "title"), [("en", "Appointment"), ("es", "Cita")])
def test_nothing_in_it_tells(language: str, title: str) -> None:
    family = Family(language)
    ana = family.member("Ana", language=language)
    family.meets("5 Dec 2026 15:30")
    ana.opens("The meeting").taps("For my calendar")
    assert entry(ana)["summary"] == title
    told = ana.documents[-1].decode().lower()
    for word in (
        "sam",
        "nora",
        "oak",
        "cedar",
        "hearthside",
        "intervention",
        "meeting",
        "reunión",
        "location",
        "description",
    ):
        assert word not in told
    assert entry(ana)["class"] == "PRIVATE"


def test_the_file_can_be_saved_and_its_name_says_nothing(family: Family) -> None:
    ana, sent = family.member("Ana"), []
    family.meets()
    receives = ana.receives
    ana.receives = lambda sending: (sent.append(sending), receives(sending))[1]  # type: ignore[method-assign]
    ana.opens("The meeting").taps("For my calendar")
    (file,) = [one.payload for one in sent if one.method == "sendDocument"]
    assert (file["document"]["name"], "protect_content" in file, "caption" in file) == ("date.ics", False, False)


def test_it_is_offered_with_the_notice_and_to_the_specialist_and_not_for_a_day_that_is_over(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    assert not ana.taps("Open and answer").has("For my calendar")
    ana.taps("I'll be there").taps("For my calendar")
    family.opens("plan_meeting").taps("For my calendar")
    assert entry(family.specialist)["summary"] == entry(ana)["summary"] == "Appointment"
    family.time_passes(days=13)
    assert not ana.opens("The meeting").has("For my calendar")
    assert not family.opens("plan_meeting").has("For my calendar")


def test_a_day_that_is_called_off_is_taken_out_again_in_their_own_hours(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    family.meets()
    first = (ana.opens("The meeting").taps("For my calendar"), entry(ana))[1]
    family.time_passes(hours=9)
    family.ends("It was postponed")
    family.time_passes(minutes=5)
    assert len(ana.documents) == 1  # it is night
    family.time_passes(hours=10)
    off, ends = entry(ana), Calendar.from_ical(ana.documents[-1])
    assert (off["uid"], off["status"], ends["method"]) == (first["uid"], "CANCELLED", "CANCEL")
    assert off["sequence"] > first["sequence"] and off["dtstart"].dt == first["dtstart"].dt
    assert ben.documents == []


def test_a_new_day_is_newer_than_the_one_that_was_called_off(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    ana.opens("The meeting").taps("For my calendar")
    family.opens("frozen")
    family.decides("Ana", e.CaseFrozen(family.case_id))
    family.opens("frozen").taps("Call it off").taps("Yes, do it")
    family.time_passes(minutes=5)
    off = entry(ana)
    family.meets("12 Dec 2026 11:00")
    ana.opens("The meeting").taps("For my calendar")
    assert off["status"] == "CANCELLED" and entry(ana)["sequence"] > off["sequence"]
