"""Telling what one knows: kept at once, resumed at the exact question, changed at will, and only the specialist reads it."""

from __future__ import annotations

import pytest

from content.load import information
from tests.family import Family
from tests.talk import Phone


def opens(ana: Phone, part: str) -> Phone:
    """A part of the information by its title, from anywhere."""
    ana.forges(">information").taps("Choose a part")
    while not any(button.removeprefix("✓ ") == part for button in ana.buttons):
        ana.taps("More ›")
    return ana.taps(next(button for button in ana.buttons if button.removeprefix("✓ ") == part))


def test_every_answer_is_kept_at_once_with_how_it_is_known(family: Family) -> None:
    ana = family.member()
    ana.taps("What I know").taps("Go on: What they use").taps("Begin").sees("What they use · 1 of 7")
    ana.taps("Alcohol").taps("Done").sees("Uses: Alcohol").taps("I saw it myself").sees("2 of 7")
    assert "What I know: 0 of 12" in ana.commands("/menu").buttons
    family.specialist.forges(f">told:{family.case_id}-{family.person('Ana')}").taps("What they use")
    family.specialist.sees("<b>Uses</b>: Alcohol · saw it")


def test_one_comes_back_to_the_exact_question(family: Family) -> None:
    ana = opens(family.member(), "Health").taps("Begin").taps("I don't know").taps("No").commands("/sos").taps("‹ Back")
    ana.sees("How do you know it?").taps("Somebody told me").sees("3 of 7")
    ana.commands("/menu").taps("What I know").taps("Go on: Health").sees("3 of 7")
    ana.commands("/menu").taps("Go on where I was").sees("3 of 7")


def test_several_answers_in_one_message_are_taken_apart_where_it_is_safe(family: Family) -> None:
    ana = opens(family.member(), "What they use").taps("Begin").says("wine, weed and glue")
    ana.sees("Uses: Alcohol, Cannabis").sees("Your note: glue")


def test_words_beside_ticks_take_nothing_away_from_them(family: Family) -> None:
    ana = opens(family.member(), "What they use").taps("Begin").taps("Alcohol").says("something blue")
    ana.sees("So far: Alcohol").sees("Your note: something blue").says("weed").sees("Uses: Alcohol, Cannabis")


def test_a_yes_with_more_words_is_a_yes_and_keeps_the_words(family: Family) -> None:
    ana = opens(family.member(), "Health").taps("Begin").taps("Skip").says("yes, twice last winter")
    ana.sees("Seizures, seeing things: Yes").sees("Your note: yes, twice last winter")


def test_words_that_cannot_be_read_are_kept_as_a_note(family: Family) -> None:
    ana = opens(family.member(), "Health").taps("Begin").says("it depends on the week")
    ana.sees("I kept your words as a note").sees("Your note: it depends on the week").taps("Yes")
    ana.sees("Your note: it depends on the week")


def test_two_numbers_are_asked_again_and_one_is_read(family: Family) -> None:
    ana = opens(family.member(), "What has been tried").taps("Begin").says("15 or 16").sees("one number")
    ana.says("about 15 I think").sees("Age when it began: 15")


def test_an_answer_is_changed_from_the_review_and_goes_back_there(family: Family) -> None:
    ana = opens(family.member(), "Health").taps("Begin").taps("No").taps("It is my guess").forges(">information")
    ana.taps("See my answers").taps("Health").sees("Alcohol or calming pills daily: No").taps(
        "Alcohol or calming pills daily"
    )
    ana.sees("So far: No").taps("I don't know").sees("Changed.").sees("Alcohol or calming pills daily: I don't know")


def test_a_question_that_depends_on_another_is_only_asked_when_it_fits(family: Family) -> None:
    ana = opens(family.member(), "Children").taps("Begin").sees("1 of 1").taps("No").taps("I saw it myself")
    ana.sees("This part is done")
    opens(ana, "Children").taps("Children nearby").taps("Yes").taps("I saw it myself")
    opens(ana, "Children").sees("2 of 4")


def test_an_edited_message_changes_the_answer_it_gave_and_leaves_others_alone(family: Family) -> None:
    ana = opens(family.member(), "What has been tried").taps("Begin").says("15").sees("Age when it began: 15")
    ana.edits(-1, "17").sees("I changed your answer").sees("Age when it began: 17").edits(
        -1, "no idea at all, 3 or 4"
    ).sees("17")
    ana.taps("It is my guess").sees("2 of 6").edits(-1, "18").sees("I changed your answer")
    opens(ana, "What has been tried").sees("2 of 6")
    assert [told.value.value for told in family.told_by("Ana").values()] == [18]


# --- red flags -------------------------------------------------------------------------------------------------------
def test_a_red_flag_reaches_the_specialist_at_once_and_nobody_else(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    before = len(ben.heard)
    opens(ana, "Safety").taps("Begin").taps("Yes").sees("hears of it at once")
    assert [row.kind for row in family.rows("alert")] == ["flag_violence"]
    family.specialist.taps("Look at it now").sees("Violence or threats").taps("Red flags").taps("Violence or threats")
    family.specialist.sees("Told by Ana")
    assert len(ben.heard) == before
    ben.forges(f">red_flags:{family.case_id}").sees("not open to you")
    ben.forges(f">told:{family.case_id}-{family.person('Ana')}").sees("not open to you")


def test_the_same_flag_is_raised_once_by_one_member(family: Family) -> None:
    ana = opens(family.member(), "Safety").taps("Begin").taps("Yes").taps("Skip").taps("Yes").taps("Skip")
    ana.sees("3 of 6")
    assert [row.kind for row in family.rows("alert")] == ["flag_violence"]


def test_a_surprise_meeting_is_paused_until_the_flag_is_signed_off(family: Family) -> None:
    opens(family.member(), "Safety").taps("Begin").taps("Yes")
    nora = family.specialist.forges(f">plan_meeting:{family.case_id}").says("5 Dec 2026 15:30").taps("Yes, that is it")
    nora.says("Oak Street 5").sees("a surprise meeting is paused")
    assert family.rows("case")[0].meeting_at is None
    nora.forges(f">case:{family.case_id}").sees("Paused").taps("More ›").taps("Red flags").taps("Violence or threats")
    nora.taps("I looked").sees("Signed off")
    nora.forges(f">plan_meeting:{family.case_id}").says("5 Dec 2026 15:30").taps("Yes, that is it").says("Oak Street 5")
    nora.sees("The meeting is set.")


def test_somebody_elses_flag_opens_it_again(family: Family) -> None:
    opens(family.member("Ana"), "Safety").taps("Begin").taps("Yes")
    family.specialist.forges(f">red_flags:{family.case_id}").taps("Violence or threats").taps("I looked")
    opens(family.member("Ben"), "Safety").taps("Begin").taps("Yes")
    assert [row.signed_at for row in family.rows("red_flag")] == [None]


def test_erasing_oneself_takes_the_answers_and_leaves_the_flag(family: Family) -> None:
    ana = opens(family.member(), "Safety").taps("Begin").taps("Yes")
    ana.commands("/forget").taps("Yes, go on").taps("Erase it now")
    assert family.rows("information") == []
    assert [(row.flag, row.raised_by) for row in family.rows("red_flag")] == [("violence", 0)]


# --- severity --------------------------------------------------------------------------------------------------------
def test_the_signs_are_shown_as_a_range_and_never_as_a_diagnosis(family: Family) -> None:
    ana = opens(family.member(), "Eleven signs").taps("Begin")
    for answer in ("Yes", "Yes", "Yes", "I don't know", "No", "No", "No", "No", "No", "No", "No", "No"):
        ana.taps(answer)
        if answer != "I don't know":
            ana.taps("I saw it myself")
    ana.sees("You saw 3 of the 11 signs for sure. With those that are unclear it could be 4.")
    ana.sees("between “mild” and “moderate”").sees("This is not a diagnosis")


# --- members under 18 ------------------------------------------------------------------------------------------------
def test_a_member_under_18_finds_the_short_path(family: Family) -> None:
    ana = family.newcomer(family.invitation()).taps("English").taps("How is it kept private?")
    while "Go on" in ana.buttons:
        ana.taps("Go on")
    ana.taps("Yes, that is all right").says("Ana").taps("A son or daughter").taps("Madrid").taps("Not yet").taps(
        "Yes, keep"
    )
    family.specialist.taps("See who it is").sees("under 18").taps("Yes, an adult agrees")
    assert [row.what for row in family.rows("consent") if row.what.startswith("guardian")] == [
        f"guardian:{family.rows('participation', minor=True)[0].person}"
    ]
    ana.commands("/letter").sees("an adult you trust can read it for you")
    assert "My boundary" not in ana.commands("/menu").buttons
    ana.taps("What I know").taps("Choose a part")
    minors = [part.title["en"] for part in information() if part.minors]
    assert [button for button in ana.buttons if button not in ("‹ Back", "Menu")] == minors
    ana.commands("/boundaries").sees("not open to you")


@pytest.mark.parametrize("data", [">information:999", ">information:x", ">told:1-1", ">red_flags:1"])
def test_a_forged_tap_opens_nothing(family: Family, data: str) -> None:
    family.member().forges(data).sees("not open to you")
