"""The overdose card, step by step: from /sos at once, with the number above each step; reading it tells nobody."""

from __future__ import annotations

from content.load import steps
from tests.family import Family


def test_every_step_is_a_screen_with_the_number_and_one_large_button(family: Family) -> None:
    ana = family.member().commands("/sos").taps("Overdose, can't be woken").taps("Step by step")
    for number in range(1, len(steps("overdose"))):
        ana.sees("112").sees(f"Step {number} of {len(steps('overdose'))}")
        assert ana.buttons[0] == "Next step"
        ana.taps("Next step")
    ana.taps("‹ Step before").taps("Next step").taps("They breathe, I stay").sees("Stay until help is there")
    assert family.rows("alert") == []


def test_the_specialist_is_told_with_one_tap_and_once(family: Family) -> None:
    ana = family.member().forges(">overdose")
    for _ in steps("overdose")[1:]:
        ana.taps("Next step")
    ana.taps("They breathe, I stay").taps("It happened: tell specialist").sees("Your specialist knows now")
    assert [(alert.kind, alert.level) for alert in family.rows("alert")] == [("overdose", "red")]
    assert not ana.has("It happened: tell specialist")


def test_what_is_no_opioid_has_its_own_signs_and_a_specialist_is_not_asked_to_tell(family: Family) -> None:
    nora = family.specialist.commands("/sos").taps("Overdose, can't be woken").taps("Step by step")
    nora.taps("Not an opioid, or not sure").sees("Alcohol").taps("To the steps").sees("Step 1 of")
