"""Two specialists at one value of a case: settings, places of treatment, what is settled, who agreed, the checklist."""

from __future__ import annotations

import pytest

from tests.family import Family
from tests.flows.specialists.test_two_at_once import colleague
from tests.talk import Phone


def settings(phone: Phone, family: Family, label: str) -> Phone:
    return phone.forges(f">case_settings:{family.case_id}").taps(label)


@pytest.mark.parametrize(("label", "column"), [("The code name", "Maple"), ("What the family says", "Sammy")])
def test_a_name_that_a_colleague_changed_is_shown_first(family: Family, label: str, column: str) -> None:
    mira = settings(colleague(family), family, label)
    family.time_passes(minutes=1)
    settings(family.specialist, family, label).says(column).sees("Changed.")
    mira.says("Willow").sees("Nora has changed this:").sees(f"It says now</b>\n{column}").sees("Yours</b>\nWillow")
    mira.taps("Take mine").sees("Changed.").sees("Willow")


def test_a_name_that_was_left_as_it_is_stays_and_the_other_name_asks_nothing(family: Family) -> None:
    mira = settings(colleague(family), family, "The code name")
    family.time_passes(minutes=1)
    settings(family.specialist, family, "What the family says").says("Sammy")
    mira.says("Willow").sees("Changed.").taps("The code name")
    settings(family.specialist, family, "The code name").says("Maple")
    mira.says("Birch").taps("Leave it as it is").sees("It stays as it is.").sees("Code name: Maple")


def test_a_country_that_a_colleague_changed_is_shown_first(family: Family) -> None:
    mira = settings(colleague(family), family, "Country and clock")
    family.time_passes(minutes=1)
    settings(family.specialist, family, "Country and clock").taps("United Kingdom")
    mira.taps("Spain").taps("Canary").sees("Nora has changed this:").sees("United Kingdom · London").sees(
        "Spain · Canary"
    )
    mira.taps("Leave it as it is").sees("Country: United Kingdom")


# --- places of treatment ---------------------------------------------------------------------------------------------
def place(family: Family) -> Phone:
    nora = family.opens("options").taps("Add a place").says("Lakeside")
    for _ in range(5):
        nora.taps("Yes")
    return nora.says("3000 EUR").says("4 Dec 2026").taps("Nothing else")


@pytest.mark.parametrize(
    ("field", "first", "second", "shown"),
    [
        ("Cost", "2000 EUR", "2500 EUR", "2,000 EUR"),
        ("Bed", "2 Dec 2026", "3 Dec 2026", "bed from Wed, Dec 2"),
        ("Note", "Ask for Mr Oak.", "Ask for Mrs Elm.", "Ask for Mr Oak."),
    ],
)
def test_a_field_of_a_place_is_not_written_over_unseen(
    family: Family, field: str, first: str, second: str, shown: str
) -> None:
    nora = place(family)
    mira = colleague(family).forges(f">options:{family.case_id}").taps("Lakeside").taps(field)
    family.time_passes(minutes=1)
    nora.taps(field).says(first)
    mira.says(second).sees("Nora has changed this:").sees(shown).sees(f"Yours</b>\n{second}").taps("Take mine")
    mira.sees("5 of 5 signs")
    assert shown not in mira.screen


def test_a_sign_that_a_colleague_answered_otherwise_is_shown_first(family: Family) -> None:
    nora = place(family)
    mira = colleague(family).forges(f">options:{family.case_id}").taps("Lakeside").taps("Answer the five signs")
    family.time_passes(minutes=1)
    nora.taps("Answer the five signs").taps("No")
    mira.taps("I don't know").sees("It says now</b>\nno").sees("Yours</b>\ndon't know").taps("Take mine")
    mira.sees("Sign 2 of 5")


def test_whoever_goes_back_after_the_decision_finds_nothing_to_decide(family: Family) -> None:
    nora = family.opens("options").taps("Add a place").says("Lakeside")
    for _ in range(5):
        nora.taps("Yes")
    nora.taps("‹ Back").taps("No").taps("Leave it as it is").taps("‹ Back").taps("Take mine").sees("It stays as it is.")
    assert family.at(nora)[1] != "both"


def test_what_is_typed_for_a_place_that_was_removed_is_given_back(family: Family) -> None:
    nora = place(family)
    mira = colleague(family).forges(f">options:{family.case_id}").taps("Lakeside").taps("Note")
    nora.taps("Remove it").taps("Yes, remove it")
    mira.says("Ask for Mr Oak.").sees("This place has been removed.").sees("You wrote: Ask for Mr Oak.")


def test_a_place_to_which_a_colleague_has_added_is_not_removed_unseen(family: Family) -> None:
    nora = place(family).taps("Remove it")
    mira = colleague(family).forges(f">options:{family.case_id}").taps("Lakeside").taps("Note").says("Ask for Mr Oak.")
    nora.taps("Yes, remove it").sees("Mira has changed this:").sees("Ask for Mr Oak.")
    assert mira.sees("Ask for Mr Oak.") and len(family.rows("treatment_option")) == 1


def test_the_place_of_the_plan_that_a_colleague_chose_is_said_before_another_is_taken(family: Family) -> None:
    place(family)
    mira = colleague(family).forges(f">options:{family.case_id}").taps("Add a place").says("Seaside")
    mira.forges(f">options:{family.case_id}").taps("Seaside")
    family.time_passes(minutes=1)
    family.opens("options").taps("Lakeside").taps("Choose this place")
    mira.taps("Choose this place").sees("Nora has chosen for the plan: Lakeside.")
    mira.taps("Choose this place").sees("This is the plan's place of treatment now.")


# --- after the yes, and the checklist --------------------------------------------------------------------------------
def test_what_is_settled_is_not_written_over_unseen(family: Family) -> None:
    family.ends("A yes")
    mira = colleague(family)
    for phone in (mira, family.specialist):
        phone.forges(f">treatment:{family.case_id}").taps("What is settled").taps("The place")
    family.time_passes(minutes=1)
    family.specialist.says("Lakeside")
    mira.says("Seaside").sees("Nora has changed this:").sees("It says now</b>\nLakeside").sees("Yours</b>\nSeaside")
    mira.taps("Take mine").sees("Kept.").sees("Seaside")


def test_a_line_that_a_colleague_took_away_says_who_did(family: Family) -> None:
    family.ends("A yes")
    nora = family.opens("agreed").taps("I myself").says("I call on Friday.").taps("Take a line away")
    mira = colleague(family).forges(f">agreed:{family.case_id}").taps("Take a line away")
    family.time_passes(minutes=1)
    nora.taps("I call on Friday.").sees("It is gone.")
    mira.taps("I call on Friday.").sees("Nora has taken that line away:")


def test_a_task_that_a_colleague_gave_or_added_is_not_given_again_unseen(family: Family) -> None:
    family.member("Ana"), family.member("Ben")
    mira, nora = colleague(family).forges(f">checklist:{family.case_id}"), family.opens("checklist")
    for phone in (mira, nora):
        phone.taps("Plan for safety").taps("Give it to somebody")
    nora.taps("Ana").sees("Ana has it now")
    mira.taps("Ben").sees("Nora gave this away:").sees("Ana")
    mira.taps("The whole list").taps("Add a task").says("Feed the cat").taps("3 days before").sees("It is on the list.")
    nora.forges(f">checklist:{family.case_id}").taps("Add a task").says("feed the cat").taps("1 day before")
    nora.sees("A task of that name is on the list already.")


def test_a_task_that_a_colleague_has_just_given_is_not_taken_off_unseen(family: Family) -> None:
    family.member("Ana")
    nora = family.opens("checklist").taps("Add a task").says("Feed the cat").taps("3 days before")
    mira = colleague(family).forges(f">checklist:{family.case_id}")
    while not mira.has("Feed the cat"):
        mira.taps("More ›")
    mira.taps("Feed the cat")
    nora.taps("Give it to somebody").taps("Ana")
    mira.taps("Take it off the list").sees("Nora gave this away:").taps("Take it off the list").sees(
        "It is off the list."
    )
    nora.taps("It is done").sees("This task is no longer on the list.")


def test_the_time_of_the_admission_and_the_arrival_are_not_set_over_what_a_colleague_set(family: Family) -> None:
    family.ends("A yes")
    mira, nora = colleague(family), family.specialist
    for phone in (mira, nora):
        phone.forges(f">treatment:{family.case_id}").taps("Time of the admission")
    family.time_passes(minutes=1)
    nora.says("tomorrow 18:00").sees("Kept.")
    mira.says("tomorrow 20:00").sees("Nora has changed this:").sees("6:00").sees("8:00").taps("Take mine").sees("Kept.")
    at = family.rows("case")[0].admission_at
    for phone in (mira, nora):
        phone.forges(f">treatment:{family.case_id}").taps("They have arrived")
    family.time_passes(minutes=1)
    nora.taps("Just now")
    first = family.rows("case")[0].admitted_at
    family.time_passes(minutes=1)
    mira.taps("Just now").sees("Nora has changed this:").taps("Leave it as it is").sees("It stays as it is.")
    assert family.rows("case")[0].admitted_at == first and family.rows("case")[0].admission_at == at


def test_an_item_of_the_follow_up_plan_is_not_written_over_unseen(family: Family) -> None:
    mira, nora = colleague(family), family.specialist
    for phone in (mira, nora):
        phone.forges(f">follow_up:{family.case_id}")
        while not phone.has("Support groups"):
            phone.taps("More ›")
        phone.taps("Support groups")
    family.time_passes(minutes=1)
    nora.says("Tuesdays at seven.").sees("Kept.")
    mira.says("Fridays.").sees("Nora has changed this:").sees("Tuesdays at seven.").sees("Yours</b>\nFridays.")
    mira.taps("Take mine").sees("Kept.").sees("Fridays.").says("Fridays at six.").sees("Kept.")
    nora.taps("Take it out").sees("Mira has changed this:").sees("Fridays at six.").taps("Take it out")
    nora.sees("It is out of the plan.")


def test_hours_until_the_door_are_not_given_over_what_a_colleague_gave(family: Family) -> None:
    family.member("Ana"), family.member("Ben")
    family.ends("A yes")
    mira, nora = colleague(family), family.specialist.forges(f">escorts:{family.case_id}")
    nora.taps("Somebody for the first gap").taps("4 hours").taps("Leave it open").taps("Ana")
    mira.forges(f">escorts:{family.case_id}").taps("1. Ana").taps("Somebody else")
    nora.taps("1. Ana").taps("Somebody else").taps("Ben")
    mira.taps("Nobody yet").sees("Nora has changed this:").sees("Ben")
    nora.taps("1. Ben").taps("Remove these hours")
    mira.taps("Somebody else").sees("Nora has removed this:")


def test_an_old_switch_means_what_it_said_when_a_colleague_has_turned_it(family: Family) -> None:
    mira, nora = colleague(family), family.specialist
    for phone in (mira, nora):
        phone.forges(f">plan:{family.case_id}").taps("Show it to the circle")
    nora.taps("Yes, show it")
    mira.taps("Yes, show it").sees("Shall I hide it again?")
    nora.forges(f">plan:{family.case_id}").sees("The circle sees its part of it.")


def test_the_rhythm_and_the_numbers_a_colleague_has_set_are_said_before_they_are_set_anew(family: Family) -> None:
    mira, nora = colleague(family), family.specialist
    for phone in (mira, nora):
        phone.forges(f">follow_up:{family.case_id}").taps("How often is asked")
    family.time_passes(minutes=1)
    nora.taps("Days of my own").says("1, 5, 9").sees("1, 5, 9")
    mira.taps("The family's weeks").taps("4 weeks").sees("Nora has changed this:").taps("4 weeks").sees(
        "every week for 4"
    )
    for phone in (mira, nora):
        phone.forges(f">follow_up:{family.case_id}").taps("What raises an alert").taps("Craving")
    family.time_passes(minutes=1)
    nora.taps("5").sees("Set for this case.")
    mira.taps("6").sees("Nora has changed this:").taps("6").sees("Set for this case.")
