"""A hard moment, and "I used": steps that carry, words of their own, and no surprise about who hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content.load import steps
from tests.family import Family
from tests.talk import Phone


@pytest.fixture
def sam(family: Family) -> Phone:
    return family.loved_one()


def alerts(family: Family) -> list[tuple[str, str]]:
    return [(row.kind, row.level) for row in family.rows("alert")]


# --- the wave --------------------------------------------------------------------------------------------------------
def on_the_wave(sam: Phone, strength: str = "8") -> Phone:
    return sam.opens("This is a hard moment").taps("A craving. Ride it with me").taps(strength)


def test_it_stays_with_them_for_half_an_hour(family: Family, sam: Phone) -> None:
    on_the_wave(sam).sees("1 of 5").sees("after 5, 15 and 30 minutes")
    for minutes, heard in ((4, 0), (2, 1), (10, 2), (15, 3), (60, 3)):
        family.time_passes(minutes=minutes)
        assert len(sam.pushed) == heard
    sam.taps("I am here").sees("1 of 5").taps("How strong is it now?").taps("5").sees("From 8 to 5.")


def test_it_comes_at_night_too_because_they_asked_for_it(family: Family, sam: Phone) -> None:
    family.time_passes(hours=11)
    on_the_wave(sam)
    before = len(sam.pushed)
    family.time_passes(minutes=6)
    assert sam.pushed[before:] == ["There is a new note for you."]


def test_when_it_passes_no_more_messages_come_and_what_helped_is_kept(family: Family, sam: Phone) -> None:
    on_the_wave(sam).taps("How strong is it now?").taps("3").taps("It is passing").taps("Going for a walk")
    sam.sees("Kept for next time").taps("Done")
    family.time_passes(hours=1)
    assert sam.pushed == []
    sam.opens("This is a hard moment").sees("Going for a walk")
    on_the_wave(sam).taps("How strong is it now?").taps("2").taps("It is passing").says("A cold shower")
    sam.opens("My own things").taps("What helps me").sees("A cold shower").sees("Going for a walk")


def test_when_it_rises_a_call_comes_first(family: Family, sam: Phone) -> None:
    on_the_wave(sam, "5").taps("How strong is it now?").taps("9").sees("It can rise before it breaks")
    assert sam.buttons[0] == "Call somebody"
    assert alerts(family) == []


def test_every_step_is_shown_with_their_own_reason_at_the_end(family: Family, sam: Phone) -> None:
    sam.opens("My own things").taps("Why I do this").taps("Add a reason").says("For Lucy")
    on_the_wave(sam)
    for _ in steps("hard_moment")[1:]:
        sam.taps("Next")
    sam.sees("5 of 5").sees("For Lucy").taps("From the start").sees("1 of 5")


# --- own words and people to call ------------------------------------------------------------------------------------
def test_somebody_to_call_is_one_tap_away_with_the_number(family: Family, sam: Phone) -> None:
    sam.opens("My own things").taps("People I can call").taps("Add somebody").says("Aunt Rosa")
    sam.says("my number").sees("does not look like a phone number").says("+34 600 123 456").sees("Kept.")
    sam.opens("This is a hard moment").taps("Call somebody").sees("Aunt Rosa: +34 600 123 456")


def test_a_reason_can_be_changed_and_deleted(family: Family, sam: Phone) -> None:
    sam.opens("My own things").taps("Why I do this").taps("Add a reason").says("For Lucy")
    sam.taps("For Lucy").taps("Change it").says("For Lucy and me").sees("Kept.").sees("For Lucy and me")
    assert len(family.rows("kept_words")) == 1
    sam.taps("For Lucy").taps("Delete it").taps("Yes, delete it").sees("It is gone.")
    assert family.rows("kept_words") == []


def test_a_reason_changes_with_the_message_that_held_it(family: Family, sam: Phone) -> None:
    sam.opens("My own things").taps("Why I do this").taps("Add a reason").says("For Lucia")
    sam.edits(-1, "For Lucy").sees("For Lucy")
    assert len(family.rows("kept_words")) == 1


# --- I used ----------------------------------------------------------------------------------------------------------
def test_who_hears_of_it_is_said_before_the_first_answer(family: Family) -> None:
    family.member("Ana")
    sam = family.loved_one().opens("I used").sees("Nora hears that you used").sees("Nobody of your family sees it.")
    assert alerts(family) == []
    sam.opens("Who sees what").taps("Ana").taps("Use")
    sam.opens("I used").sees("You opened such lines for Ana")


def test_safety_comes_first_and_the_specialist_hears_what_was_said(family: Family, sam: Phone) -> None:
    sam.opens("I used").taps("Go on").sees("Are you safe right now?").taps("Yes, I am safe")
    assert alerts(family) == [("used_again", "amber")]
    sam.taps("No, I am alone").sees("stay on the phone with you").taps("Alcohol").sees("The first 24 hours · 1 of 5")
    for _ in range(4):
        sam.taps("Next")
    sam.taps("What would help next?").taps("Write to Nora")
    assert family.at(sam)[0] == "talk"
    assert alerts(family) == [("used_again", "amber")]


def test_not_safe_finds_the_numbers_at_once_and_red_is_raised_once(family: Family, sam: Phone) -> None:
    sam.opens("I used").taps("Go on").taps("No, or I am not sure").sees("112")
    sam.taps("‹ Back").taps("No, or I am not sure").sees("112")
    assert alerts(family) == [("used_again", "amber"), ("used_danger", "red")]


def test_an_opioid_after_a_break_is_red_at_once(family: Family, sam: Phone) -> None:
    sam.opens("I used").taps("Go on").taps("Yes, I am safe").taps("Yes, somebody is here")
    sam.taps("Heroin, fentanyl, pain pills").taps("Yes, or I am not sure").sees("Nora knows now").sees("naloxone")
    assert alerts(family) == [("used_again", "amber"), ("opioids", "red")]
    assert len(family.specialist.pushed) == 2
    sam.taps("Yes").sees("Put it where everybody sees it").sees("Have naloxone out")


def test_the_steps_alone_are_there_for_somebody_who_wants_nobody_told(family: Family, sam: Phone) -> None:
    sam.opens("I used").taps("Only the steps, tell nobody").taps("Yes, I am safe").taps("Yes, somebody is here")
    sam.taps("Heroin, fentanyl, pain pills").taps("Yes, or I am not sure").taps("No, or I don't know")
    sam.sees("The first 24 hours")
    assert alerts(family) == family.rows("check_in") == []
    sam.taps("Tell Nora").sees("Thank you for your trust")
    assert alerts(family) == [("used_again", "amber")]


def test_what_was_said_is_seen_only_where_its_line_is_open(family: Family) -> None:
    ana = family.member("Ana")
    sam = family.loved_one().opens("I used").taps("Go on").taps("Yes, I am safe").taps("Yes, somebody").taps("Alcohol")
    ana.opens("What Sam shares").sees("At the moment that is nothing.")
    sam.opens("Who sees what").taps("Ana").taps("Use").taps("More ›").taps("Opioids")
    ana.opens("What Sam shares").sees("Use: yes").sees("Opioids: no")
    assert "Safe" not in ana.screen


def test_the_next_check_in_comes_within_three_days(family: Family, sam: Phone) -> None:
    family.time_passes(days=60)
    sam.opens("I used").taps("Go on").taps("Yes, I am safe")
    (due,) = family.rows("due", kind="check_in")
    assert due.at - family.talk.now <= timedelta(days=3)
