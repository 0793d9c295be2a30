"""What "I'll be there" means, point by point: confirmed in a minute, seen by the specialist, asked anew when the day moves."""

from __future__ import annotations

from tests.family import Family
from tests.talk import Phone


def coming(family: Family) -> Phone:
    ana = family.member("Ana")
    family.meets()
    return ana.taps("Open and answer").taps("I'll be there")


def says_yes(ana: Phone, *, early: str = "Yes") -> Phone:
    ana.taps("What I say yes to").taps("Go through it").taps(early)
    for _ in range(4):
        ana.taps("Yes")
    return ana.taps("Skip this one")


def test_a_member_confirms_day_place_hour_part_and_what_they_will_not_do(family: Family) -> None:
    ana = coming(family)
    family.specialist.taps("See the answers").sees("Yes: Ana")
    ana.taps("What I say yes to").sees("Oak Street 5").sees("You are there an hour before")
    ana.commands("/menu").forges(f">my_word:{family.case_id}")
    ana.taps("Go through it").sees("an hour before").taps("Yes").sees("The drive, the bag, the children, the pet")
    ana.taps("Yes").sees("no call ahead").taps("Yes").sees("online").taps("Yes").sees("No alcohol").taps("Yes")
    ana.taps("Skip this one").sees("A clear word")
    family.specialist.sees("Went through what a yes means: Ana")


def test_a_no_reaches_the_specialist_at_once_and_names_the_point(family: Family) -> None:
    ana = coming(family)
    says_yes(ana, early="No").sees("looks for another way with you")
    nora = family.specialist.taps("See the answers").sees("There an hour before: no")
    assert family.rows("alert") == []
    assert "hour before" not in nora.pushed[-1]


def test_what_was_said_can_be_looked_at_and_changed(family: Family) -> None:
    ana = says_yes(coming(family)).taps("Done")
    ana.forges(f">my_word:{family.case_id}").sees("No alcohol that day: yes").taps("Something has changed")
    ana.sees("an hour before")


def test_when_the_day_moves_the_word_is_asked_for_anew(family: Family) -> None:
    ana = says_yes(coming(family))
    family.time_passes(hours=1)
    family.meets("20 Dec 2026 15:30")
    ana.forges(f">my_word:{family.case_id}").sees("not open to you")
    ana.taps("Open and answer").taps("I'll be there").taps("What I say yes to").sees("You are there an hour before")
    assert "Go through it" in ana.buttons


def test_nobody_confirms_before_they_have_said_yes(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    ana.forges(f">my_word:{family.case_id}").sees("not open to you")
