"""After a no: three days of holding together at sensible hours, and boundaries that begin on their day."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from flows import effects as e
from tests.family import Family
from tests.talk import Phone


def words_for(phone: Phone) -> int:
    return sum("A word for these days." in text for text in phone.pushed)


@pytest.mark.parametrize("outcome", ["Not today", "It was not held"])
def test_six_words_come_in_three_days(family: Family, outcome: str) -> None:
    ana = family.member("Ana")
    family.ends(outcome)
    family.time_passes(hours=5)
    assert words_for(ana) == 1
    family.time_passes(days=3)
    assert words_for(ana) == 6
    assert not [text for text in ana.pushed if "pleading" in text]


def shown(phone: Phone) -> list[str]:
    """What nobody asked for and still stands in the chat."""
    return [message.text for message in phone.messages.values() if message.pushed]


def test_a_newer_word_takes_the_place_of_one_that_nobody_has_looked_at(family: Family) -> None:
    ana = family.member("Ana")
    family.decides("Ana", e.DiscretionChosen(True))
    family.ends("Not today")
    family.time_passes(days=4)
    neutral = [text for text in shown(ana) if text == "There is a new note for you."]
    assert len(neutral) == 2  # the newest word, and the question how that day was
    assert len([text for text in ana.pushed if text == neutral[0]]) > 6
    ana.taps("Read it").sees("Three days together").taps("‹ Step before").sees("Your boundaries begin")


def test_a_word_that_was_looked_at_stays(family: Family) -> None:
    ana = family.member("Ana")
    family.ends("Not today")
    family.time_passes(hours=5)
    ana.commands("/menu")
    family.time_passes(days=1)
    assert sum("A word for these days." in text for text in shown(ana)) == 2


def test_they_are_read_page_by_page(family: Family) -> None:
    ana = family.member("Ana")
    family.ends("A no")
    ana.opens("Holding together").sees("No pleading").taps("Next").sees("No softening").taps("Next").taps("Next")
    ana.sees("No silence").taps("‹ Step before").sees("No splitting").taps("Write to Nora")


def test_none_comes_at_night_and_each_on_the_members_own_clock(family: Family) -> None:
    ana = family.member("Ana")
    family.decides("Ana", e.ZoneChosen("America/Mexico_City"))
    family.ends("A no")
    hours = {row.at.astimezone(ZoneInfo("America/Mexico_City")).hour for row in family.rows("due", kind="hold")}
    assert hours == {9, 19, 20} and words_for(ana) == 0


def boundary(family: Family, name: str, begins: str, *, committed: bool = True) -> None:
    fields = {
        "category": "money", "when": "you ask for cash", "i_will": "say no", "from": begins, "so_that": "I sleep",
        "sure": "8", "supporter": "Ben", "wobble": "call Ben", "still_offer": "a ride",
    }  # fmt: skip
    family.decides(name, e.BoundaryWritten(family.case_id, 77, fields, committed))


def test_a_boundary_begins_on_its_date_after_a_no(family: Family) -> None:
    ana = family.member("Ana")
    boundary(family, "Ana", "2026-11-27")
    family.ends("A no")
    ana.forges(f">holding:{family.case_id}-boundaries").sees("Money: from Friday, November 27, 2026")
    (promised,) = family.rows("due", kind="begins")
    assert promised.at == datetime(2026, 11, 27, 9, tzinfo=ZoneInfo("Europe/Madrid"))
    family.time_passes(days=4)
    assert [text for text in ana.pushed if "From today on it holds: Money." in text]
    assert len(family.rows("due", kind="keeps")) == 4  # how it holds is asked from then on


@pytest.mark.parametrize(("outcome", "begins", "committed"), [
    ("A no", "meeting", True), ("It was not held", "2026-11-27", True), ("A yes", "2026-11-27", True), ("A no", "2026-11-27", False),
])  # fmt: skip
def test_only_a_committed_one_begins_and_only_after_a_no(
    family: Family, outcome: str, begins: str, committed: bool
) -> None:
    ana = family.member("Ana")
    boundary(family, "Ana", begins, committed=committed)
    family.ends(outcome)
    family.time_passes(days=5)
    told = [text for text in ana.pushed if "From today on it holds" in text]
    assert bool(told) == (outcome == "A no" and committed)


def test_a_yes_ends_it(family: Family) -> None:
    ana = family.member("Ana")
    family.ends("A no")
    family.ends("A yes")
    family.time_passes(days=5)
    assert words_for(ana) == 0 and not ana.commands("/menu").has("Holding together")
    ana.forges(f">holding:{family.case_id}").sees("not open to you")


def test_after_three_days_it_leaves_the_menu_and_nobody_else_opens_it(family: Family) -> None:
    ana = family.member("Ana")
    family.ends("A no")
    assert ana.commands("/menu").has("Holding together")
    family.time_passes(days=4)
    assert not ana.commands("/menu").has("Holding together")
    family.specialist.forges(f">holding:{family.case_id}").sees("not open to you")
