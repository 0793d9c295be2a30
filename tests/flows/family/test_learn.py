"""Lessons: card by card, every answer explained, two right ones pass, and trying again is free."""

from __future__ import annotations

from content.load import modules
from flows.family import lessons
from tests.family import Family
from tests.talk import Phone

LETTERS = "ABCDEF"
LESSON = lessons.ids()[0]
TITLE = lessons.title(LESSON).languages["en"]


def at_the_questions(family: Family) -> Phone:
    ana = family.member().taps("Lessons").taps(TITLE)
    for number in range(1, len(lessons.cards(LESSON))):
        ana.sees(f"{number} of {len(lessons.cards(LESSON))}").taps("Next")
    return ana.taps("On to three questions")


def answers(ana: Phone, *right: bool) -> Phone:
    for number, wanted in enumerate(right):
        options = lessons.quizzes(LESSON)[number].options
        letter = next(LETTERS[at] for at, option in enumerate(options) if option.right is wanted)
        ana.taps(letter).sees("Yes, that is it." if wanted else "Not quite.").taps("Next")
    return ana


def test_two_right_answers_pass(family: Family) -> None:
    ana = answers(at_the_questions(family), True, False, True).sees("Done.").sees("2 right answers")
    assert f"Lessons: 1 of {len(modules())}" in ana.taps("Enough for today").commands("/menu").buttons


def test_one_right_answer_is_no_shame_and_can_be_tried_again(family: Family) -> None:
    ana = answers(at_the_questions(family), False, False, True).sees("1 right answer").taps("Try the questions again")
    answers(ana, True, True, True).sees("3 right answers")


def test_answering_the_same_question_twice_counts_once(family: Family) -> None:
    ana = at_the_questions(family)
    for _ in range(3):
        answer = next(LETTERS[at] for at, option in enumerate(lessons.quizzes(LESSON)[0].options) if option.right)
        ana.taps(answer).taps("‹ Back")
    answers(ana, True, False, False).sees("1 right answer")


def test_it_goes_on_at_the_first_card_that_was_not_read(family: Family) -> None:
    ana = family.member().taps("Lessons").taps(TITLE).taps("Next").taps("‹ Back").taps(TITLE)
    ana.sees("2 of ").taps("‹ Card before").sees("1 of ")


def test_a_card_names_its_sources(family: Family) -> None:
    ana = family.member().taps("Lessons").taps(TITLE).taps("Where this comes from").sees("This card rests on:")
    ana.taps("Back to the card").sees("1 of ")


def test_an_answer_names_its_sources(family: Family) -> None:
    ana = at_the_questions(family).taps("A").taps("Where this comes from").sees("This answer rests on:")
    ana.taps("Back to the answer").taps("Next").sees("Question 2 of 3")


def test_words_where_buttons_are_asked_for_keep_the_place(family: Family) -> None:
    at_the_questions(family).says("B?").sees("Question 1 of 3")
