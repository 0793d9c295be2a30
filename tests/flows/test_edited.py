"""An edited message changes the answer that it gave, where that is still current; otherwise a kind answer says so."""

from __future__ import annotations

from storage.view import StoredView
from tests.family import Family
from tests.talk import Phone


def boundary_to(family: Family, ana: Phone, step: str) -> Phone:
    """Through the boundary form, in typed words, to that step."""
    if family.at(ana)[0] != "boundary":
        ana.commands("/boundaries").taps("Begin")
    while family.at(ana)[1] != step:
        ana.says({"category": "Money", "day": "tomorrow", "sure": "8"}.get(family.at(ana)[1], "a line of mine"))
    return ana


def written(family: Family) -> dict[str, str]:
    """The lines of the one boundary that there is."""
    number, case = family.person("Ana"), family.case_id
    with family.talk.transaction() as uow:
        person = uow.person(number)
        assert person is not None
        one = StoredView(uow, person).boundaries(case, number)[0]
    return {name: str(line.value) for name, line in one.fields.items()}


# --- boundaries ------------------------------------------------------------------------------------------------------
def test_a_line_of_a_boundary_follows_its_message_also_two_lines_later(family: Family) -> None:
    ana = family.member().commands("/boundaries").taps("Begin").says("Money").says("When you ask me for money")
    ana.says("I will give you food").edits(-2, "When you ask for cash").sees("I changed that line")
    assert family.at(ana) == ("boundary", "day")
    ana.says("tomorrow").sees("What is it good for").commands("/menu").forges(">boundary").says("so that I can sleep")
    assert "When you ask for cash" in written(family)["when"]


def test_a_boundary_that_was_committed_is_a_draft_again_after_an_edit(family: Family) -> None:
    ana = boundary_to(family, family.member(), "boundary").taps("I commit to this").sees("It stands")
    ana.edits(-2, "my sister").sees("Your boundary is a draft again").sees("my sister").sees("a draft")
    assert [row.committed for row in family.rows("boundary")] == [False]


def test_a_number_for_a_boundary_that_was_no_number_is_taken_when_it_is_mended(family: Family) -> None:
    ana = boundary_to(family, family.member(), "sure").says("quite sure").sees("I need a number").edits(-1, "8")
    assert family.at(ana)[1] != "sure"


def test_an_edit_for_a_boundary_that_was_removed_says_so(family: Family) -> None:
    ana = boundary_to(family, family.member(), "boundary").taps("Remove this boundary").taps("Yes, remove it")
    ana.edits(-1, "other words").sees("That boundary is no longer there").sees("My boundary page")
    assert family.rows("boundary") == []


def test_a_line_that_was_written_anew_is_no_longer_the_older_messages(family: Family) -> None:
    ana = family.member().commands("/boundaries").taps("Begin").says("Money").says("the first words")
    first = len(ana.said) - 1
    boundary_to(family, ana, "boundary").taps("Change a line").taps("When").says("the second words")
    ana.edits(first, "from before").sees("That answer stays as it was")
    assert written(family)["when"] == "the second words"


# --- what they know --------------------------------------------------------------------------------------------------
def test_an_answer_of_the_information_is_changed_also_from_the_menu(family: Family) -> None:
    ana = family.member().forges(">information").taps("Choose a part").taps("What has been tried").taps("Begin")
    ana.says("15").taps("Skip").commands("/menu").edits(-2, "17").sees("I changed your answer: Age when it began")
    assert family.at(ana) == ("menu", "menu")
    assert family.told_by("Ana")["began"].value.value == 17


def test_an_answer_that_was_tapped_anew_is_not_changed_by_an_older_message(family: Family) -> None:
    ana = family.member().forges(">information").taps("Choose a part").taps("Health").taps("Begin").says("yes")
    ana.taps("Skip").forges(">information").taps("See my answers").taps("Health").taps("Alcohol or calming pills daily")
    ana.taps("No").edits(-1, "I don't know").sees("That answer stays as it was")
    assert family.told_by("Ana")["daily_sedating"].value.value == "no"


def test_a_note_beside_an_answer_is_changed_while_it_is_the_last_of_it(family: Family) -> None:
    ana = family.member().forges(">information").taps("Choose a part").taps("Health").taps("Begin").taps("Yes")
    ana.says("every evening").edits(-1, "every night").sees("I changed your note").sees("Your note: every night")
    ana.edits(-1, "most nights").sees("Your note: most nights").says("and on Sundays").edits(-2, "rarely")
    ana.sees("There is more in that note now")
    assert str(family.told_by("Ana")["daily_sedating"].note.value) == "most nights\nand on Sundays"


# --- who one is ------------------------------------------------------------------------------------------------------
def test_a_name_is_mended_by_editing_the_message_with_it(family: Family) -> None:
    ana = family.newcomer(name="Ana").taps("English").taps("How is it kept private?")
    while ana.has("Go on"):
        ana.taps("Go on")
    ana.taps("Yes, that is all right").says("Anna").edits(-1, "Ana")
    assert family.at(ana) == ("join_member", "relation")
    ana.taps("A brother or sister").taps("Madrid").taps("Yes, I am").taps("No, show me")
    family.specialist.taps("See who it is").sees("Ana")


# --- check-ins -------------------------------------------------------------------------------------------------------
def test_a_number_of_the_care_check_is_changed_until_all_answers_are_in(family: Family) -> None:
    ana = family.member().commands("/checkin").taps("Begin").taps("3").says("2").says("4").edits(-2, "9")
    ana.sees("changed your answer, too").sees("How much fear?").edits(-2, "hardly any").sees("0 to 10")
    family.answers(ana).sees("Anger").edits(-2, "1").sees("Those answers are all in")


# --- practice --------------------------------------------------------------------------------------------------------
def test_an_answer_in_practice_is_listened_to_anew_while_its_feedback_is_there(family: Family) -> None:
    ana = family.member().commands("/rehearse").taps("One reaction").says("You always lie, but you must stop.")
    ana.sees("make people defend themselves").edits(-1, "It sounds as if you are tired. What worries you most?")
    ana.sees("You reflected").taps("Enough for today").edits(-1, "no").sees("nothing of it is kept")


# --- the letter ------------------------------------------------------------------------------------------------------
def test_a_message_that_was_written_anew_follows_the_newer_message(family: Family) -> None:
    ana = family.member().commands("/letter").taps("Begin").says("You taught me to swim.")
    ana.taps("Read or change").taps("Change a message").taps("You taught me").says("You taught me to dive.")
    ana.edits(-1, "You taught me to sail.").sees("I changed it in your letter").edits(-2, "old words")
    ana.sees("That answer stays as it was").taps("Back to my letter").taps("Read it whole").sees(
        "You taught me to sail."
    )


# --- the specialist's side ------------------------------------------------------------------------------------------
def test_what_to_call_them_is_changed_while_the_case_is_not_open_yet(family: Family) -> None:
    nora = (
        family.specialist.forges(">open_case")
        .says("Birch")
        .says("Tomm")
        .edits(-1, "Tom")
        .sees("changed your answer, too")
    )
    nora.taps("Johnson").taps("Work with this").taps("Spain").taps("Madrid").edits(-1, "Tim").sees("That step is done")
    nora.taps("Open the case").sees("Tom")


def test_the_moment_of_the_meeting_is_changed_until_it_is_set(family: Family) -> None:
    nora = family.opens("plan_meeting").says("5 Dec 2026 15:30").edits(-1, "6 Dec 2026 15:30").sees("6")
    nora.taps("Yes, that is it").says("Oak Street 5").sees("The meeting is set.").edits(-1, "Elm Street 5")
    nora.sees("That step is done")
    assert len(family.rows("case")) == 1


def test_notes_of_a_rehearsal_follow_their_message(family: Family) -> None:
    family.member()
    nora = family.opens("rehearsals").taps("Set the 1. date").says("5 Dec 2026 15:30").taps("Yes, that is it")
    nora.says("Oak Street 5").taps("1. rehearsal").taps("Write notes").says("Ben was late").edits(-1, "Ben was early")
    nora.sees("changed your answer, too").sees("Ben was early")


# --- always ----------------------------------------------------------------------------------------------------------
def test_words_of_danger_in_an_edit_are_answered_whatever_becomes_of_it(family: Family) -> None:
    ana = boundary_to(family, family.member(), "boundary").edits(-1, "I want to kill myself")
    ana.sees("024")


def test_an_empty_edit_changes_nothing(family: Family) -> None:
    ana = boundary_to(family, family.member(), "boundary")
    ana.edits(-1, "   ").sees("That answer stays as it was")
    assert family.at(ana) == ("boundary", "boundary")
