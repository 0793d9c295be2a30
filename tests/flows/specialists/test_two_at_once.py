"""Two specialists at the same thing: the second is told what the first did, and nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows import effects as e
from storage import tables
from tests.family import Family, join_specialist
from tests.flows.specialists.test_reading_letters import writes
from tests.talk import Phone, specialist_code


def colleague(family: Family, name: str = "Mira", rights: str = "all") -> Phone:
    """A second specialist of Cedar."""
    phone = join_specialist(Phone(family.talk, name=name), specialist_code(family.talk), name)
    case, who = family.case_id, family.person(name)
    with family.talk.transaction() as uow:
        uow.insert(
            tables.participation, case=case, person=who, role="specialist", state="in", rights=rights,
            relation="", joined_at=uow.now,
        )  # fmt: skip
    return phone


def letter(family: Family) -> None:
    writes(family.member("Ana"), "Words.")
    family.specialist.commands("/console").taps("Letter: Ana").taps("Read the letter").taps("Open it")


def alert(family: Family) -> None:
    family.member("Ana").forges(">used_again").taps("Yes, or I am not sure")


def newcomer(family: Family) -> None:
    family.arrives("Eva")


@pytest.mark.parametrize(
    ("begins", "label", "act", "told"),
    [
        (newcomer, "Let in: Eva", ("Yes, let them in",), "Nora let them in:"),
        (alert, "Alert: Ana", ("I have read this",), "Nora has read this:"),
        (letter, "Letter: Ana", ("Read the letter", "Love", "Approve this part"), "Nora approved the letter:"),
    ],
)
def test_the_second_is_told_what_the_first_did(
    family: Family, begins: Callable[[Family], None], label: str, act: tuple[str, ...], told: str
) -> None:
    begins(family)
    mira = colleague(family).commands("/console").taps(label)
    nora = family.specialist.commands("/console").taps(label)
    for tap in act:
        nora.taps(tap)
    before = {name: family.rows(name) for name in ("participation", "alert")}
    mira.taps(act[0] if len(act) == 1 else "Tomorrow morning").sees(told)
    assert {name: family.rows(name) for name in before} == before
    assert family.rows("snooze") == []


def test_a_button_of_an_old_list_tells_it_too(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family).commands("/console")
    family.specialist.commands("/console").taps("Let in: Eva").taps("Yes, let them in")
    assert family.at(mira.taps("Let in: Eva").sees("Nothing waits for you")) == ("console", "inbox")
    assert "That button is from earlier. Here is where we are now." in mira.toasts


def test_refusing_somebody_who_was_let_in_a_moment_ago_is_told_and_not_done(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family).commands("/console").taps("Let in: Eva").taps("Who is it?").taps("No, refuse")
    family.specialist.commands("/console").taps("Let in: Eva").taps("Yes, let them in")
    mira.taps("Yes, refuse").sees("Nora let them in:")
    assert [row.state for row in family.rows("participation", person=family.person("Eva"))] == ["in"]


def test_putting_off_what_a_colleague_has_put_off_says_so(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family).commands("/console").taps("Let in: Eva")
    family.specialist.commands("/console").taps("Let in: Eva").taps("Tomorrow morning")
    mira.taps("Tomorrow morning").sees("Put off for you until").sees("Nora has put it off, too, until")
    assert len(family.rows("snooze")) == 2


def test_a_thing_can_be_given_with_two_taps_and_the_colleague_is_told(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family)
    nora = family.specialist.commands("/console").taps("Let in: Eva").taps("Give it to Mira")
    nora.sees("Given to Mira, who is told in their own hours.").sees("Nothing waits for you").sees(
        "1 is with a colleague."
    )
    assert mira.pushed[-1] == "There is a new note for you."
    mira.taps("See it").sees("1 thing waits for you").taps("Let in: Eva").sees("Nora gave this away:")
    nora.taps("Put off, or given away").taps("Let in: Eva").taps("Take it back").sees("It is with you again.")
    nora.commands("/console").sees("1 thing waits for you")
    assert mira.commands("/console").sees("1 is with a colleague.")


def test_a_colleague_who_only_sees_alerts_is_given_nothing_and_has_no_desk(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family, rights="alerts")
    assert not family.specialist.commands("/console").taps("Let in: Eva").has("Give it to Mira")
    assert "Eva" not in mira.commands("/console").screen


def test_both_giving_it_the_second_is_told(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family).commands("/console").taps("Let in: Eva")
    family.specialist.commands("/console").taps("Let in: Eva").taps("Give it to Mira")
    mira.taps("Give it to Nora").sees("Nora gave this away")
    assert [row.to for row in family.rows("assignment")] == [family.person("Mira")]


def test_a_red_alert_that_was_given_stays_with_both_until_it_is_read(family: Family) -> None:
    alert(family)
    mira = colleague(family)
    nora = family.specialist.commands("/console").taps("Alert: Ana").taps("Give it to Mira")
    nora.sees("1 thing waits for you")
    mira.commands("/console").taps("Alert: Ana").taps("I have read this")
    nora.commands("/console").sees("Nothing waits for you")


# --- planning --------------------------------------------------------------------------------------------------------
def seats(phone: Phone, family: Family) -> Phone:
    return phone.forges(f">plan:{family.case_id}").taps("Who is where").taps("Seats")


def test_an_item_of_the_plan_is_not_written_over_unseen(family: Family) -> None:
    mira = seats(colleague(family), family)
    family.time_passes(minutes=1)
    seats(family.specialist, family).says("Ana by the window")
    mira.says("Ana by the door").sees("Nora has changed this:").sees("It says now</b>\nAna by the window")
    mira.sees("Yours</b>\nAna by the door")
    family.specialist.forges(f">plan:{family.case_id}").taps("Who is where").sees("Ana by the window")
    mira.taps("Take mine").sees("<b>Seats</b>: Ana by the door")


def test_theirs_can_stay_and_ones_own_later_changes_need_no_question(family: Family) -> None:
    mira = seats(colleague(family), family)
    family.time_passes(minutes=1)
    seats(family.specialist, family).says("Ana by the window")
    mira.says("Ana by the door").taps("Leave it as it is").sees("<b>Seats</b>: Ana by the window")
    mira.taps("✓ Seats").says("Ana beside Ben").sees("Kept.").sees("<b>Seats</b>: Ana beside Ben")


def test_another_item_of_a_colleague_asks_nothing(family: Family) -> None:
    mira = seats(colleague(family), family)
    family.time_passes(minutes=1)
    family.specialist.forges(f">plan:{family.case_id}").taps("Who is where").taps("Code word").says("harbour")
    mira.says("Ana by the door").sees("Kept.").sees("<b>Seats</b>: Ana by the door")


def test_a_tap_on_what_a_colleague_has_changed_shows_theirs_first(family: Family) -> None:
    mira = colleague(family).forges(f">plan:{family.case_id}").taps("The way there").taps("Who drives")
    family.time_passes(minutes=1)
    family.specialist.forges(f">plan:{family.case_id}").taps("The way there").taps("Who drives").says("Mr Oak")
    mira.taps("Nora").sees("Nora has changed this:").sees("<b>Who drives</b>: Mr Oak")
    mira.taps("Nora").sees("Kept.").sees("<b>Who drives</b>: Nora")


def test_words_and_answers_of_the_script_are_not_written_over_unseen(family: Family) -> None:
    mira = colleague(family)
    for opened in (("What is said", "The ask"), ("Answers to reactions", "Anger")):
        for phone in (mira, family.specialist):
            phone.forges(f">script:{family.case_id}").taps(opened[0]).taps(opened[1])
        family.time_passes(minutes=1)
        family.specialist.says("Come with us today.")
        mira.says("Please come.").sees("Nora has changed this:").sees("Come with us today.").taps("Leave it as it is")
        mira.sees("It stays as it is.").sees("Come with us today.")


def test_the_day_a_colleague_has_set_is_shown_before_it_is_set_anew(family: Family) -> None:
    mira = colleague(family).forges(f">plan_meeting:{family.case_id}").says("6 Dec 2026 15:30").taps("Yes, that is it")
    family.time_passes(minutes=1)
    family.opens("plan_meeting").says("5 Dec 2026 15:30").taps("Yes, that is it").says("Oak Street 5")
    mira.says("Elm Street 7").sees("Nora has set the meeting:").sees("Oak Street 5").sees("Elm Street 7")
    assert "December 5" in mira.screen and "December 6" in mira.screen
    assert family.rows("case")[0].meeting_at.day == 5
    mira.taps("Take mine").sees("The meeting is set.")
    assert family.rows("case")[0].meeting_at.day == 6


def test_how_it_went_is_not_noted_over_what_a_colleague_noted(family: Family) -> None:
    mira = colleague(family).forges(f">outcome:{family.case_id}").taps("A no")
    family.ends("A yes")
    mira.taps("Yes, note it").sees("Nora has noted how it went:").sees("Noted so far: A yes")
    assert family.rows("case")[0].outcome == "yes"


def test_a_phase_an_approach_a_flag_and_a_task_say_who_was_first(family: Family) -> None:
    family.member("Ana")
    mira = colleague(family)
    mira.forges(f">case_settings:{family.case_id}").taps("The phase").taps("closed")
    family.opens("case_settings").taps("The phase").taps("closed").taps("Yes, move it")
    mira.taps("Yes, move it").sees("Nora has moved the case:")
    mira.forges(f">approach:{family.case_id}").taps("Change it").taps("ARISE").taps("Work with this")
    family.opens("approach").taps("Change it").taps("CRAFT").taps("Work with this").says("There is time.")
    mira.says("We can talk.").sees("Nora has changed the approach:").sees("It is CRAFT now").sees("We can talk.")
    assert family.rows("case")[0].approach == "craft"
    mira.forges(f">checklist:{family.case_id}").taps("Plan for safety")
    family.opens("checklist").taps("Plan for safety").taps("It is done")
    mira.taps("It is done").sees("Nora has ticked it:")


def test_a_flag_says_who_has_signed_it_off(family: Family) -> None:
    family.member("Ana")
    family.decides("Ana", e.RedFlagRaised(family.case_id, "weapons"))
    mira = colleague(family).forges(f">red_flags:{family.case_id}").taps("Weapons within reach")
    family.opens("red_flags").taps("Weapons within reach").taps("I looked: it may go on").sees("signed off by Nora")
    mira.taps("I looked: it may go on").sees("signed off by Nora")
