"""The debrief: everybody is asked within a day, once more if they do not answer, and then the specialist sees it."""

from __future__ import annotations

import pytest

from tests.family import Family
from tests.talk import Phone


def asked(phone: Phone) -> int:
    return sum("Two minutes" in text or "after that day" in text or "Once more" in text for text in phone.pushed)


@pytest.mark.parametrize("outcome", ["A yes", "It was not held"])
def test_everybody_is_asked_within_a_day_and_the_specialist_reads_it(family: Family, outcome: str) -> None:
    ana = family.member("Ana")
    family.ends(outcome)
    family.time_passes(hours=4)
    ana.taps("Two minutes").sees("Nora").taps("Begin")
    ana.taps("Hard").taps("Guilt").taps("Yes").taps("6").taps("Yes").taps("Rest, nothing else")
    ana.says("I was proud of Ben.").sees("Whatever you feel now is allowed")
    family.opens("afterwards").sees("debrief answered").taps("Ana").sees("I was proud of Ben.").sees("Hard")
    assert family.rows("due", kind="debrief") == []
    assert b"proud" not in b"".join(row.value for row in family.rows("check_in_answer"))


def test_whoever_does_not_answer_is_asked_once_more_and_then_shown(family: Family) -> None:
    ana = family.member("Ana")
    family.ends()
    family.opens("afterwards").sees("not asked yet")
    family.time_passes(hours=4)
    family.opens("afterwards").sees("asked, no answer yet")
    family.time_passes(hours=24)
    assert asked(ana) == 2
    family.opens("afterwards").sees("asked again, no answer yet")
    family.time_passes(hours=24)
    assert asked(ana) == 2
    family.specialist.taps("See who has answered").sees(
        "no answer, asked twice".replace("no answer", "<b>no answer</b>")
    )
    ana.opens("How was it for you?").taps("Begin")


def test_it_comes_at_a_sensible_hour_and_within_the_day(family: Family) -> None:
    ana = family.member("Ana")
    family.time_passes(hours=6)
    family.ends()
    family.time_passes(hours=8)
    assert asked(ana) == 0
    family.time_passes(hours=6)
    assert asked(ana) == 1


def test_somebody_who_is_not_safe_finds_the_numbers_and_the_specialist_hears_at_once(family: Family) -> None:
    ana = family.member("Ana")
    family.ends()
    family.time_passes(hours=4)
    ana.taps("Two minutes").taps("Begin")
    for _ in range(4):
        ana.taps("Skip this one")
    ana.taps("No").taps("A talk today").taps("Skip this one").sees("I have asked Nora")
    assert ana.buttons[0] == "I need help now"
    assert {(alert.kind, alert.level) for alert in family.rows("alert")} == {
        ("violence", "red"),
        ("wants_to_talk", "amber"),
    }


def test_a_meeting_that_is_only_put_off_asks_nobody(family: Family) -> None:
    ana = family.member("Ana")
    family.ends("It was postponed")
    family.time_passes(days=2)
    assert asked(ana) == 0 and not ana.commands("/menu").has("How was it for you?")


def test_noting_the_same_outcome_again_asks_nobody_anew_and_another_one_does(family: Family) -> None:
    ana = family.member("Ana")
    family.ends("A no")
    family.time_passes(hours=4)
    ana.taps("Two minutes").taps("Begin")
    family.answers(ana)
    family.ends("A no")
    family.ends("Not today")
    assert family.rows("due", kind="debrief") == []
    family.opens("afterwards").sees("debrief answered")
    family.ends("A yes")
    family.time_passes(hours=20)
    assert asked(ana) == 2
