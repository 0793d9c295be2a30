"""What waits across all cases, the most urgent first, and putting an entry off."""

from __future__ import annotations

import pytest

from flows import effects as e
from tests.family import Family, open_case
from tests.flows.specialists.test_reading_letters import writes
from tests.talk import Phone


def inbox(family: Family) -> Phone:
    return family.specialist.forges(">inbox")


def test_the_most_urgent_comes_first(family: Family) -> None:
    ana = family.member("Ana")
    writes(ana, "Words.")
    ana.opens("They used again").taps("No, everybody is safe")
    family.arrives("Eva")
    nora = inbox(family).sees("<b>3 things wait for you</b>").sees("Cedar · Eva · waits for your yes")
    assert nora.buttons[:4] == ["Alert: Ana", "Let in: Eva", "Letter: Ana", "Put one off"]


@pytest.mark.parametrize(
    ("label", "flow"), [("Alert: Ana", "alert"), ("Let in: Eva", "member"), ("Letter: Ana", "read_letter")]
)
def test_each_has_its_own_way_in_one_tap(family: Family, label: str, flow: str) -> None:
    ana = family.member("Ana")
    writes(ana, "Words.")
    ana.opens("They used again").taps("No, everybody is safe")
    family.arrives("Eva")
    nora = inbox(family).taps(label)
    assert family.at(nora)[0] == flow
    assert family.at(nora.taps("‹ Back")) == ("inbox", "inbox")


def test_a_letter_waits_until_it_is_approved(family: Family) -> None:
    writes(family.member("Ana"), "Words.")
    inbox(family).sees("shared a letter").taps("Letter: Ana").taps("Open it")
    inbox(family).sees("letter not approved yet").taps("Letter: Ana").taps("Love").taps("Approve this part")
    inbox(family).sees("Nothing waits for you")


def test_the_console_says_how_many_wait_in_every_case(family: Family) -> None:
    open_case(family.specialist.commands("/menu"), "Oak")
    family.arrives("Eva")
    nora = family.specialist.commands("/console")
    assert nora.buttons[0] == "1 thing waits"
    assert family.at(nora.taps("1 thing waits")) == ("inbox", "inbox")


def test_a_close_meeting_that_is_not_ready_stands_there(family: Family) -> None:
    family.member("Ana")
    family.meets("29 Nov 2026 15:30")
    nora = inbox(family).sees("Cedar · the meeting is close, 9 things are missing").taps("Ready? Cedar")
    assert family.at(nora) == ("ready", "ready")


def test_a_far_meeting_does_not(family: Family) -> None:
    family.member("Ana")
    family.meets("20 Dec 2026 15:30")
    inbox(family).sees("Nothing waits for you")


def test_an_answer_stands_once_beside_its_alert(family: Family) -> None:
    ana = family.member("Ana")
    family.meets("20 Dec 2026 15:30")
    ana.opens("The meeting").taps("I need to talk first")
    nora = inbox(family).sees("1 thing waits for you")
    nora.taps("Alert: Ana").taps("I have read this")
    inbox(family).sees("Cedar · Ana · needs to talk").taps("Answer: Ana")
    assert family.at(nora)[0] == "member"


@pytest.mark.parametrize(("label", "days"), [("Tomorrow morning", 1), ("In three days", 3), ("Next Monday", 7)])
def test_an_entry_that_was_put_off_comes_back_by_itself(family: Family, label: str, days: int) -> None:
    family.arrives("Eva")
    nora = (
        inbox(family)
        .taps("Put one off")
        .taps("Let in: Eva")
        .taps(label)
        .sees("Nothing waits for you")
        .sees("1 is put off")
    )
    family.time_passes(days=days - 1)
    inbox(family).sees("Nothing waits for you")
    family.time_passes(hours=16)  # past 8 in the morning in Madrid
    inbox(family).sees("waits for your yes")
    assert nora.has("Let in: Eva")


def test_they_can_all_be_brought_back_at_once(family: Family) -> None:
    family.arrives("Eva")
    nora = inbox(family).taps("Put one off").taps("Let in: Eva").taps("In three days")
    nora.taps("Put one off").taps("Bring all back now").sees("All of them are back.").sees("waits for your yes")


def test_a_red_alert_cannot_be_put_off(family: Family) -> None:
    family.member("Ana").opens("They used again").taps("No, everybody is safe")
    nora = inbox(family)
    assert not nora.has("Put one off")
    family.arrives("Eva")
    assert not inbox(family).taps("Put one off").has("Alert: Ana")


def test_done_meanwhile_is_said_kindly(family: Family) -> None:
    family.arrives("Eva")
    nora = inbox(family).taps("Put one off").taps("Let in: Eva")
    family.decides("Nora", e.JoinApproved(family.case_id, family.person("Eva")))
    nora.taps("In three days").sees("That was done already.")
    assert family.rows("snooze") == []


def test_an_inbox_is_its_specialists_own(family: Family) -> None:
    from tests.family import join_specialist
    from tests.talk import specialist_code

    family.arrives("Eva")
    mira = join_specialist(Phone(family.talk, name="Mira"), specialist_code(family.talk), "Mira")
    assert "Eva" not in mira.forges(">inbox").sees("Nothing waits for you").screen


def test_it_reads_whole_in_spanish() -> None:
    family = Family("es")
    family.arrives("Eva", language="es")
    nora = (
        inbox(family)
        .sees("waits for your yes")
        .taps("Put one off")
        .taps("Let in: Eva")
        .sees("When shall it come back?")
    )
    nora.taps("In three days").sees("1 is put off for later.")
