"""A loved one comes in: only after a yes, told honestly, asked, and free to leave; the wrong person gives the link back."""

from __future__ import annotations

from tests.family import Family, join_loved_one, reads_on
from tests.talk import Phone


def at_the_door(family: Family) -> Phone:
    return family.newcomer(family.loved_one_invitation(), name="Sam").taps("English")


def test_they_are_told_what_was_collected_and_by_what_right_before_they_are_asked(family: Family) -> None:
    sam = at_the_door(family).taps("Yes, that is me")
    sam.sees("They were also asked about you").taps("Go on").sees("By what right?").taps("Go on")
    reads_on(sam).sees("Is it all right for you")
    assert family.rows("consent", person=family.rows("participation", role="loved_one")[0].person) == []


def test_nothing_of_the_programme_is_open_before_the_yes(family: Family) -> None:
    sam = at_the_door(family).taps("Yes, that is me").commands("/menu")
    assert sam.buttons == ["Go on where I was", "Settings", "I need help now"]
    sam.commands("/checkin").sees("That is not open to you right now.")
    for flow in ("hard_moment", "i_used", "sharing", "my_things", "reminders"):
        sam.forges(f">{flow}:{family.case_id}").sees("That is not open to you right now.")


def test_a_reason_that_is_given_at_the_end_is_kept_for_hard_days(family: Family) -> None:
    sam = family.newcomer(family.loved_one_invitation(), name="Sam")
    reads_on(sam.taps("English").taps("Yes, that is me")).taps("Yes, that is all right").says("Sam")
    sam.taps("Spain").taps("Madrid").taps("18:00").taps("Yes, keep them neutral").says("For my daughter Lucy")
    sam.sees("Everything is ready").opens("This is a hard moment").sees("For my daughter Lucy")


def test_a_relative_who_opens_the_link_gives_it_back_and_leaves_nothing_behind(family: Family) -> None:
    code = family.loved_one_invitation()
    uncle = family.newcomer(code, name="Uncle").taps("English").taps("No, I am family or a friend")
    uncle.sees("The link works again")
    assert family.rows("participation", role="loved_one") == []
    assert len(family.rows("person")) == 1
    uncle.commands("/menu").sees("This is a private place")
    join_loved_one(family.newcomer(code, name="Sam")).sees("Everything is ready")


def test_a_member_who_opens_the_loved_ones_link_is_told_whose_it_is(family: Family) -> None:
    ana, code = family.member(), family.loved_one_invitation()
    ana.starts(code).sees("This link is for the person your circle is about")
    join_loved_one(family.newcomer(code, name="Sam")).sees("Everything is ready")


def test_a_loved_one_who_opens_a_family_link_is_told_so_and_it_still_works(family: Family) -> None:
    sam, code = family.loved_one(), family.invitation("Ben")
    sam.starts(code).sees("This link is for somebody of your family")
    family.newcomer(code).taps("English").sees("Good that you are here")


def test_what_the_family_was_asked_stands_there_question_by_question(family: Family) -> None:
    sam = family.loved_one().opens("What was collected").sees("By what right?").taps("What they were asked")
    sam.sees("• Health").sees("• Safety").taps("All right").taps("Ask to see or correct it")
    assert family.at(sam)[0] == "talk"


def test_check_ins_can_be_stopped_and_begun_again(family: Family) -> None:
    sam = family.loved_one().opens("What was collected").taps("Stop the check-ins").taps("Yes, stop them")
    sam.sees("Check-ins have ended")
    family.time_passes(days=2)
    before = len(sam.pushed)  # how that day was for them is asked once, whatever they want afterwards
    family.time_passes(days=6)
    family.answers(sam.commands("/checkin").taps("Begin"), craving=9)
    family.time_passes(days=8)
    assert len(sam.pushed) == before
    sam.opens("This is a hard moment").opens("What was collected").taps("Start check-ins again")
    family.time_passes(days=1, hours=4)
    assert len(sam.pushed) == before + 1


def test_who_leaves_leaves_nothing_behind(family: Family) -> None:
    ana = family.member()
    sam = family.loved_one()
    sam.opens("My own things").taps("Why I do this").taps("Add a reason").says("Lucy")
    sam.opens("Who sees what").taps("Ana").taps("Mood")
    sam.opens("My own things").taps("My reminders").taps("Add a reminder").taps("Medicine").taps("Leave it neutral")
    sam.taps("Every day").taps("08:00")
    family.answers(sam.commands("/checkin").taps("Begin"), mood=6)
    person = family.person("Sam")
    sam.opens("What was collected").taps("Leave and erase everything").taps("Yes, go on").taps("Erase it now")
    for table in ("kept_words", "reminder", "check_in", "due", "participation", "consent"):
        assert family.rows(table, person=person) == []
    assert family.rows("check_in_answer") == family.rows("release") == []
    ana.opens("What Sam shares").sees("At the moment that is nothing.")
