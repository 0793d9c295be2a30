"""The check-ins that a loved one lets the specialist see, and what stays private."""

from __future__ import annotations

from tests.family import Family
from tests.talk import Phone


def released(family: Family, *lines: str) -> Phone:
    sam = family.loved_one()
    sam.taps("Who sees what").taps("The specialist")
    for line in lines:
        sam.taps(line)
    return sam.commands("/menu")


def checks_in(family: Family, sam: Phone, **given: str | int) -> None:
    family.answers(sam.commands("/checkin").taps("Begin"), **given)
    family.time_passes(minutes=5)


def seen(family: Family) -> Phone:
    return family.opens("seen_check_ins", f"{family.case_id}-{family.person('Sam')}")


def test_check_ins_come_newest_first_with_their_direction(family: Family) -> None:
    sam = released(family, "Mood", "Use")
    for given in ({"mood": 4}, {"mood": 4}, {"mood": 6, "used": "No", "craving": 3}):
        checks_in(family, sam, **given)  # type: ignore[arg-type]
    nora = seen(family).sees("1 of 3").sees("Mood: 6, up from 4").sees("Use: no")
    assert "Craving" not in nora.screen
    nora.taps("Older ›").sees("Mood: 4, as before").taps("Older ›").sees("Mood: 4\n")
    assert nora.buttons[:2] == ["‹ Newer", "Sam"]


def test_only_safety_is_seen_until_more_is_released(family: Family) -> None:
    checks_in(family, family.loved_one(), mood=6)
    nora = seen(family).sees("Safe now: yes")
    assert "Mood" not in nora.screen


def test_a_loved_one_who_keeps_it_private_is_respected(family: Family) -> None:
    sam = released(family)
    checks_in(family, sam, mood=6)
    sam.commands("/menu").taps("Who sees what").taps("The specialist").taps("More ›").taps("More ›").taps(
        "✓ Safe now"
    ).sees("Closed.")
    sam.commands("/menu").taps("Who sees what").taps("The specialist").taps("More ›").taps("More ›").taps("More ›")
    sam.taps("✓ Wants help")
    seen(family).sees("Sam has chosen to keep the answers private.")


def test_a_check_in_that_was_left_open_says_so(family: Family) -> None:
    sam = released(family, "Mood").commands("/checkin").taps("Begin").says("4").taps("Skip this one")
    seen(family).sees("Mood: 4").sees("It was not finished.")
    sam.taps("Skip this one").sees("4 of 13")
