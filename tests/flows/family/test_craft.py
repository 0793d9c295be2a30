"""The programme after a no: a small step a week, paused and repeated at will; the specialist sees where each one is."""

from __future__ import annotations

import pytest

from content.load import craft
from flows import effects as e
from tests.family import Family
from tests.talk import Phone


def steps_for(phone: Phone) -> int:
    return sum("A small step for this week." in text for text in phone.pushed)


def begun(family: Family, language: str = "en") -> Phone:
    ana = family.member("Ana", language)
    family.ends("A no")
    family.time_passes(days=5)
    return ana


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_first_step_comes_after_the_three_days_and_then_one_a_week(language: str) -> None:
    family = Family()
    ana = begun(family, language)
    ana.taps("See the step").sees("Look before you act")
    ana.taps("I tried it").sees("Talk so that it is heard")
    family.opens("afterwards").sees("at “Talk so that it is heard”").sees("1 step done")
    before = len(family.rows("due", kind="craft"))
    family.time_passes(days=8)
    assert before == len(family.rows("due", kind="craft")) == 1


def test_a_step_can_be_kept_and_comes_again(family: Family) -> None:
    ana = begun(family)
    ana.taps("See the step").taps("Not yet, keep this step").sees("another week").sees("step 1 of 6")
    family.time_passes(days=8)
    assert steps_for(ana) == 2


def test_it_can_be_paused_and_gone_on_with(family: Family) -> None:
    ana = begun(family)
    ana.taps("See the step").taps("I tried it").taps("Pause").sees("Paused")
    family.opens("afterwards").sees("paused at “Talk so that it is heard”")
    family.time_passes(days=30)
    assert steps_for(ana) == 1
    ana.opens("My step of the week").taps("Go on").sees("step 2 of 6")
    family.time_passes(days=8)
    assert steps_for(ana) == 2


def test_any_step_can_be_repeated_also_when_all_are_done(family: Family) -> None:
    ana = begun(family).taps("See the step")
    for _ in craft():
        ana.taps("I tried it")
    ana.sees("You have been through all the steps")
    family.opens("afterwards").sees("through all steps").sees("6 steps done")
    family.time_passes(days=20)
    assert steps_for(ana) == 1
    ana.taps("All steps").taps("Reward what is good").taps("Make it my step").sees("step 3 of 6")
    family.time_passes(days=8)
    assert steps_for(ana) == 2


def test_a_yes_or_a_closed_case_asks_nobody_any_more(family: Family) -> None:
    ana = begun(family)
    family.ends("A yes")
    family.time_passes(days=20)
    assert steps_for(ana) == 1
    ana.taps("See the step").sees("not open to you")


def test_it_goes_on_while_another_meeting_is_planned(family: Family) -> None:
    ana = begun(family)
    family.opens("plan_meeting").says("19 Dec 2026 15:30").taps("Yes, that is it").says("Oak Street 5")
    (case,) = family.rows("case")
    assert (case.outcome, case.phase) == (None, "scheduled")
    family.time_passes(days=7)
    assert steps_for(ana) == 2
    ana.opens("My step of the week").sees("step 1 of 6")


def test_each_has_their_own_step_and_nobody_else_sees_it(family: Family) -> None:
    ben = family.member("Ben")
    ana = begun(family)
    ana.taps("See the step").taps("I tried it")
    ben.taps("See the step").sees("step 1 of 6")
    ben.forges(f">afterwards:{family.case_id}").sees("not open to you")
    family.opens("afterwards").sees("Ben").sees("at “Look before you act”").sees("at “Talk so that it is heard”")


def test_somebody_under_18_has_the_steps_that_are_for_them_and_whoever_comes_later_has_them_too(
    family: Family,
) -> None:
    family.ends("A no")
    ana = family.member("Ana")
    family.decides("Ana", e.AgeTold(family.case_id, True))
    family.time_passes(days=5)
    ana.taps("See the step").sees("step 1 of 4").taps("All steps")
    assert not ana.has("The next invitation")
    ana.forges(f">holding:{family.case_id}").sees("1 of 5")
