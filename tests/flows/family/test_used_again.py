"""They used again: danger first, then one small step at a time; the specialist hears of it once."""

from __future__ import annotations

import pytest

from content.load import small_steps
from flows.family.first_day import SHEET
from tests.family import Family
from tests.talk import Phone


def kinds(family: Family) -> list[str]:
    return [alert.kind for alert in family.rows("alert")]


def after_a_yes(family: Family) -> Phone:
    ana = family.member()
    family.ends("A yes")
    return ana


def test_it_stands_in_the_menu_from_when_it_can_be_true(family: Family) -> None:
    ana = family.member()
    assert not menu_of(ana) & {"They used again"}
    ana.opens("Something happened").taps("Had stopped, and used again").taps("No, everybody is safe").taps("No")
    assert "They used again" in menu_of(ana)


def test_after_a_no_the_menu_asks_what_has_happened(family: Family) -> None:
    ana = family.member()
    family.ends("A no")
    assert {"They used again", "Something happened"} & menu_of(ana) == {"Something happened"}
    family.ends("A yes")
    assert {"They used again", "Something happened"} & menu_of(ana) == {"They used again"}


def menu_of(phone: Phone) -> set[str]:
    """Every entry, over all pages."""
    found = set(phone.commands("/menu").buttons)
    while phone.has("More ›"):
        found |= set(phone.taps("More ›").buttons)
    return found


def test_danger_leads_to_the_numbers_and_on_to_the_steps(family: Family) -> None:
    ana = (
        after_a_yes(family)
        .opens("They used again")
        .sees("is anyone in danger")
        .taps("Yes, or I am not sure")
        .sees("112")
    )
    assert kinds(family) == ["used_danger"]
    ana.taps("‹ Back").sees("Nora knows now").taps("No, everybody is safe").taps("No").sees("0 of")
    assert kinds(family) == ["used_danger"]


def ticks(ana: Phone, *titles: str) -> Phone:
    for title in titles:
        ana.taps(title).taps("Done, next one").taps("To the list")
    return ana


def test_the_first_hours_are_ticked_off_one_by_one_and_kept(family: Family) -> None:
    ana = (
        after_a_yes(family)
        .opens("They used again")
        .taps("No, everybody is safe")
        .taps("I don't know")
        .sees("0 of 7 done")
    )
    ana.taps("Breathing and safety").sees("1 of 7").taps("Done, next one").sees("2 of 7").taps("Done, next one")
    ana.taps("To the list").sees("2 of 7 done")
    assert ana.buttons[:3] == ["✓ Breathing and safety", "✓ Naloxone, and not alone", "No driving, calm words"]
    ana.commands("/start").opens("First 24 hours: 2 of 7").sees("2 of 7 done")
    ana.taps("✓ Breathing and safety").taps("Not done yet").taps("To the list").sees("1 of 7 done")


def test_in_the_morning_the_list_is_offered_once_more_unless_it_is_done(family: Family) -> None:
    ana = family.member().opens("Something happened").taps("Had stopped, and used again")
    ana.taps("No, everybody is safe").taps("No")
    pushed = len(ana.pushed)
    family.time_passes(hours=20)
    assert "How was the night?" in ana.pushed[pushed]
    ana.taps("Open the list").taps("Breathing and safety")
    for _ in small_steps(SHEET):
        ana.taps("Done, next one")
    ana.sees("You did all of it")
    pushed = len(ana.pushed)
    ana.opens("They used again").taps("No, everybody is safe").taps("No").sees("You did all of it")
    family.time_passes(hours=24)
    assert not any("How was the night?" in one for one in ana.pushed[pushed:])


def test_when_it_happens_again_later_the_list_begins_anew(family: Family) -> None:
    ana = after_a_yes(family).opens("They used again").taps("No, everybody is safe").taps("No")
    ticks(ana, "Breathing and safety").sees("1 of 7 done")
    family.time_passes(days=4)
    ana.commands("/menu").forges(f">first_day:{family.case_id}").sees("not open to you")
    ana.opens("They used again").taps("No, everybody is safe").taps("No").sees("0 of 7 done")


def test_looking_in_tells_nobody(family: Family) -> None:
    after_a_yes(family).opens("They used again").taps("‹ Back").sees("Your menu")
    assert kinds(family) == []


def test_any_use_is_amber_and_comes_at_once_and_an_opioid_is_red(family: Family) -> None:
    ana = after_a_yes(family).opens("They used again").taps("No, everybody is safe").taps("Yes").sees("0 of")
    assert [(alert.kind, alert.level) for alert in family.rows("alert")] == [
        ("used_again", "amber"),
        ("opioids", "red"),
    ]
    ana.taps("‹ Back").taps("Yes")
    assert kinds(family) == ["used_again", "opioids"]


def test_leaving_treatment_can_be_told_once_somebody_may_be_in_it(family: Family) -> None:
    ana = family.member().opens("Something happened")
    assert not ana.has("Left treatment early")
    family.ends()
    ana.opens("They used again").taps("Something else happened").taps("Left treatment early").taps("Yes, tell them now")
    assert [(alert.kind, alert.level) for alert in family.rows("alert")] == [("left_treatment", "red")]
    ana.sees("Nora has been told")


# --- what else may have happened -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("label", "kind", "level"),
    [
        ("An overdose", "overdose", "red"),
        ("Talk of dying", "suicide", "red"),
        ("Violence, or a threat", "violence", "red"),
        ("A child is in danger", "child", "red"),
        ("Missing for a day or more", "missing", "amber"),
        ("A pregnancy", "pregnancy", "amber"),
    ],
)
def test_what_a_specialist_must_hear_at_once_is_two_taps_away(
    family: Family, label: str, kind: str, level: str
) -> None:
    ana = family.member().opens("Something happened").taps(label).sees("at any hour")
    assert kinds(family) == []
    family.time_passes(hours=9)  # it is night where Nora lives, and she hears of it all the same
    ana.taps("Yes, tell them now")
    assert [(alert.kind, alert.level) for alert in family.rows("alert")] == [(kind, level)]
    family.specialist.taps("Look at it now").sees("Ana")
    if kind in ("overdose", "suicide", "violence", "child"):
        ana.sees("112")
    else:
        ana.sees("Nora has been told").taps("How are you yourself?").sees("A minute for yourself")
