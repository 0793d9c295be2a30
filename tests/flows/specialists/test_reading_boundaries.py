"""The specialist reads what members have committed to, and answers it; drafts stay where they are."""

from __future__ import annotations

from tests.family import Family
from tests.flows.family.test_boundary import begins, commits, finishes
from tests.flows.specialists.test_backup import backup
from tests.talk import Phone


def open_it(family: Family) -> Phone:
    return family.specialist.taps("Read it").taps("Money")


def test_a_draft_stays_private_until_it_is_committed(family: Family) -> None:
    ana = finishes(begins(family, i_will="MARKER"))
    nora = family.opens("read_boundaries", f"{family.case_id}-{family.person('Ana')}").sees("Nothing at the moment")
    assert not [text for text in nora.heard if "MARKER" in text]
    ana.taps("I commit to this")
    open_it(family).sees("MARKER")


def test_a_boundary_is_approved_in_its_version_and_a_later_edit_asks_again(family: Family) -> None:
    ana = commits(family)
    open_it(family).taps("Approve it as it is").sees("approved")
    assert family.rows("participation", boundaries_approved=1, boundaries=1) != []
    ana.commands("/boundaries").sees("has read and approved it")
    ana.taps("Change a line").taps("When").says("you ask for cash").taps("8")
    assert family.rows("participation", boundaries_approved=1) == []
    ana.taps("I commit to this")
    open_it(family).sees("changed since it was approved")


def test_what_changed_while_it_was_read_is_shown_before_it_can_be_approved(family: Family) -> None:
    ana = commits(family)
    nora = open_it(family)
    ana.taps("Change a line").taps("When").says("something else").taps("8").taps("I commit to this")
    nora.taps("Approve it as it is").sees("It has changed since you opened it").sees("something else")
    assert family.rows("participation", boundaries_approved=1) == []
    nora.taps("Approve it as it is").sees("Approved as it stands")


def test_being_changed_it_closes_on_the_specialists_screen(family: Family) -> None:
    ana = commits(family)
    nora = open_it(family).sees("you ask me for cash")
    ana.taps("Change a line").taps("When").says("a")
    nora.sees("being changed, or is gone")


def test_a_wish_for_a_change_is_told_discreetly_and_answered_in_place(family: Family) -> None:
    ana = commits(family)
    open_it(family).taps("Ask for a change").says("Could the first step be smaller?")
    assert "smaller" not in ana.pushed[-1]
    ana.taps("See it").taps("Money: a wish").sees("Could the first step be smaller?")
    ana.taps("Write back").says("I will think about it.").sees("Sent to Nora").taps("Change my words").sees(
        "My boundary"
    )
    nora = family.specialist.taps("See it").taps("Money").sees("They answered: I will think about it.")
    assert "think" not in nora.pushed[-1]


def test_what_was_asked_is_changed_in_the_very_boundary_and_asks_for_approval_again(family: Family) -> None:
    ana = commits(family)
    open_it(family).taps("Ask for a change").says("Smaller?")
    ana.taps("See it").taps("Money: a wish").taps("Change my words").sees("you ask me for cash").taps("Change a line")
    ana.taps("I will").says("say no once").taps("9").taps("I commit to this").sees("You have committed")
    open_it(family).sees("say no once").sees("not approved yet")
    ana.forges(f">one_boundary:{family.case_id}-1").sees("not open to you")


def test_a_wish_can_be_declined_without_a_reason(family: Family) -> None:
    ana = commits(family)
    open_it(family).taps("Ask for a change").says("Smaller?")
    ana.taps("See it").taps("Money: a wish").taps("I keep mine").sees("Your words stay as they are")
    family.specialist.taps("See it").taps("Money").sees("they keep their own words")


def test_no_member_reads_anothers_boundary_or_notes(family: Family) -> None:
    commits(family, i_will="MARKER")
    open_it(family).taps("Comment").says("NOTE-MARKER")
    ben = family.member("Ben")
    for flow in ("read_boundaries", "reviewed", "boundary", "review_letter"):
        ben.forges(f">{flow}:{family.case_id}-{family.person('Ana')}").forges(f">{flow}:{family.case_id}")
    assert not [text for text in ben.heard if "MARKER" in text]


def test_a_removed_boundary_takes_its_notes_with_it(family: Family) -> None:
    ana = commits(family)
    open_it(family).taps("Comment").says("Good.")
    ana.commands("/boundaries").taps("Remove this boundary").taps("Yes, remove it")
    assert (family.rows("review_note"), family.rows("boundary")) == ([], [])


def test_the_desk_counts_what_is_to_be_approved(family: Family) -> None:
    commits(family)
    nora = family.opens("case").sees("1 boundary to approve")
    open_it(family).taps("Approve it as it is")
    assert "to approve" not in nora.forges(f">case:{family.case_id}").screen


def test_an_approval_asks_for_no_answer(family: Family) -> None:
    ana = commits(family)
    open_it(family).taps("Approve it as it is")
    ana.taps("See it").sees("About your words").taps("Money: approved").sees("says yes to it as it stands")
    assert not [button for button in ana.commands("/menu").buttons if "new line" in button]


def test_the_longest_words_fit_a_message(family: Family) -> None:
    long = dict.fromkeys(("when", "i_will", "so_that", "supporter", "wobble", "still_offer"), "w" * 200)
    ana = commits(family, **long)
    for _ in range(3):
        family.opens("read_boundaries", f"{family.case_id}-{family.person('Ana')}").taps("Money").taps("Comment").says(
            "c" * 1000
        )
        ana.forges(f">reviewed:{family.case_id}").taps("Money: a comment").taps("Write back").says("r" * 1000)
    nora = family.opens("read_boundaries", f"{family.case_id}-{family.person('Ana')}").taps("Money")
    assert len(nora.screen) < 4096 and "r" * 1000 in nora.screen


def test_both_versions_stand_side_by_side_after_a_change(family: Family) -> None:
    ana = commits(family)
    open_it(family).taps("Approve it as it is")
    ana.commands("/boundaries").taps("Change a line").taps("When").says("you ask for cash").taps("8").taps(
        "I commit to this"
    )
    nora = open_it(family).taps("Before and after")
    before, now = nora.screen.split("As it stands now")
    assert "you ask me for cash" in before and "you ask for cash" in now


def test_other_words_are_suggested_beside_the_authors_own_and_change_nothing_by_themselves(family: Family) -> None:
    ana = commits(family)
    open_it(family).taps("Suggest words").says("When you ask, I will listen first.")
    ana.taps("See it").taps("Money: other words").sees("you ask me for cash").sees("I will listen first.")
    ana.taps("I keep mine").sees("Your words stay as they are")
    family.opens("read_boundaries", f"{family.case_id}-{family.person('Ana')}").taps("Money").sees(
        "they keep their own words"
    )


def test_of_two_specialists_the_second_is_told_who_approved_it(family: Family) -> None:
    olga = backup(family)
    commits(family)
    nora = open_it(family)
    olga.forges(f">read_boundaries:{family.case_id}-{family.person('Ana')}").taps("Money").taps("Approve it as it is")
    nora.taps("Approve it as it is").sees("approved by Olga")
    assert len(family.rows("review_note", kind="approved")) == 1
