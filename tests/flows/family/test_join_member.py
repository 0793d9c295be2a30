"""Coming in: what a newcomer reads and answers, what nobody learns before they are let in, and a kind no."""

from __future__ import annotations

import pytest

from tests.family import Family
from tests.talk import Phone


def test_a_member_comes_in_and_is_let_in(family: Family) -> None:
    ana = family.arrives("Ana").sees("I write to you when you are let in")
    assert not any(button.startswith("Lessons") for button in ana.buttons)
    family.specialist.taps("See who it is").sees("Ana").taps("Yes, let them in")
    assert ana.pushed
    ana.taps("Begin").sees("Lessons")
    assert "My letter: 0 of 6" in ana.commands("/menu").buttons


def test_nothing_is_named_before_the_specialist_has_said_yes(family: Family) -> None:
    ana = family.arrives("Ana")
    for secret in ("Sam", "Cedar", "Nora", "Johnson", "johnson"):
        assert not [text for text in ana.heard if secret in text], secret
    for flow in ("learn", "letter", "boundary", "meeting", "care", "used_again", "console", "join_member"):
        ana.forges(f">{flow}:{family.case_id}").sees("not open to you")


def test_a_no_is_kindly_taken_and_can_be_undone(family: Family) -> None:
    ana = family.newcomer().taps("English").taps("This is not for me").sees("You owe nobody a yes")
    assert receipts(family) == 0
    ana.taps("I would like to go on")
    while "Go on" in ana.buttons:
        ana.taps("Go on")
    ana.taps("No, not now").sees("You owe nobody a yes").taps("I would like to go on")


def test_the_consent_is_a_receipt_given_once(family: Family) -> None:
    ana = family.newcomer().taps("English").taps("How is it kept private?")
    while "Go on" in ana.buttons:
        ana.taps("Go on")
    ana.taps("Yes, that is all right").sees("Your yes is noted").taps("‹ Back").taps("Yes, that is all right")
    assert receipts(family) == 1


def test_another_language_is_spoken_from_the_first_answer_on(family: Family) -> None:
    ana = family.newcomer(language="es").taps("Español")
    ana.taps(ana.buttons[0]).sees("Quién ve lo que escribes")


def test_a_city_can_be_typed_and_one_that_nobody_knows_is_asked_again(family: Family) -> None:
    ana = at_the_clock(family)
    ana.says("Atlantis").sees("I don't know that city's clock").says("Bogotá").sees("18 or older")


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "contact"])
def test_what_is_no_name_is_asked_again(family: Family, kind: str) -> None:
    ana = at_the_name(family)
    ana.shares(kind).sees("What should the circle call you?")
    ana.says("x" * 4096).sees("What should the circle call you?").says("   ").sees("What should the circle call you?")
    ana.says("<b>Ana</b>").sees("Who are you to")


def test_somebody_under_18_is_told_so_and_the_specialist_hears_of_it(family: Family) -> None:
    at_the_clock(family).taps("Madrid").taps("Not yet").taps("Yes, keep them neutral").sees("under 18")
    assert [alert.kind for alert in family.rows("alert")] == ["minor"]


def test_a_place_survives_help_in_the_middle(family: Family) -> None:
    ana = at_the_name(family).commands("/sos").sees("112").taps("‹ Back")
    ana.sees("What should the circle call you?").says("Ana").sees("Who are you to")


def test_a_newcomer_who_is_refused_in_the_middle_ends_kindly(family: Family) -> None:
    ana = at_the_name(family)
    person = waiting(family)
    family.specialist.forges(f">member:{family.case_id}-{person}").taps("No, refuse").taps("Yes, refuse")
    ana.says("Ana").taps("A friend").taps("Madrid").taps("Yes, I am").taps("Yes, keep").sees("This circle is not open")


# --- the way there ---------------------------------------------------------------------------------------------------
def at_the_name(family: Family) -> Phone:
    ana = family.newcomer().taps("English").taps("How is it kept private?")
    while "Go on" in ana.buttons:
        ana.taps("Go on")
    return ana.taps("Yes, that is all right")


def at_the_clock(family: Family) -> Phone:
    return at_the_name(family).says("Ana").taps("A parent")


def receipts(family: Family) -> int:
    return len(family.rows("consent", what="privacy", case=family.case_id))


def waiting(family: Family) -> int:
    return int(family.rows("participation", state="waiting")[0].person)
