"""Practice: reactions that come back when they went badly, a mirror for one's own words, a full run, and the circle's dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.load import reactions
from flows.family.listening import listen
from tests.family import Family
from tests.talk import Phone


def reaction_on(phone: Phone) -> str:
    """The id of the reaction that is on the screen."""
    return next(
        one.id for one in reactions() for said in one.says if f"<b>{said['en']}</b>".replace("’", "'") in phone.screen
    )


def answers(phone: Phone, *, well: bool) -> str:
    """Tap a good answer, or one that is not; tells which reaction it was."""
    found = next(one for one in reactions() if one.id == reaction_on(phone))
    texts = [reply.text["en"] for reply in found.replies if reply.good is well]
    lines = [line for line in phone.screen.splitlines() if line]
    phone.taps(next(line[0] for line in lines if line[3:] in texts))
    return found.id


def test_a_good_answer_and_a_weak_one_are_both_explained(family: Family) -> None:
    ana = family.member().commands("/rehearse").taps("One reaction")
    answers(ana, well=False)
    ana.sees("Many of us would say that").sees("What helps here").taps("Try again")
    answers(ana, well=True)
    ana.sees("That opens a door.")


def test_new_reactions_come_first_and_a_weak_one_comes_back_after_two_others(family: Family) -> None:
    ana = family.member().commands("/rehearse").taps("One reaction")
    weak = answers(ana, well=False)
    seen = []
    for _ in range(3):
        seen.append(reaction_on(ana.taps("The next reaction")))
        answers(ana, well=True)
    assert seen[2] == weak
    assert weak not in seen[:2]


def test_all_reactions_come_before_any_good_one_comes_again(family: Family) -> None:
    ana = family.member().commands("/rehearse").taps("One reaction")
    met = [answers(ana, well=True)]
    for _ in reactions()[1:]:
        ana.taps("The next reaction")
        met.append(answers(ana, well=True))
    assert sorted(met) == sorted(one.id for one in reactions())


def test_ones_own_words_are_mirrored_and_not_kept(family: Family) -> None:
    ana = family.member().commands("/rehearse").taps("One reaction")
    ana.says("You always do this, but you must listen to me").sees("make people defend themselves").sees(
        "arguing in it"
    )
    ana.taps("Try again").says("It sounds like you are scared. What worries you most?").sees("You reflected").sees(
        "asked openly"
    )
    assert [row.in_a_row for row in family.rows("reaction_practice")] == [1]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "I hear that this hurts you.", {"reflects"}),
        ("en", "Thank you for saying that.", {"affirms"}),
        ("en", "What would help you right now?", {"asks"}),
        ("en", "You're wrong.", {"argues"}),
        ("en", "It's because of you.", {"accuses"}),
        ("es", "Te duele que lo hayamos hablado sin ti.", {"reflects"}),
        ("es", "Estamos contigo.", {"affirms"}),
        ("es", "¿Qué necesitas ahora?", {"asks"}),
        ("es", "Tienes que calmarte.", {"argues"}),
        ("es", "Siempre haces lo mismo.", {"accuses"}),
        ("es", "Te noto muy enojado.", {"reflects"}),
    ],
)
def test_what_a_typed_answer_does(language: str, text: str, found: set[str]) -> None:
    heard = listen(text, language)
    assert {
        name for name in ("reflects", "affirms", "asks", "argues", "accuses", "long") if getattr(heard, name)
    } == found


def test_the_written_answers_of_the_content_are_mirrored_as_they_are_marked() -> None:
    """Data that could disagree: a good answer of the content must not be called arguing or accusing."""
    wrong = [
        (language, reply.text[language])
        for one in reactions() for reply in one.replies for language in ("en", "es")
        if reply.good and (listen(reply.text[language], language).argues or listen(reply.text[language], language).accuses)
    ]  # fmt: skip
    assert wrong == []


@given(st.text(max_size=4096))
def test_any_text_can_be_listened_to(text: str) -> None:
    assert listen(text, "en").good in (True, False)


def test_a_full_run_reads_the_letter_with_reactions_in_between_and_says_how_long_it_took(family: Family) -> None:
    ana = family.member().commands("/letter").taps("Begin").says("I love you.").taps("Done")
    for words in ("The lake.", "It is an illness."):
        ana.taps(ana.buttons[0]).says(words).taps("Done")
    ana.commands("/rehearse").taps("A full run with my letter").sees("Part 1 of 3").sees("I love you.")
    ana.sees("The clock runs from now. This part takes about 10 s.").taps("I have read it")
    family.time_passes(minutes=4, seconds=5)
    ana.taps("I have read it")
    answers(ana, well=True)
    ana.taps("Go on with my letter").sees("Part 3 of 3").sees("4 min 5 s so far").taps("I have read it").sees(
        "4 minutes"
    ).taps("Done for today")
    assert [row.rehearsals for row in family.rows("participation", role="member")] == [1]


def test_the_circle_is_asked_for_a_date_and_attendance_counts(family: Family) -> None:
    ana = family.member("Ana")
    nora = family.specialist.forges(f">rehearsals:{family.case_id}").taps("Set the 1. date").says("1 Dec 2026 18:00")
    nora.taps("Yes, that is it").says("Oak Street 5").sees("1 person is asked")
    ana.taps("See it").sees("Oak Street 5").taps("1: I'll be there").sees("It is good that you will be there")
    nora.sees("1 will come").taps("1. rehearsal").sees("Ana · will be there").taps("Ana").sees("Ana · was there")
    nora.taps("Write notes").says("Ana needs a shorter letter.").sees("Only you see it")
    assert "shorter letter" not in "".join(ana.heard)
    assert [row.rehearsals for row in family.rows("participation", role="member")] == [1]
    nora.taps("Ana")
    assert [row.rehearsals for row in family.rows("participation", role="member")] == [0]
    family.time_passes(days=9)
    assert "There is a new note for you.\n\nA short reminder." in "\n\n".join(ana.pushed)


def test_a_rehearsal_that_is_moved_asks_anew(family: Family) -> None:
    ana = family.member("Ana")
    nora = family.specialist.forges(f">rehearsals:{family.case_id}").taps("Set the 1. date").says("1 Dec 2026 18:00")
    nora.taps("Yes, that is it").says("Oak Street 5")
    ana.taps("See it").taps("1: I'll be there")
    nora.taps("1. rehearsal").taps("Move it").says("2 Dec 2026 18:00").taps("Yes, that is it").says("Elm Street 1")
    nora.taps("1. rehearsal").sees("Ana · no answer yet").sees("Elm Street 1")
    assert family.rows("rehearsal_part") == []
