"""How that day was for the loved one: asked once, answered only if they like, and nobody else's until they open it."""

from __future__ import annotations

import pytest

from tests.family import Family
from tests.talk import Phone

ASKED = "How was that day for you?"


def answered(family: Family, sam: Phone) -> Phone:
    sam.opens(ASKED).taps("Begin").taps("Too much at once").taps("Shame").taps("Yes").taps("Not being alone")
    return sam.says("marker-of-that-day")


def test_it_is_asked_within_a_day_and_once(family: Family) -> None:
    sam = family.loved_one()
    family.time_passes(hours=20)
    assert len(family.rows("due_done", kind="that_day", how="done")) == 1
    family.time_passes(days=3)
    assert sum(one.kind == "that_day" for one in family.rows("due_done")) == 1
    sam.taps("If I like").sees("how was that day for you?").sees("yours alone")


def test_answers_are_kept_for_them_alone_and_nobody_sees_that_there_is_a_sheet(family: Family) -> None:
    ana, sam = family.member("Ana"), family.loved_one()
    before = [row.checked_in_at for row in family.rows("participation", role="loved_one")]
    answered(family, sam).sees("Nobody was told")
    assert sam.buttons[0] == "Call somebody"  # they would rather not be alone
    assert family.rows("alert") == []
    assert [row.checked_in_at for row in family.rows("participation", role="loved_one")] == before
    nora = family.opens("seen_check_ins", f"{family.case_id}-{family.person('Sam')}").sees("No check-in has come yet.")
    ana.opens("What Sam shares").sees("At the moment that is nothing")
    assert not any("marker-of-that-day" in text for phone in (nora, ana) for text in phone.heard)
    sam.opens("My own things").taps(ASKED).sees("How it was: Too much at once").sees(
        "In your words: marker-of-that-day"
    )


def test_whoever_it_is_opened_for_sees_the_whole_of_it_until_it_is_closed(family: Family) -> None:
    ana, sam = family.member("Ana"), family.loved_one()
    answered(family, sam)
    sam.commands("/menu").taps("Who sees what").taps("Go by line").taps("More ›").taps("More ›").taps("More ›").taps(
        "That day"
    )
    sam.taps("Ana").sees("✓ means")
    ana.opens("What Sam shares").sees("What stays: Shame").sees("marker-of-that-day")
    family.opens("seen_check_ins", f"{family.case_id}-{family.person('Sam')}").sees("No check-in has come yet.")
    sam.taps("Nobody at all")
    ana.opens("What Sam shares").sees("At the moment that is nothing")


def test_whoever_keeps_it_to_themselves_is_not_asked_again(family: Family) -> None:
    sam = family.loved_one().opens(ASKED).taps("I keep it to myself").sees("I do not ask again")
    pushed = len(sam.pushed)
    family.time_passes(hours=20)
    assert not any("that day" in text for text in sam.pushed[pushed:])
    sam.opens("My own things").taps(ASKED).sees("That is fine, too")


def test_somebody_who_is_not_safe_finds_the_numbers_first_and_chooses_whom_to_tell(family: Family) -> None:
    sam = family.loved_one().opens(ASKED).taps("Begin").taps("Skip this one").taps("Skip this one").taps("No")
    sam.taps("Rest").taps("Skip this one")
    assert sam.buttons[0] == "I need help now"
    assert family.rows("alert") == []


@pytest.mark.parametrize("who", ["member", "specialist"])
def test_nobody_else_opens_it(family: Family, who: str) -> None:
    phone = family.member("Ana") if who == "member" else family.specialist
    answered(family, family.loved_one())
    phone.forges(f">that_day:{family.case_id}").sees("not open to you")


def test_an_answer_that_was_begun_goes_on_where_it_was_left(family: Family) -> None:
    sam = family.loved_one().opens(ASKED).taps("Begin").taps("A relief")
    sam.commands("/menu").opens(ASKED)
    if sam.has("Begin"):
        sam.taps("Begin")
    sam.sees("What stays with you most?")
