"""The boundary page: line by line, only committed when one is sure, changed and removed at will."""

from __future__ import annotations

import pytest

from content.load import boundary_page as guide
from tests.family import Family
from tests.talk import Phone

BEFORE = [field.id for field in guide().fields].index("sure")
AFTER = len(guide().fields) - BEFORE - 1


def at_sure(family: Family) -> Phone:
    ana = family.member().taps("My boundary").taps("Begin")
    for number in range(BEFORE):
        ana.sees(f"{number + 1} of {len(guide().fields)}").says(f"line {number}")
    return ana


def to_the_end(ana: Phone) -> Phone:
    for number in range(AFTER):
        ana.says(f"after {number}")
    return ana


def test_a_page_is_written_and_committed(family: Family) -> None:
    ana = to_the_end(at_sure(family).taps("8")).sees("a draft").sees("line 0").sees("after 0")
    ana.taps("I commit to this").sees("You have committed to this")
    assert "My boundary: done" in ana.commands("/menu").buttons


@pytest.mark.parametrize("number", ["0", "6"])
def test_below_seven_it_is_reworded_instead(family: Family, number: str) -> None:
    ana = at_sure(family).taps(number).sees("Thank you for being honest").taps("Reword what I will do")
    ana.says("one small thing").sees(f"{BEFORE + 1} of").taps("9")
    to_the_end(ana).taps("I commit to this").sees("You have committed to this")


def test_a_low_number_that_is_left_standing_cannot_be_committed(family: Family) -> None:
    ana = at_sure(family).taps("3").commands("/boundaries").taps("‹ Back").taps("‹ Back")
    ana.commands("/boundaries")
    while "Go on" in ana.buttons:
        to_the_end(ana.taps("Go on"))
    assert not family.rows("boundary")[0].committed


def test_a_number_can_be_typed_and_nonsense_is_asked_again(family: Family) -> None:
    at_sure(family).says("eleven").sees("a number from 0 to 10").says("11").sees("from 0 to 10").says("7").sees("Kept.")


def test_it_goes_on_where_it_was_left(family: Family) -> None:
    ana = family.member().taps("My boundary").taps("Begin").says("first line")
    ana.commands("/cancel").commands("/boundaries").sees("A few lines are still open").taps("Go on").sees("2 of")


def test_a_changed_page_is_a_draft_until_it_is_committed_again(family: Family) -> None:
    ana = to_the_end(at_sure(family).taps("8")).taps("I commit to this").taps("Change a line")
    ana.taps(guide().fields[0].label["en"]).sees("Now it says: line 0").says("another line").taps("9").sees("a draft")
    assert not family.rows("boundary")[0].committed
    ana.taps("I commit to this").sees("another line")


def test_it_can_be_removed(family: Family) -> None:
    ana = to_the_end(at_sure(family).taps("8")).taps("I commit to this").taps("Remove this page").taps("No, keep it")
    ana.taps("Remove this page").taps("Yes, remove it").sees("The page is gone").sees("My boundary page")
    assert family.rows("boundary") == []


def test_what_is_too_long_is_asked_again(family: Family) -> None:
    ana = family.member().taps("My boundary").taps("Begin").says("x" * 4096).sees("a little long").sees("1 of")
    ana.says("short").sees("2 of")
