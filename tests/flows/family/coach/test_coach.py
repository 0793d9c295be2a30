"""The coach against sentences that it was not tuned on, and what it promises about quoting, keys and quotations."""

from __future__ import annotations

import pytest

from content.coach_schema import ELEMENTS, FLAGS
from content.load import coach
from flows.family.coach import missing, read
from tests.flows.family.coach.labelled import REPORT, score, sentences

LANGUAGES = ("en", "es")
RECALL, PRECISION = 0.90, 0.92


def flags(text: str, language: str = "en", **more: bool) -> list[str]:
    return [one.flag for one in read(text, language, **more)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_sentences_that_it_was_not_tuned_on(language):
    """The reported part was written by somebody who had seen neither rules nor sentences to learn from.

    With rules alone it had recall 0.63 (en) and 0.64 (es) at precision 0.88 and 0.87.
    """
    tuned, reported = (score(f"{language}.{part}", language) for part in ("tuned", "reported"))
    REPORT.extend(reported.lines(f"Coach, {language}, sentences that it was not tuned on"))
    REPORT.append(f"(tuned on: precision {tuned.precision():.3f}  recall {tuned.recall():.3f})")
    assert reported.recall() >= RECALL
    assert reported.precision() >= PRECISION


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labelled_sentences_are_many_and_about_half_of_them_good(language):
    every = [*sentences(f"{language}.tuned"), *sentences(f"{language}.reported")]
    good = sum(not one.meant for one in every)
    assert len(every) >= 400
    assert 0.4 <= good / len(every) <= 0.6
    assert len({one.words for one in every}) == len(every)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_flag_says_why_and_offers_other_words(language):
    guide = coach(language)
    assert set(guide.flags) == set(FLAGS)
    assert set(guide.elements) == set(ELEMENTS)
    assert all(about.why and about.rewrite for about in guide.flags.values())


def test_a_finding_quotes_the_authors_own_words_where_they_stand():
    text = "I love you, Leo.  But you’ve RUINED   our Christmas."
    found = [one for one in read(text, "en") if one.flag == "blame"]
    assert [text[one.start : one.end] for one in found] == [one.phrase for one in found]
    assert found[0].phrase.startswith("you’ve RUINED")


def test_a_key_is_the_same_however_the_phrase_is_typed():
    first, second = read("You’re a LIAR.", "en")[0], read("you're   a liar.", "en")[0]
    assert first.key == second.key
    assert first.key != read("You are a coward.", "en")[0].key


def test_a_term_comes_with_a_better_one():
    assert read("My brother is a junkie.", "en")[0].instead is not None
    assert read("Mi hermano es un yonqui.", "es")[0].instead is not None


def test_a_quotation_is_not_the_authors_voice():
    assert flags("You said, “I am a liar and a failure”, and I cried.") == []
    assert flags("Me dijiste: «soy un yonqui», y lloré.", "es") == []


def test_marks_around_everything_are_the_authors_own():
    assert flags("“You are a liar.”") == ["label"]


def test_a_condition_is_fine_where_the_approach_has_boundaries_in_the_letter():
    text = "If you don't get help, I'm leaving you."
    assert flags(text) == ["ultimatum"]
    assert flags(text, approach_allows_boundaries=True) == []


def test_a_long_letter_is_noticed_once():
    assert flags("I love you. " * 210) == ["length"]
    assert flags("I love you. " * 190) == []


@pytest.mark.parametrize("text", ["", " ", "🙂🙂", "!", "¿", "“", "«»", "a" * 4096, "you " * 1000, "\n\n"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_anything_can_be_read(text, language):
    for one in read(text, language):
        assert 0 <= one.start <= one.end <= len(text)


def test_an_empty_letter_misses_everything_in_order():
    assert tuple(one.element for one in missing({}, "en")) == ELEMENTS


@pytest.mark.parametrize(
    ("language", "letter"),
    [
        (
            "en",
            "Leo, I love you. I remember the summer when you taught me to swim. On May 3rd I found you on the kitchen "
            "floor. I was scared. I believe in you. Will you accept this help today?",
        ),
        (
            "es",
            "Leo, te quiero. Me acuerdo del verano en que me enseñaste a nadar. El 3 de mayo te encontré en el suelo. "
            "Me asusté mucho. Creo en ti. ¿Aceptas esta ayuda hoy?",
        ),
    ],
)
def test_a_whole_letter_misses_nothing_and_is_not_flagged(language, letter):
    assert missing(letter, language) == ()
    assert read(letter, language) == ()
