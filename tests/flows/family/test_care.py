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


# --- when it is offered ----------------------------------------------------------------------------------------------
def test_it_is_offered_after_the_letter_and_can_be_left(family: Family) -> None:
    ana = family.member().commands("/letter").taps("Begin").says("You taught me to swim.").taps("Done")
    ana.taps("How am I after this?").taps("Not good").taps("A minute for me").sees("A minute for yourself")
    ana.taps("Not now").sees("You have carried a lot").taps("Enough for today")
    assert family.rows("check_in") == []


def test_it_is_offered_on_the_day_on_which_a_letter_is_shared(family: Family) -> None:
    ana = family.member().commands("/letter").taps("Begin").says("You taught me to swim.").taps("Done")
    family.time_passes(days=2)
    assert not ana.commands("/letter").has("How am I after this?")
    assert ana.taps("Share with Nora").taps("Yes, share it").has("How am I after this?")


def test_it_is_offered_after_a_red_flag(family: Family) -> None:
    ana = family.member().forges(">information").taps("Choose a part").taps("More ›").taps("Safety").taps("Begin")
    ana.taps("Yes").forges(">information").taps("A minute for me").sees("A minute for yourself")


def test_it_is_offered_after_a_danger(family: Family) -> None:
    ana = family.member().says("he hit me, I am afraid").taps("Yes, it is happening now").taps("A minute for me")
    ana.sees("A minute for yourself").taps("‹ Back").sees("Please call now")


def test_it_is_offered_after_practice_and_after_a_full_run(family: Family) -> None:
    ana = family.member().commands("/rehearse").taps("One reaction").taps("A").taps("Enough for today")
    ana.taps("A minute for me").sees("A minute for yourself")
    ana.commands("/letter").taps("Begin").says("You taught me to swim.").commands("/rehearse").taps("A full run")
    ana.taps("I have read it").taps("A minute for me").sees("A minute for yourself")


def test_it_is_offered_after_a_rehearsal_with_the_circle(family: Family) -> None:
    ana = family.member()
    family.opens("rehearsals").taps("Set the 1. date").says("26 Nov 2026 15:30").taps("Yes, that is it").says(
        "Oak Street 5"
    )
    assert not ana.forges(f">group_rehearsal:{family.case_id}").has("A minute for me")
    family.time_passes(days=4)
    ana.forges(f">group_rehearsal:{family.case_id}").taps("A minute for me").sees("A minute for yourself")


def test_the_weekly_question_can_be_paused_and_opened_all_the_same(family: Family) -> None:
    ana = family.member().commands("/checkin").taps("Pause for four weeks").sees("I ask again in four weeks")
    pushed = len(ana.pushed)
    family.time_passes(days=26)
    assert len(ana.pushed) == pushed
    ana.commands("/checkin").taps("Begin").sees("How much guilt")
    family.time_passes(days=3)
    assert len(ana.pushed) == pushed + 1


# --- what helps ------------------------------------------------------------------------------------------------------
def feels(family: Family, **answers: str | int) -> Phone:
    return family.answers(family.member().commands("/checkin").taps("Begin"), **answers)


def test_the_path_that_fits_stands_first(family: Family) -> None:
    ana = feels(family, fear=9).sees("name five things")
    assert ana.buttons[0] == "Calm down a little"
    ana.taps("Calm down a little").sees("Put both feet on the floor").taps("Something different").sees(
        "What would do you good"
    )
    ana.taps("Talk to my specialist").sees("Your talk with Nora")
    assert family.rows("alert") == []


def test_too_little_sleep_and_nobody_to_talk_to_have_a_path_too(family: Family) -> None:
    ana = feels(family, sleep=3, support="No").sees("Too little sleep").sees("Nobody to talk to")
    assert ana.buttons[0] == "What to do tonight"


def test_every_path_is_there_without_questions(family: Family) -> None:
    ana = family.member().commands("/checkin").taps("Help without questions")
    for path in ("Calm down a little", "What others feel", "What to do tonight", "Where to find a group"):
        ana.taps(path).taps("Something different")
    assert family.rows("check_in") == [] and family.rows("alert") == []


def test_a_forged_path_opens_nothing_of_others(family: Family) -> None:
    ana = family.member()
    for data in ("", "999-grounding", "x", f"{family.case_id}-nonsense"):
        ana.forges(f">support_path:{data}").sees("not open to you")


# --- once a month ----------------------------------------------------------------------------------------------------
def month(family: Family, *answers: str) -> Phone:
    """Three weeks after the first answers, at the end of the four questions."""
    ana = feels(family, guilt=1).sees("Thank you").taps("Done")
    family.time_passes(days=21)
    weekly(ana.commands("/checkin").taps("Begin")).sees("PHQ-2 and GAD-2").taps("Begin")
    for answer in answers:
        ana.sees("Over the last 2 weeks, how often have you been bothered").taps(answer)
    return ana


def weekly(ana: Phone) -> Phone:
    while ana.has("Skip this one"):
        ana.taps("Skip this one")
    return ana.taps("Yes")


def test_nothing_is_asked_between_a_hard_answer_and_a_kind_word(family: Family) -> None:
    ana = family.member()
    weekly(ana.commands("/checkin").taps("Begin")).sees("Thank you").taps("Done")
    family.time_passes(days=21)
    family.answers(ana.commands("/checkin").taps("Begin"), despair=9).sees("I have asked Nora")
    assert ana.buttons[0] == "I need help now" and not [text for text in ana.heard if "PHQ-2" in text]


def test_the_four_of_the_month_are_asked_once_a_month(family: Family) -> None:
    ana = month(family, "Not at all", "Several days", "Several days", "Not at all").sees("Thank you").taps("Done")
    assert family.rows("alert") == []
    weekly(ana.commands("/checkin").taps("Begin")).sees("Thank you").taps("Done")
    family.time_passes(days=28)
    weekly(ana.commands("/checkin").taps("Begin")).sees("PHQ-2 and GAD-2").taps("Not this month").sees("Thank you")
    weekly(ana.taps("Done").commands("/checkin").taps("Begin")).sees("Thank you")


def test_three_of_six_is_positive_and_met_with_a_kind_next_step(family: Family) -> None:
    ana = month(family, "Several days", "More than half the days", "Not at all", "Nearly every day")
    ana.sees("Your mood has been low").sees("Worry has had a hold on you").sees("asked Nora to get in touch")
    assert [(one.kind, one.level) for one in family.rows("alert")] == [("phq_2", "amber"), ("gad_2", "amber")]
    family.specialist.commands("/menu").taps("2 alerts to read").sees("PHQ-2").taps("PHQ-2: Ana").sees("no diagnosis")
    family.specialist.taps("Check-ins").sees("PHQ-2, mood: More than half the days")


def test_the_next_one_comes_within_three_days_of_an_answer_that_was_told(family: Family) -> None:
    ana = feels(family, despair=9).sees("asked Nora")
    before = len(ana.pushed)
    family.time_passes(days=3, hours=4)
    assert len(ana.pushed) == before + 1
