"""A check-in without an answer: a second try at another hour, a quiet word, and an alert after two; never without end."""

from __future__ import annotations

from bot.turn import Incoming
from flows.effects import CheckInFinished, CheckInOpened, DiscretionChosen, FollowUpSet
from flows.model import ChatLost
from tests.family import Family
from tests.talk import Phone

SECOND = "Would this hour be better?"
QUIET = "Somebody has become quiet."


def after_a_no(family: Family) -> Phone:
    """Ana's family, some hours after a no; Nora's phone shows what it is about."""
    family.decides("Nora", DiscretionChosen(False))
    ana = family.member()
    family.ends("A no")
    return ana


def until_asked(family: Family, ana: Phone) -> None:
    count = sum("How are you doing?" in one for one in ana.pushed)
    while sum("How are you doing?" in one for one in ana.pushed) == count:
        family.time_passes(hours=6)


def said(phone: Phone, words: str) -> int:
    return sum(words in one for one in phone.pushed)


def test_a_second_try_comes_at_another_hour_and_then_a_quiet_word_to_the_specialist(family: Family) -> None:
    ana = after_a_no(family)
    until_asked(family, ana)
    assert (said(ana, SECOND), said(family.specialist, QUIET)) == (0, 0)
    family.time_passes(hours=20)
    assert (said(ana, SECOND), said(family.specialist, QUIET)) == (1, 0)
    family.time_passes(hours=30)
    assert (said(ana, SECOND), said(family.specialist, QUIET)) == (1, 1)
    assert [one.kind for one in family.rows("alert")] == []
    family.specialist.taps("Check-ins").sees("Not answered.")


def test_two_in_a_row_are_told_once_and_not_with_every_further_silence(family: Family) -> None:
    after_a_no(family)
    family.time_passes(days=42)
    assert [(one.kind, one.level) for one in family.rows("alert")] == [("missed", "amber")]
    assert said(family.specialist, QUIET) == 1


def test_what_was_left_open_before_the_outcome_does_not_count(family: Family) -> None:
    family.member()
    family.time_passes(days=25)
    family.ends("A no")
    family.time_passes(days=30)
    assert [(one.kind, one.level) for one in family.rows("alert")] == [("missed", "amber")]


def test_who_answers_in_between_is_not_silent(family: Family) -> None:
    ana = after_a_no(family)
    until_asked(family, ana)
    family.answers(ana.commands("/checkin").taps("Begin"))
    family.time_passes(days=3)
    assert (said(ana, SECOND), said(family.specialist, QUIET)) == (0, 0)


def test_a_pause_is_no_silence_and_before_the_meeting_nobody_is_told(family: Family) -> None:
    ana = family.member()
    family.time_passes(days=25)
    assert (said(ana, SECOND), said(family.specialist, QUIET)) == (0, 0)
    family.ends("A no")
    until_asked(family, ana)
    ana.taps("A minute for me").taps("Pause for four weeks")
    family.time_passes(days=20)
    assert (said(ana, SECOND), said(family.specialist, QUIET)) == (0, 0)


def test_how_many_may_be_missed_is_set_for_a_case(family: Family) -> None:
    ana = after_a_no(family)
    family.decides("Nora", FollowUpSet(family.case_id, "numbers", {"missed": 1}))
    until_asked(family, ana)
    family.time_passes(days=3)
    assert [one.kind for one in family.rows("alert")] == ["missed"]


def test_weeks_become_months_some_time_after_the_outcome(family: Family) -> None:
    ana = after_a_no(family)
    family.time_passes(days=57)
    weekly = said(ana, "How are you doing?")
    family.time_passes(days=84)
    assert (weekly, said(ana, "How are you doing?") - weekly) == (8, 3)


# --- the loved one ---------------------------------------------------------------------------------------------------
def test_a_loved_one_is_asked_once_more_and_two_that_were_missed_are_told(family: Family) -> None:
    sam = family.loved_one()
    family.decides("Sam", DiscretionChosen(False))
    family.time_passes(days=2, hours=20)
    assert (said(sam, "time for a short check-in"), said(sam, SECOND)) == (1, 1)
    assert family.rows("alert") == []
    family.time_passes(days=3)
    assert [(one.kind, one.level) for one in family.rows("alert")] == [("missed", "amber")]


def test_who_blocks_the_bot_is_silent_too(family: Family) -> None:
    sam = family.loved_one()
    sam.talk.hears(Incoming(next(sam.talk.updates), sam.chat, ChatLost()))
    family.time_passes(days=6)
    assert [(one.kind, one.level) for one in family.rows("alert")] == [("missed", "amber")]
    assert said(sam, "time for a short check-in") == 0


def test_who_said_i_used_is_not_silent(family: Family) -> None:
    sam = family.loved_one()
    family.time_passes(days=1, hours=4)
    before = len(family.rows("alert"))
    family.decides(
        "Sam",
        CheckInOpened(99, family.case_id, family.person("Sam"), "loved_one_used", family.talk.now),
        CheckInFinished(99),
    )
    family.time_passes(hours=40)
    assert (said(sam, SECOND), len(family.rows("alert"))) == (0, before)
