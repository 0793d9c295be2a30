"""Line by line: the specialist, each member by name, or nobody; at once, and nothing else is ever seen."""

from __future__ import annotations

import pytest

from tests.family import Family
from tests.talk import Phone


@pytest.fixture
def ana(family: Family) -> Phone:
    return family.member("Ana")


@pytest.fixture
def sam(family: Family, ana: Phone) -> Phone:
    return family.loved_one()


def answered(family: Family, sam: Phone, **given: str | int) -> Phone:
    return family.answers(sam.commands("/checkin").taps("Begin"), **given)


def test_a_member_sees_the_line_that_was_opened_and_no_other(family: Family, ana: Phone, sam: Phone) -> None:
    answered(family, sam, mood=4, craving=2, good_thing="Skip this one")
    ana.opens("What Sam shares").sees("At the moment that is nothing.")
    sam.opens("Who sees what").taps("Ana").taps("Mood").sees("Open.")
    ana.opens("What Sam shares").sees("Mood: 4")
    assert "Craving" not in ana.screen
    assert "Safe" not in ana.screen


def test_what_is_closed_disappears_from_the_very_screen_that_shows_it(family: Family, ana: Phone, sam: Phone) -> None:
    answered(family, sam, mood=4)
    sam.opens("Who sees what").taps("Ana").taps("Mood")
    ana.opens("What Sam shares").sees("Mood: 4")
    sam.taps("✓ Mood").sees("Closed.")
    ana.sees("At the moment that is nothing.")


def test_another_member_sees_nothing_of_it(family: Family, ana: Phone, sam: Phone) -> None:
    ben = family.member("Ben")
    answered(family, sam, mood=4)
    sam.opens("Who sees what").taps("Ana").taps("Mood")
    ben.opens("What Sam shares").sees("At the moment that is nothing.")
    ben.forges(f">seen_check_ins:{family.case_id}-{family.person('Sam')}").sees("not open to you")


def test_by_line_one_tap_closes_it_for_everybody(family: Family, ana: Phone, sam: Phone) -> None:
    sam.opens("Who sees what").taps("Go by line").taps("Mood")
    sam.taps("The specialist").taps("Ana").sees("Who sees this line: Mood")
    assert sam.buttons[:2] == ["✓ The specialist", "✓ Ana"]
    sam.taps("Nobody at all").sees("Nobody sees this line now.")
    assert not family.rows("release", what="mood")
    sam.opens("Who sees what").sees("The specialist: 2 lines").sees("Ana: 0 lines")


def test_everything_can_be_closed_for_one_of_them(family: Family, ana: Phone, sam: Phone) -> None:
    sam.opens("Who sees what").taps("Ana").taps("Mood").taps("Craving").taps("Close everything for them")
    assert [row.what for row in family.rows("release")] == ["safe_now", "want_help"]


def test_a_check_in_that_shows_a_member_nothing_is_not_there_for_them(family: Family, ana: Phone, sam: Phone) -> None:
    sam.opens("Who sees what").taps("Ana").taps("Mood")
    answered(family, sam, craving=3, mood=5)
    sam.taps("Done")
    family.answers(sam.commands("/checkin").taps("Begin"), craving=3)
    ana.opens("What Sam shares")
    assert "of 2" in ana.screen or "of 1" in ana.screen


def test_members_have_no_such_screen_before_a_yes(family: Family) -> None:
    ana = family.member("Ana")
    family.ends("A no")
    assert not ana.opens("How are you?").commands("/menu").has("What Sam shares")
