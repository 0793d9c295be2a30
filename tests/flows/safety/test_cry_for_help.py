"""A cry for help: the card comes first and at once, nothing that was written is lost, and the specialist is told."""

from __future__ import annotations

import pytest

from tests.family import Family
from tests.talk import Phone, Talk

CRY = "He took all his pills and he won't wake up"
CARD = "Call the emergency number now."
OFFER = "If this is happening now, tap /sos."


@pytest.fixture
def family() -> Family:
    return Family()


def alerts(family: Family) -> list[tuple[str, str]]:
    return [(alert.kind, alert.level) for alert in family.rows("alert")]


def test_the_card_with_the_numbers_comes_in_the_same_update_and_the_specialist_hears_of_it(family: Family) -> None:
    ana = family.member()
    before = len(family.specialist.pushed)
    ana.says(CRY).sees(CARD).sees("112").sees("Is it happening now?")
    assert alerts(family) == [("overdose", "red")]
    assert len(family.specialist.pushed) == before + 1


def test_the_place_and_the_text_are_kept_under_the_card(family: Family) -> None:
    ana = family.newcomer()
    ana.taps("English")
    while not ana.screen.startswith("What") and ana.has("Go on"):
        ana.taps("Go on")
    at = family.at(ana)
    ana.says("my son wants to kill himself").sees("112")
    assert family.at(ana) == ("sos", "sos")
    ana.taps("No, it is not like that")
    assert family.at(ana) == at


def writes(family: Family) -> Phone:
    return family.member().taps("My letter").taps("Begin").says("You taught me to swim.")


def test_what_is_written_on_before_the_card_was_seen_is_kept_with_it_and_can_be_edited(family: Family) -> None:
    ana = writes(family).says(CRY).sees(CARD)
    ana.says("And I was six.").sees("Kept.").sees("Please look at this first.").sees(CARD)
    ana.says("I want to kill myself").sees("Talk to somebody now").edits(-2, "And I was seven.")
    ana.taps("No, it is not like that").sees("4 messages kept").taps("Read or change this part").sees("I was seven")
    assert alerts(family) == [("overdose", "red"), ("suicide", "red")]


def test_what_the_letter_says_of_it_is_said_over_the_card_too(family: Family) -> None:
    ana = writes(family).says(CRY).says("It is your fault.", forwarded=True)
    ana.sees("I noticed 1 thing").sees("You forwarded this one").sees(CARD)
    ana.shares("photo", "And we laughed.").sees("only the words").sees(CARD)
    ana.taps("No, it is not like that").sees("4 messages kept")


def test_what_is_too_long_is_not_said_to_be_kept(family: Family) -> None:
    ana = family.member().forges(">own_letter").taps("Write one")
    ana.says(CRY).sees(CARD).says("The lake was calm and we sat there. " * 100).sees("a little long").sees(CARD)
    assert "Kept." not in ana.screen


def test_a_card_that_was_asked_for_takes_no_words_for_the_letter(family: Family) -> None:
    ana = writes(family).commands("/sos").says("The neighbour is here.").sees("buttons work best")
    ana.taps("‹ Back").sees("1 message kept")


def test_nor_does_one_that_was_seen(family: Family) -> None:
    ana = writes(family).says(CRY).taps("Something else").says("The neighbour is here.").sees("buttons work best")
    ana.commands("/menu").taps("My letter").sees("2 messages kept")


def test_what_is_written_on_does_not_answer_a_question_that_nobody_has_seen(family: Family) -> None:
    ana = family.newcomer().taps("English")
    while not ana.screen.startswith("What") and ana.has("Go on"):
        ana.taps("Go on")
    ana.says(CRY).says("And I was six.").sees("buttons work best").sees(CARD)


def test_on_a_card_nobody_is_told_how_to_open_it(family: Family) -> None:
    ana = writes(family).commands("/sos").says("What are the signs of an overdose?")
    assert OFFER not in ana.screen


def test_it_is_taken_back_with_one_tap(family: Family) -> None:
    ana = family.member()
    ana.says(CRY).taps("No, it is not like that").sees("What you wrote is kept")
    assert family.at(ana)[0] == "menu"


@pytest.mark.parametrize("cry", [CRY, "se tomó todas las pastillas y no despierta"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_card_is_in_the_readers_language_whatever_they_wrote(family: Family, language: str, cry: str) -> None:
    ana = family.member("Ana", language)
    ana.says(cry).sees({"en": CARD, "es": "Llama a emergencias ahora."}[language])


def test_edits_captions_and_words_behind_a_command_are_listened_to(family: Family) -> None:
    ana = family.member().says("hello")
    ana.edits(-1, CRY).sees(CARD).taps("No, it is not like that")
    ana.shares("photo", CRY).sees(CARD).taps("No, it is not like that")
    ana.commands(f"/help {CRY}").sees(CARD)
    assert alerts(family) == [("overdose", "red")] * 3


def test_a_question_about_danger_gets_one_line_and_alarms_nobody(family: Family) -> None:
    ana = family.member()
    at = family.at(ana)
    ana.says("What are the signs of an overdose?").sees(OFFER)
    assert family.at(ana) == at
    assert alerts(family) == []


def test_what_is_no_danger_gets_no_line(family: Family) -> None:
    ana = family.member().says("He has never tried to hurt himself")
    assert OFFER not in ana.screen
    assert alerts(family) == []


def test_it_works_before_consent(family: Family) -> None:
    ana = family.newcomer().says(CRY)
    ana.sees(CARD)


def test_a_specialist_gets_the_card_and_no_alert_about_their_own_words(family: Family) -> None:
    family.specialist.commands("/menu").says(CRY).sees(CARD)
    assert alerts(family) == []


@pytest.mark.parametrize("heard", ["words", "caption", "command", "edit"])
def test_a_stranger_is_answered_and_nothing_is_kept(heard: str) -> None:
    stranger = Phone(Talk())
    match heard:
        case "words":
            stranger.says(CRY)
        case "caption":
            stranger.shares("photo", CRY)
        case "command":
            stranger.commands(f"/menu {CRY}")
        case _:
            stranger.says("hello").edits(-1, CRY)
    stranger.sees("If somebody may die, call for help first.").sees(CARD).sees("findahelpline.com")


def test_the_card_is_one_tap_away_on_every_page_of_a_menu(family: Family) -> None:
    sam = family.loved_one().commands("/menu").taps("More ›")
    sam.taps("I need help now").sees("112")


def test_the_card_is_one_tap_away_from_any_screen_before_the_yes_too_and_leads_back(family: Family) -> None:
    eva, sam = family.newcomer(name="Eva"), family.loved_one("es")
    ana = family.member("Ana")
    for phone, command in (
        (eva, None),
        (ana, "/letter"),
        (ana, "/learn"),
        (sam, "/checkin"),
        (family.specialist, "/cases"),
    ):
        if command:
            phone.commands(command)
        at = family.at(phone)
        small = [button["text"] for button in phone.live.buttons][-2:]
        assert small[0] == "SOS", (command, small)
        phone.taps("SOS")
        assert family.at(phone)[0] == "sos"
        phone.taps("‹ Back")
        assert family.at(phone) == at
    ana.commands("/sos")
    assert "SOS" not in [button["text"] for button in ana.live.buttons]
    ana.commands("/menu").forges("1.!").sees("112")
