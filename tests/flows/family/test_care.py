"""The weekly "how are you": at one's own hour, skippable, with kind words, and heard when it is too much."""

from __future__ import annotations

from content.load import question_set
from flows.family.care import SHEET
from tests.family import Family
from tests.talk import Phone


def answers(ana: Phone, number: str) -> Phone:
    for _ in question_set(SHEET).questions:
        if "Thank you" in ana.screen:
            break
        ana.taps(next(button for button in (number, "Skip this one", "Yes") if button in ana.buttons))
    return ana


def test_it_comes_a_week_after_the_yes_at_the_members_own_hour(family: Family) -> None:
    ana = family.member()
    before = len(ana.pushed)
    family.time_passes(days=6, hours=1)
    assert len(ana.pushed) == before
    family.time_passes(days=1)
    assert len(ana.pushed) == before + 1
    family.time_passes(days=14)
    assert len(ana.pushed) == before + 3


def test_answering_what_came(family: Family) -> None:
    ana = family.member()
    family.time_passes(days=8)
    answers(ana.taps("A minute for me").taps("Begin"), "2").sees("Thank you")
    assert family.rows("check_in")[0].finished_at is not None
    assert family.rows("alert") == []


def test_it_can_be_opened_at_any_time(family: Family) -> None:
    ana = family.member()
    answers(ana.taps("How are you?").taps("Begin"), "1").sees("Thank you").taps("Done")
    answers(ana.commands("/checkin").taps("Begin"), "1").sees("Thank you")
    assert len(family.rows("check_in")) == 2


def test_what_is_too_much_is_told_once(family: Family) -> None:
    ana = family.member()
    answers(ana.taps("How are you?").taps("Begin"), "10").sees("asked Nora to get in touch")
    kinds = [alert.kind for alert in family.rows("alert")]
    assert "despair" in kinds
    answers(ana.taps("‹ Back"), "10")
    assert [alert.kind for alert in family.rows("alert")] == kinds


def test_every_question_can_be_skipped(family: Family) -> None:
    ana = family.member().taps("How are you?").taps("Begin")
    while "Skip this one" in ana.buttons:
        ana.taps("Skip this one")
    ana.sees("safe at home").taps("Yes").sees("Thank you")
    assert family.rows("alert") == []


def test_somebody_who_is_not_safe_at_home_finds_the_numbers_first(family: Family) -> None:
    ana = family.member().taps("How are you?").taps("Begin")
    while "Skip this one" in ana.buttons:
        ana.taps("Skip this one")
    ana.taps("No").sees("asked Nora to get in touch")
    assert ana.buttons[0] == "I need help now"
    assert [(alert.kind, alert.level) for alert in family.rows("alert")] == [("violence", "red")]
    ana.taps("I need help now").sees("112")


def test_nobody_opens_anothers_check_in(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    family.time_passes(days=8)
    for check_in in family.rows("check_in"):
        other = ben if check_in.person == family.rows("participation", role="member")[0].person else ana
        other.forges(f">care:{check_in.id}").sees("not open to you")


def test_somebody_who_was_let_go_hears_no_more(family: Family) -> None:
    ana = family.member()
    person = family.rows("participation", role="member")[0].person
    family.specialist.forges(f">member:{family.case_id}-{person}").taps("Let them go").taps("Yes, let them go")
    pushed = len(ana.pushed)
    family.time_passes(days=30)
    assert len(ana.pushed) == pushed


def test_one_that_was_left_halfway_goes_on_where_it_was(family: Family) -> None:
    ana = family.member().taps("How are you?").taps("Begin").says("4")
    middle = family.at(ana)
    assert family.at(ana.commands("/checkin")) == middle
    assert len(family.rows("check_in")) == 1
