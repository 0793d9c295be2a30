"""From the yes to the door: who agreed to what, what is settled, who is there at which hour, arrival and last day."""

from __future__ import annotations

import pytest

from flows import effects as e
from tests.family import Family
from tests.talk import Phone


@pytest.fixture
def door(family: Family) -> Phone:
    """Nora after a yes, with Ana and Ben in the circle; it is Monday 16:00 in Madrid."""
    family.member("Ana"), family.member("Ben")
    return family.ends().taps("Never alone: until the door")


def agrees(family: Family) -> Phone:
    nora = family.ends().taps("Who agreed to what").taps("Sam").says("Goes to Pine House tonight")
    return nora.taps("Ana").says("Drives").taps("I myself").says("Calls every evening")


# --- who agreed to what ----------------------------------------------------------------------------------------------
def test_who_agreed_to_what_is_kept_with_the_outcome(family: Family) -> None:
    family.member("Ana")
    agrees(family).sees("Sam: Goes to Pine House tonight").sees("Ana: Drives").sees("Calls every evening")
    assert b"Pine House" not in b"".join(row.value for row in family.rows("plan_item"))


def test_a_line_can_be_taken_away(family: Family) -> None:
    family.member("Ana")
    nora = agrees(family).taps("Take a line away").taps("Drives").sees("It is gone")
    assert "Drives" not in nora.screen and "Calls every evening" in nora.screen


# --- what is settled -------------------------------------------------------------------------------------------------
def test_what_was_planned_counts_and_the_rest_is_asked(family: Family, door: Phone) -> None:
    family.decides("Nora", e.PlanItemSet(family.case_id, "treatment", {"words": "Pine House"}))
    family.opens("treatment").sees("1 of 8 things are settled").taps("What is settled").sees("Pine House")
    door.taps("Medicine").says("Two boxes, in the bag").taps("More ›").taps("Who drives").taps("Ben")
    family.opens("treatment").sees("3 of 8 things are settled")


# --- never alone -----------------------------------------------------------------------------------------------------
def test_the_gap_is_named_on_the_screen_and_waits_at_the_desk(family: Family, door: Phone) -> None:
    door.sees("Nobody is there").sees("4:00")
    door.commands("/console").sees("nobody is there at some hours").taps("Never alone").taps("Who is there when")
    door.taps("Somebody for the first gap").taps("To the end of the gap").taps("Leave it open").taps("Ben")
    door.sees("Somebody is there at every hour").sees("Ben, no answer yet")
    assert "nobody is there" not in door.commands("/console").screen


def test_legs_of_the_way_and_the_hours_between_them(family: Family, door: Phone) -> None:
    door.taps("Time of the admission").says("today 22:00").sees("Admission")
    door.taps("Who is there when").taps("A leg of the way").says("today 18:00").says("19:30")
    door.says("Home to the station").taps("Ana").sees("1 hour 30 minutes")
    door.sees("4:00").sees("6:00").sees("And 1 more gap")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_member_sees_their_own_hours_and_says_yes_with_a_tap(language: str) -> None:
    family = Family()
    ana, ben = family.member("Ana", language), family.member("Ben")
    family.ends().taps("Never alone: until the door").taps("Who is there when").taps("A leg of the way")
    family.specialist.says("tomorrow 9:00").taps("2 hours").says("Home to Pine House").taps("Ana")
    assert "Pine House" not in ana.pushed[-1]
    ana.taps("Look and answer").sees("Pine House").taps("1. Answer").taps("Yes, I am there")
    assert "Ana ✓" in family.specialist.screen
    heard = len(ana.pushed)
    family.time_passes(hours=16, minutes=30)
    assert len(ana.pushed) == heard + 2  # how are you after that day; and the reminder
    ben.forges(f">my_watch:{family.case_id}").sees("no hours for you")


def test_somebody_who_cannot_leaves_a_gap_and_the_specialist_hears_at_once(family: Family, door: Phone) -> None:
    door.taps("Who is there when").taps("Somebody for the first gap").taps("8 hours").says("At Ana's").taps("Ana")
    ana = next(phone for phone in family.talk.phones.values() if phone.name == "Ana")
    ana.taps("Look and answer").taps("1. Answer").taps("I can't").taps("Yes, I can't be there").sees("Thank you")
    (alert,) = family.rows("alert")
    assert (alert.kind, alert.level) == ("cannot_watch", "red")
    family.opens("escorts").sees("nobody yet").sees("Nobody is there")
    heard = len(ana.pushed)
    family.time_passes(hours=6)
    assert not [text for text in ana.pushed[heard:] if "reminder" in text]


def test_hours_go_to_somebody_else_and_are_asked_anew(family: Family, door: Phone) -> None:
    door.taps("Who is there when").taps("Somebody for the first gap").taps("8 hours").taps("Leave it open").taps("Ana")
    door.taps("1. Ana").taps("Somebody else").taps("Ben").sees("Ben, no answer yet")
    ana, ben = (next(one for one in family.talk.phones.values() if one.name == name) for name in ("Ana", "Ben"))
    ana.taps("Look and answer").sees("no hours for you")
    ben.taps("Look and answer").sees("8 hours")
    door.taps("1. Ben").taps("Remove these hours").sees("It is gone")


def test_whoever_leaves_the_circle_leaves_their_hours_open(family: Family, door: Phone) -> None:
    door.taps("Who is there when").taps("Somebody for the first gap").taps("To the end of the gap")
    door.taps("Leave it open").taps("Ana")
    family.decides("Nora", e.JoinRefused(family.case_id, family.person("Ana")))
    family.opens("escorts").sees("nobody yet").sees("Nobody is there")


# --- they have arrived -----------------------------------------------------------------------------------------------
def test_once_they_have_arrived_nobody_is_reminded_and_the_circle_hears(family: Family, door: Phone) -> None:
    ana = next(phone for phone in family.talk.phones.values() if phone.name == "Ana")
    door.taps("Who is there when").taps("Somebody for the first gap").taps("8 hours").taps("Leave it open").taps("Ana")
    family.opens("treatment").taps("They have arrived").taps("Just now").sees("Admitted")
    family.time_passes(minutes=15)
    assert "The door was reached" in ana.pushed[-1] and "Sam" not in ana.pushed[-1]
    (case,) = family.rows("case")
    assert (case.phase, case.admitted_at, family.rows("due", kind="escort")) == (
        "aftercare",
        family.rows("case")[0].outcome_at,
        [],
    )
    assert "nobody is there" not in door.commands("/console").screen


def test_the_last_day_of_treatment_is_kept_and_not_before_the_arrival(family: Family, door: Phone) -> None:
    door.taps("They have arrived").says("today 15:30").taps("Last day of treatment").says("1 Nov 2026")
    door.sees("Treatment began on").sees("I have not changed anything").says("5 Jan 2027").sees("Treatment ends")
    assert family.rows("case")[0].discharge_at.date().isoformat() == "2027-01-05"


def test_no_last_day_before_there_was_an_arrival(family: Family, door: Phone) -> None:
    assert not door.has("Last day of treatment")
    family.decides("Nora", e.Admitted(family.case_id, family.talk.now))
    family.opens("treatment").taps("Last day of treatment")
    family.decides("Nora", e.Admitted(family.case_id, None))
    door.says("5 Jan 2027").sees("First note when they arrived")
    assert family.rows("case")[0].discharge_at is None


@pytest.mark.parametrize("step", ["They have arrived", "Time of the admission"])
def test_nobody_arrives_before_the_meeting(family: Family, step: str) -> None:
    family.meets("5 Dec 2026 15:30") if family.member("Ana") else None
    family.ends().taps("Never alone: until the door").taps(step)
    family.specialist.says("4 Dec 2026 10:00").sees("before the meeting").sees("I have not changed anything")
    (case,) = family.rows("case")
    assert (case.admission_at, case.admitted_at) == (None, None)
    assert family.at(family.specialist)[1] in ("came", "time")


def test_an_arrival_ahead_is_no_arrival_yet_and_can_be_taken_back(family: Family, door: Phone) -> None:
    door.taps("They have arrived").says("tomorrow 9:00").sees("still lies ahead").says("nonsense").sees(
        "could not read"
    )
    door.taps("Just now").taps("Change the arrival").taps("Not yet").sees("Never alone goes on")
    assert family.rows("case")[0].admitted_at is None


def test_it_is_only_for_after_a_yes_and_only_for_the_specialist(family: Family) -> None:
    ana = family.member("Ana")
    family.opens("treatment").sees("not open to you")
    family.ends("A no")
    family.opens("treatment").sees("not open to you")
    for flow in ("treatment", "escorts", "agreed"):
        ana.forges(f">{flow}:{family.case_id}").sees("not open to you")


def test_as_long_as_nobody_has_noted_an_arrival_the_specialist_is_asked_once_a_day(family: Family, door: Phone) -> None:
    door.taps("Time of the admission").says("today 20:00")
    heard = len(door.pushed)
    family.time_passes(hours=17)
    assert len(door.pushed) == heard + 1
    door.taps("Open").sees("Nobody is there").taps("They have arrived").says("today 8:00")
    family.time_passes(hours=30)
    assert family.rows("due", kind="door") == []
