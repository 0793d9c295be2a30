"""The day: members say where they are, and the specialist sees it live, with the words for whatever comes."""

from __future__ import annotations

import pytest

from flows import effects as e
from tests.family import Family
from tests.talk import Phone


def on_the_day(family: Family, *names: str, language: str = "en") -> list[Phone]:
    """Everybody said yes, and it is two hours before."""
    phones = [family.member(name, language=language) for name in names]
    family.meets()
    for phone in phones:
        phone.taps("Open and answer").taps("I'll be there")
    family.time_passes(days=11, hours=21, minutes=45)
    return phones


def board(family: Family) -> Phone:
    return family.opens("day_board").sees("<b>The day</b> · Cedar")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_member_says_where_they_are_from_the_last_reminder(family: Family, language: str) -> None:
    (ana,) = on_the_day(family, "Ana", language=language)
    ana.taps("Say where I am").sees("One tap is enough").taps("On my way").sees("on the way")
    assert [row.state for row in family.rows("on_the_day")] == ["on_way"]


def test_the_board_shows_it_live(family: Family) -> None:
    ana, ben = on_the_day(family, "Ana", "Ben")
    board(family).sees("Ana: will be there")
    ana.opens("The meeting").taps("Say where I am").taps("Running late").says("about 25 minutes")
    family.specialist.sees("Ana: 25 minutes late")
    ben.opens("The meeting").taps("Say where I am").taps("Running late").taps("10 minutes").taps("On my way")
    family.specialist.sees("Ben: on the way")


@pytest.mark.parametrize("typed", ["soon", "0", "9999"])
def test_minutes_that_make_no_sense_are_asked_again(family: Family, typed: str) -> None:
    (ana,) = on_the_day(family, "Ana")
    ana.taps("Say where I am").taps("Running late").says(typed)
    assert family.rows("on_the_day") == []


def test_not_coming_at_all_is_asked_once_and_reaches_the_specialist(family: Family) -> None:
    (ana,) = on_the_day(family, "Ana")
    ana.taps("Say where I am").taps("I can't come").taps("Yes, I can't come").sees("can't come")
    ana.taps("I can't come").taps("Yes, I can't come")
    assert [alert.kind for alert in family.rows("alert")] == ["cannot_come"]
    board(family).sees("Ana: can't come")


def test_it_is_open_on_the_day_alone(family: Family) -> None:
    ana = family.member()
    family.meets()
    ana.forges(f">on_the_day:{family.case_id}").sees("not open to you")
    ana.forges(f">day_board:{family.case_id}").sees("not open to you")


def test_arrived_is_a_tap_and_taken_back_with_another(family: Family) -> None:
    on_the_day(family, "Ana")
    board(family).taps("Who has arrived").taps("Ana").taps("‹ Back").sees("Ana: has arrived")
    family.specialist.taps("Who has arrived").taps("✓ Ana").taps("‹ Back").sees("Ana: will be there")


def test_the_word_goes_round_in_the_order_of_the_script(family: Family) -> None:
    on_the_day(family, "Ana", "Ben")
    order = {"people": [family.person("Ben"), family.person("Ana")]}
    family.decides("Nora", e.PlanItemSet(family.case_id, "speaking", order))
    nora = board(family).sees("First to read: Ben").taps("Next to read: Ben").sees("Reading: <b>Ben</b>. Next: Ana")
    nora.taps("Next to read: Ana").sees("Reading: <b>Ana</b>, the last one")
    nora.taps("Who has the word").taps("Ben").sees("Reading: <b>Ben</b>").taps("Who has the word").taps("Nobody yet")
    nora.sees("First to read: Ben")


def test_no_go_names_its_reasons_and_branches_show_the_planned_words(family: Family) -> None:
    on_the_day(family, "Ana")
    nora = board(family).sees("No go yet").sees("bed not held")
    family.decides("Nora", e.PlanItemSet(family.case_id, "branch_no", {"words": "We stay kind."}))
    nora.taps("What is said, what if").taps("A no").sees("We stay kind.").taps("‹ Back").taps("Walks out")
    nora.taps("Emergency card").sees("112")


def test_the_evening_before_the_script_comes_as_plain_text(family: Family) -> None:
    family.member()
    family.meets()
    family.time_passes(days=11, hours=2, minutes=5)
    assert len(family.specialist.documents) == 1 and b"Oak Street 5" in family.specialist.documents[0]


def test_another_day_begins_anew(family: Family) -> None:
    (ana,) = on_the_day(family, "Ana")
    ana.taps("Say where I am").taps("On my way")
    family.meets("20 Dec 2026 15:30")
    assert family.rows("on_the_day") == []
