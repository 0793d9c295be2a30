"""How boundaries hold: asked 3, 7, 14 and 30 days on, with a next step for every answer; what gave way is told once."""

from __future__ import annotations

from flows.effects import BoundaryWritten
from tests.family import Family
from tests.talk import Phone

FIELDS = {
    "category": "money", "when": "you ask me for cash", "i_will": "buy food instead", "from": "meeting",
    "so_that": "I can sleep", "sure": "9", "supporter": "my sister", "wobble": "I call her", "still_offer": "a ride",
}  # fmt: skip


def decided(family: Family, boundary: int = 77) -> Phone:
    """Ana has committed to a boundary, and says that it begins today."""
    ana = family.member()
    family.decides("Ana", BoundaryWritten(family.case_id, boundary, FIELDS, committed=True))
    return ana.forges(f">follow_through:{family.case_id}").sees("has not begun").taps("Money").taps("It begins today")


def asked(family: Family, ana: Phone, days: int) -> Phone:
    before = len(ana.pushed)
    while not any("How does it go?" in one for one in ana.pushed[before:]):
        family.time_passes(days=1)
    return ana.taps("Two taps").sees("buy food instead").sees(f"{days} days on")


def test_it_is_asked_on_four_days_and_every_answer_is_kept(family: Family) -> None:
    ana = decided(family)
    asked(family, ana, 3).taps("Kept, or not needed").sees("You kept your word").taps("Done")
    asked(family, ana, 7).taps("Partly").sees("that part counts").taps("It was too big").sees("Make it smaller").taps(
        "Done"
    )
    asked(family, ana, 14).taps("Not this time").sees("Nothing is lost").taps("I'd rather not say").taps("Done")
    asked(family, ana, 30).taps("Kept, or not needed").taps("How my boundaries hold")
    ana.sees("3 days: kept · 7 days: partly kept · 14 days: not kept · 30 days: kept")
    assert [(one.days, one.answer, one.why) for one in family.rows("boundary_answer")] == [
        (3, "kept", ""), (7, "partly", "big"), (14, "not", ""), (30, "kept", ""),
    ]  # fmt: skip
    assert family.rows("alert") == []


def test_what_gave_way_twice_in_a_row_is_told_once_and_at_once(family: Family) -> None:
    ana = decided(family)
    asked(family, ana, 3).taps("Not this time").taps("I was afraid of what follows").sees("Fear is worth listening to")
    assert ana.buttons[0] == "I am not safe"
    asked(family, ana, 7).taps("Not this time").sees("Nora hears of it")
    assert [(one.kind, one.level) for one in family.rows("alert")] == [("boundary", "amber")]
    ana.taps("‹ Back").taps("Not this time")
    asked(family, ana, 14).taps("Not this time")
    assert len(family.rows("alert")) == 1
    family.specialist.taps("Look at it now").sees("A boundary did not hold").sees("No blame")


def test_a_boundary_that_was_removed_is_asked_about_no_more(family: Family) -> None:
    ana = decided(family).commands("/boundaries").taps("Money").taps("Remove this boundary").taps("Yes, remove it")
    pushed = len(ana.pushed)
    family.time_passes(days=4)
    assert not any("How does it go?" in one for one in ana.pushed[pushed:])


def test_nobody_answers_for_somebody_else(family: Family) -> None:
    decided(family)
    family.member("Ben").forges(">follow_through:77-3").sees("not open to you")
    family.specialist.forges(">follow_through:77-3").sees("not open to you")
