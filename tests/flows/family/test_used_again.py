"""They used again: danger first, then one small step at a time; the specialist hears of it once."""

from __future__ import annotations

from content.load import steps
from flows.family.used_again import SHEET
from tests.family import Family


def kinds(family: Family) -> list[str]:
    return [alert.kind for alert in family.rows("alert")]


def test_danger_leads_to_the_numbers_and_on_to_the_steps(family: Family) -> None:
    ana = family.member().opens("They used again").sees("is anyone in danger").taps("Yes, or I am not sure").sees("112")
    assert kinds(family) == ["used_danger"]
    ana.taps("‹ Back").sees("Nora knows now").taps("No, everybody is safe").taps("No").sees("1 of")
    assert kinds(family) == ["used_danger"]


def test_the_first_hours_come_one_by_one(family: Family) -> None:
    ana = family.member().opens("They used again").taps("No, everybody is safe").taps("I don't know")
    for number in range(1, len(steps(SHEET))):
        ana.sees(f"{number} of {len(steps(SHEET))}").taps("Next")
    ana.taps("‹ Step before").taps("Next").taps("How are you yourself?").sees("A minute for yourself")


def test_looking_in_tells_nobody(family: Family) -> None:
    family.member().opens("They used again").taps("‹ Back").sees("What else would you like to do?")
    assert kinds(family) == []


def test_any_use_is_amber_and_comes_at_once_and_an_opioid_is_red(family: Family) -> None:
    ana = family.member().opens("They used again").taps("No, everybody is safe").taps("Yes").sees("1 of")
    assert [(alert.kind, alert.level) for alert in family.rows("alert")] == [
        ("used_again", "amber"),
        ("opioids", "red"),
    ]
    ana.taps("‹ Back").taps("Yes")
    assert kinds(family) == ["used_again", "opioids"]
