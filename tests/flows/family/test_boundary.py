"""Boundaries: line by line, only committed when one is sure, changed and removed at will, as many as one needs."""

from __future__ import annotations

import pytest

from content.load import boundary_page as guide
from flows import boundary_words
from tests.family import Family
from tests.talk import Phone

FIELDS = len(guide().fields)
PLAIN = {
    "when": "you ask me for cash", "i_will": "say no and eat with you", "from": "Monday", "so_that": "I can sleep",
    "supporter": "my sister", "wobble": "call her", "still_offer": "a ride to the clinic",
}  # fmt: skip


def begins(family: Family, about: str = "Money", phone: Phone | None = None, **said: str) -> Phone:
    """Somebody who has answered everything up to the question how sure they are."""
    ana = phone or family.member().opens("My boundaries").taps("Begin")
    while not ana.has(about):
        ana.taps("More ›")
    ana.taps(about)
    for name in ("when", "i_will", "from", "so_that"):
        ana.says({**PLAIN, **said}[name])
    return ana


def finishes(ana: Phone, sure: str = "8", **said: str) -> Phone:
    ana.taps(sure)
    for name in ("supporter", "wobble", "still_offer"):
        ana.says({**PLAIN, **said}[name])
    return ana


def commits(family: Family, **said: str) -> Phone:
    return finishes(begins(family, **said)).taps("I commit to this")


def test_a_boundary_is_written_and_committed(family: Family) -> None:
    ana = finishes(begins(family)).sees("a draft").sees("you ask me for cash").sees("Monday, November 23, 2026")
    ana.taps("I commit to this").sees("You have committed to this")
    assert any(button.startswith("My boundaries: 1") for button in ana.commands("/menu").buttons)


def test_every_category_is_a_button_and_no_screen_has_more_than_eight(family: Family) -> None:
    ana = family.member().opens("My boundaries").taps("Begin")
    shown = set(ana.buttons)
    assert len(ana.buttons) <= 8
    shown |= set(ana.taps("More ›").buttons)
    assert len(ana.buttons) <= 8
    assert {one.name["en"] for one in guide().categories} <= shown


def test_a_category_can_be_typed_and_other_words_are_asked_again(family: Family) -> None:
    ana = family.member().opens("My boundaries").taps("Begin").says("his behaviour").sees("Which of these fits best?")
    ana.says("Dinero").sees("2 of 9")


@pytest.mark.parametrize("number", ["0", "6"])
def test_below_seven_it_is_made_smaller_instead(family: Family, number: str) -> None:
    ana = begins(family).taps(number).sees("Thank you for being honest").taps("Reword what I will do")
    finishes(ana.says("one small thing").sees("6 of 9"), "9").taps("I commit to this").sees("You have committed")


def test_a_low_number_that_is_left_standing_cannot_be_committed(family: Family) -> None:
    ana = begins(family).taps("3").commands("/cancel").commands("/boundaries").taps("Money").taps("Go on")
    for name in ("supporter", "wobble", "still_offer"):
        ana.says(PLAIN[name])
    ana.taps("I commit to this").sees("Thank you for being honest")
    assert not family.rows("boundary")[0].committed


def test_a_number_can_be_typed_and_nonsense_is_asked_again(family: Family) -> None:
    begins(family).says("eleven").sees("a number from 0 to 10").says("11").sees("from 0 to 10").says("7").sees("Kept.")


def test_it_goes_on_where_it_was_left(family: Family) -> None:
    ana = family.member().opens("My boundaries").taps("Begin").taps("Car").says("you drove drunk")
    ana.commands("/cancel").commands("/boundaries").taps("Car").sees("A few lines are still open").taps("Go on").sees(
        "3 of"
    )


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("when I feel like it", "Which day? For example"), ("1 November 2026", "That day is over"), ("😀", "Which day?"),
        ("5 December", "5 of 9"), ("el lunes", "5 of 9"),
    ],
)  # fmt: skip
def test_a_day_is_read_and_nonsense_is_asked_again(family: Family, typed: str, answer: str) -> None:
    ana = family.member().opens("My boundaries").taps("Begin").taps("Money").says("a").says("b").sees("4 of 9")
    ana.says(typed).sees(answer)


def test_a_day_can_be_tapped(family: Family) -> None:
    ana = family.member().opens("My boundaries").taps("Begin").taps("Money").says("a").says("b")
    ana.taps("The day of the meeting").sees("5 of 9").commands("/cancel").commands("/boundaries").taps("Money")
    ana.sees("the day of the meeting")


def test_a_changed_boundary_is_a_draft_until_it_is_committed_again(family: Family) -> None:
    ana = commits(family).taps("Change a line").taps("When").sees("Now it says: you ask me for cash")
    ana.says("you ask me for money").taps("9").sees("a draft")
    assert not family.rows("boundary")[0].committed
    ana.taps("I commit to this").sees("you ask me for money")


def test_a_member_has_as_many_as_they_need(family: Family) -> None:
    ana = commits(family).taps("All my boundaries").taps("Write another one")
    finishes(begins(family, "Contact", ana, when="you shout")).taps("I commit to this").taps("All my boundaries")
    ana.sees("2 boundaries").taps("Contact").sees("you shout").taps("Remove this boundary").taps("Yes, remove it")
    ana.sees("1 boundary").taps("Money").sees("you ask me for cash")


def test_what_is_too_long_is_asked_again(family: Family) -> None:
    ana = family.member().opens("My boundaries").taps("Begin").taps("Money").says("x" * 4096).sees("a little long")
    ana.says("short").sees("3 of")


# --- its words -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "words",
    [
        "stop buying your medicine", "not keep naloxone at home", "no longer buy food for the kids", "not call an ambulance",
        "dejar de pagar tus medicinas", "no tener naloxona en casa", "no dar comida a los niños", "no llamar a emergencias",
    ],
)  # fmt: skip
def test_what_is_never_withdrawn_is_asked_about_before_it_stands(family: Family, words: str) -> None:
    ana = commits(family, i_will=words).sees("One question before it stands").sees("naloxone, medicine")
    assert not family.rows("boundary")[0].committed
    ana.taps("Reword what I will do").says("sleep at my sister's").taps("8").taps("I commit to this")
    ana.sees("You have committed to this")


def test_whoever_takes_nothing_away_can_commit_and_other_words_are_asked_about_again(family: Family) -> None:
    ana = (
        commits(family, i_will="stop lending cash, the medicine stays")
        .taps("Yes, they all stay")
        .sees("You have committed")
    )
    ana.taps("Change a line").taps("I will").says("not bring medicine").taps("8").taps("I commit to this")
    ana.sees("One question before it stands")


@pytest.mark.parametrize(
    "words",
    [
        "punish you", "teach you a lesson", "leave, or else", "make you suffer", "give what you deserve",
        "castigarte", "darte una lección", "irme, o si no", "que sufras", "lo que te mereces",
    ],
)  # fmt: skip
def test_words_that_punish_are_questioned_and_never_block(family: Family, words: str) -> None:
    ana = finishes(begins(family, i_will=words)).sees("It does not have to hurt anybody.")
    ana.taps("I commit to this").sees("You have committed")


@pytest.mark.parametrize("about", ["Housing", "Children", "Legal matters"])
def test_where_the_law_has_a_say_it_is_said_by_category(family: Family, about: str) -> None:
    finishes(begins(family, about)).sees("ask somebody who knows the law")


@pytest.mark.parametrize(
    "words", ["change the locks", "ask for custody", "cambiar las cerraduras", "hablar con un abogado"]
)
def test_where_the_law_has_a_say_it_is_said_by_words(family: Family, words: str) -> None:
    finishes(begins(family, i_will=words)).sees("ask somebody who knows the law")


def test_plain_words_are_not_questioned() -> None:
    for words in ("go to bed early", "say no and hang up", "irme a dormir", "decir que no y colgar"):
        fields = {"category": "money", "i_will": words}
        assert (boundary_words.never(fields), boundary_words.punishing(fields), boundary_words.legal(fields)) == (
            (),
            (),
            False,
        )


def test_what_is_still_offered_is_never_questioned() -> None:
    assert boundary_words.never({"still_offer": "naloxone, medicine and an ambulance"}) == ()


def test_it_can_be_written_in_spanish() -> None:
    family = Family("es")
    ana = family.member("Ana", language="es").opens("My boundaries").taps("Begin")
    ana.taps("Money").says("me pidas dinero").says("decirte que no").says("mañana").says("dormir").taps("8")
    ana.says("mi hermana").says("la llamo").says("llevarte").taps("I commit to this").sees("comprometido")
