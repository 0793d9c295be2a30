"""The meeting: one tap to answer, a changed mind, reminders on one's own clock, and an honest "cannot"."""

from __future__ import annotations

from tests.family import Family


def test_a_yes_is_one_tap_and_comes_back_to_the_specialist_live(family: Family) -> None:
    ana = family.member()
    family.meets()
    family.specialist.taps("See the answers").sees("0 of 1")
    ana.taps("Open and answer").sees("A message from Nora").taps("I'll be there").sees("you will be there")
    family.specialist.sees("1 of 1").sees("Yes: Ana")
    assert "The meeting: I'll be there" in ana.taps("‹ Back").buttons


def test_cannot_and_talk_reach_the_specialist_and_nobody_else(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    family.meets()
    heard = len(ben.heard)
    ana.taps("Open and answer").taps("I cannot come").sees("Nora knows now")
    assert [alert.kind for alert in family.rows("alert")] == ["cannot_come"]
    ana.taps("Change my answer").taps("I need to talk first").sees("you would like to talk first")
    assert [alert.kind for alert in family.rows("alert")] == ["cannot_come", "wants_to_talk"]
    assert len(ben.heard) == heard


def test_reminders_come_the_evening_before_and_two_hours_before(family: Family) -> None:
    ana = family.member()
    family.meets()
    ana.taps("Open and answer").taps("I'll be there")
    before = len(ana.pushed)
    family.time_passes(days=11, hours=1, minutes=59)
    reminders = [text for text in ana.pushed[before:] if "Oak Street 5" in text]
    assert len(reminders) == 0
    family.time_passes(minutes=2)
    assert len([text for text in ana.pushed[before:] if "Oak Street 5" in text]) == 1
    family.time_passes(days=1)
    assert len([text for text in ana.pushed[before:] if "Oak Street 5" in text]) == 2


def test_a_meeting_that_moved_is_not_reminded_of_at_its_old_time(family: Family) -> None:
    ana = family.member()
    family.meets()
    ana.taps("Open and answer").taps("I'll be there")
    family.meets("20 Dec 2026 15:30")
    before = len(ana.pushed)
    family.time_passes(days=14)
    assert not [text for text in ana.pushed[before:] if "Oak Street 5" in text]


def test_an_older_message_leads_to_the_newer_one(family: Family) -> None:
    ana = family.member()
    family.meets()
    first = family.rows("notice")[0].id
    family.meets("20 Dec 2026 15:30")
    ana.forges(f">notice:{first}").sees("There is a newer message").taps("See the newer message").sees("20")
    ana.taps("I'll be there").sees("you will be there")


def test_the_meeting_page_takes_an_answer_too(family: Family) -> None:
    ana = family.member()
    ana.commands("/plan").sees("No day is set yet")
    family.meets()
    ana.commands("/menu").taps("The meeting: your answer?").sees("Oak Street 5").taps("I'll be there")
    ana.sees("you will be there").taps("Change my answer").taps("I cannot come").sees("you cannot come")
    family.time_passes(days=30)
    ana.commands("/plan").sees("The meeting was on")


def test_nobody_opens_a_message_of_another_circle_or_one_that_never_was(family: Family) -> None:
    ana = family.member()
    for argument in ("1", "", "x", "9" * 30, "²"):
        ana.forges(f">notice:{argument}").sees("not open to you")


def test_a_note_is_read_with_one_tap(family: Family) -> None:
    ana = family.member()
    family.specialist.commands("/broadcast").taps("Cedar").taps("A note").says("Bring the blue folder.").taps(
        "Send"
    ).taps("Yes, send it now")
    ana.taps("Open and answer").sees("Bring the blue folder.").taps("I have read it").sees("You have read this.")
    assert ana.taps("I need to talk").sees("will get in touch").has("Write to Nora")
    assert [alert.kind for alert in family.rows("alert")] == ["wants_to_talk"]
