"""What a case is called, where the family is, and its phase: shown on one screen, changed from there."""

from __future__ import annotations

import pytest

from tests.family import Family


def test_everything_stands_on_one_screen_and_can_be_changed(family: Family) -> None:
    nora = family.opens("case_settings").sees("Code name: Cedar").sees("The family says: Sam").sees("Spain")
    nora.taps("The code name").says("Harbour").sees("Settings of Harbour")
    nora.taps("What the family says").says("Sammy").sees("The family says: Sammy")
    nora.taps("Country and clock").taps("United States").taps("New York").sees("United States").sees("New York")
    (case,) = family.rows("case")
    assert (case.country, case.zone) == ("US", "America/New_York")


def test_a_full_name_is_kept_but_questioned(family: Family) -> None:
    family.opens("case_settings").taps("The code name").says("Ana García").sees("It looks like a person's full name")


def test_a_new_clock_does_not_move_the_meeting(family: Family) -> None:
    family.member("Ana")
    family.meets()
    before = family.rows("case")[0].meeting_at
    family.opens("case_settings").taps("Country and clock").taps("United Kingdom").sees("its moment stays")
    assert family.rows("case")[0].meeting_at == before


def test_a_phase_says_what_it_means_and_what_stands_in_the_way_of_the_others(family: Family) -> None:
    nora = family.opens("case_settings").taps("The phase").sees("preparing")
    nora.sees("First set a day").sees("First note how the meeting went").sees("It begins after a yes")
    assert nora.buttons == ["closed", "‹ Back", "Menu"]


def test_a_case_is_closed_and_opened_again_and_nobody_is_asked_meanwhile(family: Family) -> None:
    ana = family.member("Ana")
    family.opens("case_settings").taps("The phase").taps("closed").taps("Yes, move it").sees("Phase: closed")
    before = len(ana.pushed)
    family.time_passes(days=15)
    assert len(ana.pushed) == before
    family.specialist.taps("The phase").taps("preparing").taps("Yes, move it").sees("Phase: preparing")
    family.time_passes(days=15)
    assert len(ana.pushed) > before


def test_once_the_loved_one_has_joined_there_is_no_way_back(family: Family) -> None:
    family.loved_one()
    nora = family.opens("case_settings").taps("The phase").sees("Sam has joined, and keeps the way in.")
    assert nora.buttons == ["closed", "‹ Back", "Menu"]


def test_what_stopped_being_possible_since_the_screen_was_drawn_is_said(family: Family) -> None:
    family.member("Ana")
    family.meets()
    family.opens("case_settings").taps("The phase").taps("preparing").taps("Yes, move it")
    nora = family.specialist.taps("The phase").taps("meeting set")
    family.time_passes(days=30)
    nora.taps("Yes, move it").sees("First set a day for the meeting that lies ahead.")


@pytest.mark.parametrize("words", [" ", "x" * 31])
def test_a_name_that_cannot_be_one_changes_nothing(family: Family, words: str) -> None:
    family.opens("case_settings").taps("The code name").says(words)
    family.opens("case_settings").sees("Code name: Cedar")
