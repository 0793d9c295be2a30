"""They found out: everything is held back, the specialist hears of it at once, and decides how it goes on."""

from __future__ import annotations

import pytest

from tests.family import Family
from tests.talk import Phone


def tells(family: Family, phone: Phone) -> Phone:
    return phone.opens("They found out").taps("Yes, stop everything")


def test_it_is_asked_once_and_a_no_changes_nothing(family: Family) -> None:
    ana = family.member()
    ana.opens("They found out").sees("You need not be certain").taps("No, go back")
    assert family.rows("freeze") == [] and family.rows("alert") == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_member_learns_what_happens_and_has_honest_words(family: Family, language: str) -> None:
    ana = family.member(language=language)
    tells(family, ana).sees("Everything has stopped").taps("What can I say?").taps("They are angry or hurt")
    ana.taps("Other words").taps("Invite them openly").sees("Nora")
    assert ana.has("I need help now")


def test_the_specialist_hears_at_once_even_at_night_and_sees_who_and_when(family: Family) -> None:
    ana = family.member()
    family.time_passes(hours=12)
    tells(family, ana)
    family.specialist.taps("Look at it now").sees("knows, or guesses").taps("How do we go on?").sees("Held back")
    family.specialist.sees("Ana says that Sam knows")
    family.specialist.taps("Write to Ana")


def test_no_reminder_and_no_message_comes_while_it_is_held_back(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    family.meets()
    for phone in (ana, ben):
        phone.taps("Open and answer").taps("I'll be there")
    tells(family, ana)
    family.specialist.taps("Look at it now").taps("I have read this")
    heard = [len(ana.pushed), len(ben.pushed)]
    family.opens("broadcast").taps("A note").says("See you soon.").taps("Send to").taps("Yes, send it now")
    family.time_passes(days=14)
    assert [len(ana.pushed), len(ben.pushed)] == heard
    ben.commands("/menu").taps("The meeting").sees("on hold")


def test_open_invitations_end(family: Family) -> None:
    ana = family.member()
    code = family.invitation("Ben")
    tells(family, ana)
    family.newcomer(code, name="Ben")
    assert family.rows("person", language="en")[2:] == []


def test_a_talk_with_the_specialist_goes_on(family: Family) -> None:
    ana = family.member()
    tells(family, ana).taps("Write to Nora").says("He saw my phone.")
    before = len(ana.pushed)
    family.specialist.taps("Read and answer").says("I call you now.")
    family.time_passes(minutes=15)
    assert len(ana.pushed) > before


def test_as_planned_what_waited_comes_and_the_circle_is_told(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    family.meets()
    ben.taps("Open and answer").taps("I'll be there")
    tells(family, ana)
    family.opens("frozen").taps("Go on as planned").taps("Yes, do it").sees("Nothing is held back")
    assert "as planned" in ben.pushed[-1]
    family.time_passes(days=13)
    assert len([text for text in ben.pushed if "Oak Street 5" in text]) == 3


def test_called_off_there_is_no_day_and_no_reminder(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    family.meets()
    ben.taps("Open and answer").taps("I'll be there")
    tells(family, ana)
    family.opens("frozen").taps("Call it off").taps("Yes, do it")
    ben.taps("Open").sees("No day is set yet")
    before = len(ben.pushed)
    family.time_passes(days=13)
    assert not [text for text in ben.pushed[before:] if "Oak Street 5" in text]
    assert family.rows("case")[0].phase == "preparing"


def test_an_open_invitation_changes_the_approach(family: Family) -> None:
    tells(family, family.member())
    family.opens("frozen").taps("Invite openly instead").taps("No, go back").taps("Invite openly").taps("Yes, do it")
    assert family.rows("case")[0].approach == "arise" and family.rows("freeze") == []
    assert [row.acknowledged_at is None for row in family.rows("alert")] == [False]


def test_nobody_else_can_stop_or_start_it(family: Family) -> None:
    ana, waiting = family.member("Ana"), family.arrives("Ben")
    waiting.forges(f">found_out:{family.case_id}")
    ana.forges(f">frozen:{family.case_id}").sees("not open to you")
    tells(family, ana)
    ana.forges(f">frozen:{family.case_id}").sees("not open to you")
    assert len(family.rows("freeze")) == 1


def test_a_second_member_finds_it_stopped_and_raises_no_second_alert(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    tells(family, ana)
    ben.opens("What can I say now?").sees("Everything has stopped")
    assert len(family.rows("alert")) == 1
    family.ends("It was not held")


def test_it_is_on_the_emergency_card_before_the_meeting_and_not_after_it(family: Family) -> None:
    ana = family.member()
    ana.commands("/sos").taps("They found out").sees("You need not be certain").taps("Yes, stop everything")
    ana.commands("/sos").taps("What can I say now?").sees("Everything has stopped")
    family.opens("frozen").taps("Go on as planned").taps("Yes, do it")
    family.ends("A no")
    assert not ana.commands("/sos").has("They found out")
    assert not family.specialist.commands("/sos").has("They found out")
