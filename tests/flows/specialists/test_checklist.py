"""The checklist of a case: due by the meeting's date, given to people, ticked, reminded of, and part of a go."""

from __future__ import annotations

import json

import pytest

from flows import effects as e
from tests.family import Family
from tests.talk import Phone


def finds(phone: Phone, label: str) -> Phone:
    """Turns pages until that button is there."""
    for _ in range(10):
        if phone.has(label):
            break
        phone.taps("More ›" if phone.has("More ›") else "To the start ›")
    return phone.taps(label)


def sets(family: Family, when: str, where: str = "Oak Street 5") -> Phone:
    return family.opens("plan_meeting").says(when).taps("Yes, that is it").says(where)


def gives(family: Family, task: str, name: str = "Ana") -> Phone:
    return finds(family.opens("checklist"), task).taps("Give it to somebody").taps(name)


def test_before_there_is_a_date_days_are_counted_back_from_it(family: Family) -> None:
    nora = family.opens("checklist").sees("No meeting is set yet").sees("0 of 27 done.")
    nora.sees("Plan for safety · You · 14 days before the meeting").sees("The bed is held · You · 7 days before")


def test_with_a_date_each_task_is_due_by_a_day_and_moves_with_it(family: Family) -> None:
    sets(family, "12 Dec 2026 15:30")
    family.opens("checklist").sees("Plan for safety · You · by Sat, Nov 28")
    sets(family, "19 Dec 2026 15:30")
    family.opens("checklist").sees("Plan for safety · You · by Sat, Dec 5")
    sets(family, "5 Dec 2026 15:30")
    family.opens("checklist").sees("Plan for safety · You · as soon as possible (planned for Sat, Nov 21)")


def test_a_task_is_given_told_of_discreetly_and_ticked_by_its_owner(family: Family) -> None:
    ana = family.member("Ana")
    gives(family, "The bed is held").sees("Ana has it now").sees("Ana · 7 days before the meeting")
    assert "There is something that you could take care of." in ana.pushed[-1]
    assert not any(word in ana.pushed[-1] for word in ("bed", "Sam", "treatment"))
    ana.taps("Open").sees("1 task is open").taps("The bed is held").sees("said yes for the day of the meeting")
    ana.taps("It is done").sees("Nora sees that it is done").sees("All done. Thank you.")
    family.specialist.sees("Ana · done")
    (row,) = family.rows("task")
    assert (row.owner, row.done_by, row.done_at) == (family.person("Ana"), family.person("Ana"), family.talk.now)
    finds(family.opens("checklist"), "✓ The bed is held").sees("Ana · done").taps("Open it again").sees("Ana · 7 days")
    assert family.rows("task")[0].done_at is None


def test_my_tasks_stand_in_the_menu_of_those_who_have_one(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben", language="es")
    gives(family, "The bed is held", "Ben")
    ben.opens("My tasks: 1 open").sees("Plaza reservada")
    assert not ana.commands("/menu").has("My tasks")
    ana.forges(f">my_tasks:{family.case_id}").sees("There is nothing for you to do")
    assert ana.buttons == ["‹ Back", "Menu"]


def test_what_was_given_to_me_is_among_my_data(family: Family) -> None:
    ana = family.member("Ana")
    gives(family, "The bed is held")
    ana.commands("/mydata").taps("Yes, send the file")
    assert json.loads(ana.documents[-1])["cases"][0]["tasks"] == [{"task": "bed", "done_at": None}]


def test_nobody_ticks_what_was_given_to_somebody_else_meanwhile(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    gives(family, "The bed is held")
    ana.taps("Open").taps("The bed is held")
    gives(family, "The bed is held", "Ben")
    ana.taps("It is done").sees("Somebody else takes care of this now.").commands("/sos").taps("‹ Back").taps(
        "My tasks"
    )
    ana.sees("There is nothing for you to do")
    assert family.rows("task")[0].done_at is None
    ben.taps("Open").taps("The bed is held").taps("It is done").sees("All done")


def test_a_task_comes_back_to_the_specialist_when_its_owner_leaves(family: Family) -> None:
    ana = family.member("Ana")
    gives(family, "The bed is held")
    ana.commands("/forget").taps("Yes, go on").taps("Erase it now")
    family.opens("checklist").sees("The bed is held · You · 7 days")
    assert family.rows("task")[0].owner is None


def test_what_was_done_for_the_old_day_is_open_again_for_the_new_one(family: Family) -> None:
    family.member("Ana")
    sets(family, "12 Dec 2026 15:30")
    finds(family.opens("checklist"), "The bed is held").taps("It is done")
    finds(family.opens("checklist"), "Plan for safety").taps("It is done")
    sets(family, "19 Dec 2026 15:30").sees("1 task was done for the old day.")
    assert {row.task: bool(row.done_at) for row in family.rows("task")} == {"bed": False, "safety": True}
    assert family.rows("case")[0].secured == "safety"


def test_the_same_day_at_another_place_opens_nothing(family: Family) -> None:
    sets(family, "12 Dec 2026 15:30")
    finds(family.opens("checklist"), "The bed is held").taps("It is done")
    sets(family, "12 Dec 2026 15:30", "Elm Street 1")
    assert family.rows("task")[0].done_at is not None


# --- reminders -------------------------------------------------------------------------------------------------------
def due(phone: Phone) -> list[str]:
    return [text for text in phone.pushed if "yours is due" in text or "yours are due" in text]


def test_an_owner_is_reminded_in_the_morning_of_the_day_and_not_when_it_is_done(family: Family) -> None:
    ana = family.member("Ana")
    sets(family, "12 Dec 2026 15:30")
    gives(family, "The bed is held")
    family.time_passes(days=11, hours=16, minutes=59)  # 5 December, 8:59 in Madrid
    assert due(ana) == []
    family.time_passes(minutes=1)
    assert len(due(ana)) == 1 and "1 thing of yours is due." in due(ana)[0]
    assert not any(word in due(ana)[0] for word in ("bed", "Sam", "meeting"))
    ana.taps("Open").taps("The bed is held").taps("It is done")
    family.time_passes(days=6)
    assert len(due(ana)) == 1


def test_a_date_that_moves_moves_the_reminders(family: Family) -> None:
    ana = family.member("Ana")
    sets(family, "12 Dec 2026 15:30")
    gives(family, "The bed is held")
    sets(family, "19 Dec 2026 15:30")
    family.time_passes(days=18, hours=16)
    assert due(ana) == []
    family.time_passes(hours=4)
    assert len(due(ana)) == 1


def test_after_the_meeting_nobody_is_reminded(family: Family) -> None:
    family.member("Ana")
    sets(family, "12 Dec 2026 15:30")
    family.ends("A no")
    family.time_passes(days=25)
    assert due(family.specialist) == []


def test_the_specialist_is_reminded_of_what_nobody_else_has(family: Family) -> None:
    sets(family, "12 Dec 2026 15:30")
    family.time_passes(days=5, hours=3)
    assert family.specialist.pushed == ["There is a new note for you."]
    family.specialist.taps("Open")
    assert family.at(family.specialist) == ("checklist", "checklist")


# --- go or no-go -----------------------------------------------------------------------------------------------------
def test_a_go_waits_for_bed_ride_and_safety_and_names_who_has_them(family: Family) -> None:
    ana = family.member("Ana")
    gives(family, "The bed is held")
    nora = family.opens("ready").sees("<b>You</b>: plan for safety not done, ride not arranged")
    nora.sees("<b>Ana</b>: bed not held")
    assert family.at(nora.taps("Checklist")) == ("checklist", "checklist")
    ana.taps("Open").taps("The bed is held").taps("It is done")
    assert "bed not held" not in family.opens("ready").screen
    assert family.rows("case")[0].secured == "bed"


def test_with_an_approach_that_holds_no_meeting_they_hold_nothing_up(family: Family) -> None:
    family.decides("Nora", e.ApproachChosen(family.case_id, "craft"))
    assert "bed not held" not in family.opens("ready").screen


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_reads_whole_in_every_language(language: str) -> None:
    family = Family(language)
    ana = family.member("Ana", language=language)
    gives(family, "The bed is held").taps("The whole list").sees("0 of 27 done.")
    ana.taps("Open").taps("The bed is held").taps("It is done").taps("✓ The bed is held").taps("Open it again").sees(
        "It is open again"
    )


def test_a_task_of_ones_own_is_added_given_and_reminded_of(family: Family) -> None:
    ana = family.member("Ana")
    sets(family, "12 Dec 2026 15:30")
    nora = family.opens("checklist").taps("Add a task").says("a" * 40).sees("28 letters or fewer")
    nora.says("Ask the neighbour for a key").says("many").sees("That is no number from 0 to 60").says("2")
    nora.sees("It is on the list.").sees("Ask the neighbour for a key").sees("You · by Thu, Dec 10")
    nora.taps("Give it to somebody").taps("Ana")
    ana.taps("Open").sees("Ask the neighbour for a key")
    family.time_passes(days=17)
    assert "1 thing of yours is due." in ana.pushed[-1]
    ana.commands("/menu")
    ana.forges(f">my_tasks:{family.case_id}").taps("Ask the neighbour for a key").taps("It is done").sees("All done")
    finds(family.opens("checklist"), "✓ Ask the neighbour for a key").taps("Take it off the list")
    assert not finds_at_all(family.opens("checklist"), "Ask the neighbour for a key")


def test_what_a_case_does_not_need_is_taken_off_and_comes_back(family: Family) -> None:
    nora = finds(family.opens("checklist"), "The bed is held").taps("Not needed here").sees("0 of 26 done.")
    assert family.rows("case")[0].secured == "bed"
    nora.taps("Add a task").taps("Off the list: 1").taps("The bed is held").sees("Everything is on the list again.")
    family.opens("checklist").sees("0 of 27 done.")
    assert family.rows("case")[0].secured == ""
    assert not finds(family.opens("checklist"), "Plan for safety").has("Not needed here")


def finds_at_all(phone: Phone, label: str) -> bool:
    """Whether any page has it."""
    for _ in range(10):
        if phone.has(label):
            return True
        phone.taps("More ›" if phone.has("More ›") else "To the start ›")
    return False
