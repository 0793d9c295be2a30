"""Finding the way among ten lessons: pages, what comes next, saved cards, search, and the shorter list under 18."""

from __future__ import annotations

import json

import pytest

from content.load import learning_paths, module, modules
from flows.family import lessons
from flows.family.card_search import search
from tests.family import Family
from tests.talk import Phone

WAYS = ("‹ Back", "Menu")
FIRST, SECOND = learning_paths()["johnson"][:2]
CARD = lessons.cards(FIRST)[0]


def title(lesson: str, language: str = "en") -> str:
    return module(lesson, language).title


def every_page(phone: Phone) -> list[str]:
    """What the list offers on all of its pages."""
    offered: list[str] = []
    while True:
        assert len(phone.buttons) <= 8
        offered += [button for button in phone.buttons if button not in (*WAYS, "More ›", "To the start ›")]
        if "More ›" not in phone.buttons:
            return offered
        phone.taps("More ›")


def passes(phone: Phone, lesson: str) -> Phone:
    phone.commands("/learn")
    while title(lesson) not in phone.buttons:
        phone.taps("More ›")
    phone.taps(title(lesson))
    for _ in lessons.cards(lesson)[1:]:
        phone.taps("Next")
    phone.taps("On to three questions")
    for quiz in lessons.quizzes(lesson):
        phone.taps("ABCDEF"[[option.right for option in quiz.options].index(True)]).taps("Next")
    return phone


# --- the list --------------------------------------------------------------------------------------------------------
def test_every_lesson_is_on_one_of_the_pages(family: Family) -> None:
    assert sorted(every_page(family.member().taps("Lessons"))) == sorted(title(lesson) for lesson in modules())


def test_what_comes_next_fits_the_approach_and_stands_first(family: Family) -> None:
    ana = family.member().taps("Lessons").sees(f"Next for you: <b>{title(FIRST)}</b>")
    assert ana.buttons[0] == title(FIRST)
    passes(ana, FIRST).sees(f"Next for you: <b>{title(SECOND)}</b>").taps("All lessons").sees("1 of 10 done")
    assert ana.buttons[0] == title(SECOND)
    assert f"✓ {title(FIRST)}" in every_page(ana)


def test_after_the_meeting_another_lesson_comes_first(family: Family) -> None:
    ana = family.member()
    family.ends()
    ana.commands("/learn").sees(f"Next for you: <b>{title(learning_paths()['aftercare'][0])}</b>")


# --- saved cards -----------------------------------------------------------------------------------------------------
def test_a_card_is_saved_found_again_and_taken_off(family: Family) -> None:
    ana = family.member().taps("Lessons").taps(title(FIRST)).taps("Save this card").sees("Saved.").sees("1 of ")
    ana.taps("‹ Back").taps("Saved cards: 1").taps(CARD.title).sees(CARD.text)
    ana.taps("Take off my list").sees("off your list").taps("‹ Back").sees("Nothing here yet.")
    assert "Saved cards" not in " ".join(ana.taps("‹ Back").buttons)
    assert family.rows("saved_card") == []


def test_saved_cards_are_pages_too_and_the_newest_comes_first(family: Family) -> None:
    ana = family.member().taps("Lessons").taps(title(FIRST)).taps("Save this card")
    for _ in lessons.cards(FIRST)[1:]:
        family.time_passes(minutes=1)
        ana.taps("Next").taps("Save this card")
    ana.taps("‹ Back").taps("Saved cards: 5")
    assert every_page(ana) == [card.title for card in reversed(lessons.cards(FIRST))]


def test_what_i_save_is_mine_alone(family: Family) -> None:
    family.member("Ana").taps("Lessons").taps(title(FIRST)).taps("Save this card")
    assert "Saved cards" not in " ".join(family.member("Ben").taps("Lessons").buttons)


def test_a_saved_card_is_in_my_data_and_is_erased_with_me(family: Family) -> None:
    ana = family.member().taps("Lessons").taps(title(FIRST)).taps("Save this card")
    ana.commands("/mydata").taps("Yes")
    kept = json.loads(ana.documents[-1])["saved_cards"]
    assert [(card["module"], card["card"]) for card in kept] == [(FIRST, CARD.id)]
    ana.commands("/forget").taps("Yes, go on").taps("Erase it now")
    assert family.rows("saved_card") == []


# --- search ----------------------------------------------------------------------------------------------------------
def test_a_written_word_finds_its_cards(family: Family) -> None:
    card = next(card for card in lessons.cards("08-safety") if card.id == "naloxone")
    ana = family.member().taps("Lessons").says("naloxone").sees("cards found")
    assert ana.buttons[0] == card.title
    ana.taps(card.title).sees(card.text).taps("‹ Back").says("wine cellar").sees("I found no card with that.")


@pytest.mark.parametrize("words", ["recaída", "RECAIDA", "  recaida, ", "relapse", "recaid"])
def test_accents_capitals_and_the_language_do_not_matter(words: str) -> None:
    assert ("10-relapse", "lapse") in search(words, modules())


def test_the_nearest_cards_come_first() -> None:
    assert search("boundary", modules())[0] == ("07-boundaries", "what-it-is")
    assert {lesson for lesson, _ in search("relapse", modules())[:6]} == {"10-relapse"}


@pytest.mark.parametrize("words", ["", "…", "b", "zzz naloxone"])
def test_a_card_has_all_of_the_words_and_no_tag_is_a_word(words: str) -> None:
    assert all("b" in f"{lesson}{card}" or words == "b" for lesson, card in search(words, modules()))
    assert words == "b" or search(words, modules()) == ()


def test_a_word_for_danger_is_answered_as_danger(family: Family) -> None:
    ana = family.member().taps("Lessons").says("he is not breathing")
    assert "I found no card" not in ana.screen and "112" in ana.screen


# --- members under 18 ------------------------------------------------------------------------------------------------
def test_a_member_under_18_has_fewer_lessons(family: Family) -> None:
    ana = family.newcomer(family.invitation()).taps("English").taps("How is it kept private?")
    while "Go on" in ana.buttons:
        ana.taps("Go on")
    ana.taps("Yes, that is all right").says("Ana").taps("A son or daughter").taps("Madrid").taps("Not yet")
    ana.taps("Yes, keep")
    family.specialist.taps("See who it is").taps("Yes, an adult agrees")
    theirs = [lesson for lesson in modules() if module(lesson, "en").for_minors]
    assert "07-boundaries" not in theirs and f"Lessons: 0 of {len(theirs)}" in ana.commands("/menu").buttons
    assert sorted(every_page(ana.commands("/learn"))) == sorted(title(lesson) for lesson in theirs)
    ana.says("boundary is about me").sees("I found no card with that.")
