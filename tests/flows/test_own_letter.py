"""A letter to oneself: kept sealed, comes on its day with a neutral line, and can be read, moved or deleted before."""

from __future__ import annotations

from tests.family import Family
from tests.talk import Phone


def written(family: Family, days: str = "In a month") -> Phone:
    ana = family.member().forges(">own_letter").taps("Write one").says("When you read this, breathe.").sees("Kept")
    return ana.says("You did enough.").taps("Done").taps(days).sees("It comes on")


def test_it_comes_on_the_day_that_was_chosen_and_says_nothing_in_the_push(family: Family) -> None:
    ana = written(family)
    pushed = len(ana.pushed)
    family.time_passes(days=29)
    assert not any("come back to you" in one for one in ana.pushed[pushed:])
    family.time_passes(days=2)
    (one,) = [one for one in ana.pushed[pushed:] if "come back to you" in one]
    assert "breathe" not in one
    ana.taps("Read it").sees("It came on").taps("Read it").sees("When you read this, breathe.").taps("More ›")
    ana.sees("You did enough.")


def test_its_words_are_sealed_and_it_can_be_deleted(family: Family) -> None:
    ana = written(family)
    (row,) = family.rows("own_letter")
    assert b"breathe" not in row.words
    ana.taps("Delete it").taps("Yes, delete it").sees("It is gone")
    assert family.rows("own_letter") == [] and family.rows("due", kind="own_letter") == []


def test_it_can_be_moved_and_added_to(family: Family) -> None:
    ana = written(family).taps("Another day").taps("Another day").says("1 Jan 2026").sees("passed already")
    ana.says("1 Jun 2027").sees("It comes on Tuesday, June 1, 2027").taps("Add words").says("And rest.").taps(
        "Done"
    ).sees("It comes on")
    assert len(family.rows("due", kind="own_letter")) == 1


def test_it_is_open_to_the_circle_and_the_loved_one_and_to_nobody_elses_eyes(family: Family) -> None:
    written(family)
    (row,) = family.rows("own_letter")
    family.member("Ben").forges(f">own_letter_one:{row.id}").sees("not open to you")
    family.specialist.forges(f">own_letter_one:{row.id}").sees("not open to you")
    family.loved_one().forges(">own_letter").taps("Write one").says("Dear me.").taps("Done").taps("In a year").sees(
        "It comes on"
    )
