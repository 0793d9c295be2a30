"""The follow-up plan: set, written down, shown to whom it is for; check-ups at months 3, 6, 9 and 12 with picture and PDF."""

from __future__ import annotations

import pytest

from flows.effects import BoundaryBegun, BoundaryHeld, BoundaryWritten, DiscretionChosen
from tests.family import Family
from tests.printed_words import pictures_on, words_on
from tests.talk import Phone


def plan(family: Family) -> Phone:
    return family.opens("follow_up")


def page_with(phone: Phone, label: str) -> Phone:
    while not phone.has(label):
        phone.taps("More ›") if phone.has("More ›") else phone.taps("To the start ›")
    return phone.taps(label)


def test_what_is_usual_stands_there_before_anything_is_set(family: Family) -> None:
    plan(family).sees("Sam is asked: As usual").sees("every week for 8 weeks").sees("Alerts: as usual").sees("nobody")


def test_a_number_that_is_set_counts_for_this_case(family: Family) -> None:
    ana = family.member()
    nora = page_with(plan(family).taps("What raises an alert"), "Despair, from: 8")
    nora.taps("9").sees("Set for this case")
    family.answers(ana.commands("/checkin").taps("Begin"), despair=8)
    assert family.rows("alert") == []
    page_with(nora, "✓ Despair, from: 9").sees("Usual: 8").taps("6")
    family.answers(ana.taps("Done").commands("/checkin").taps("Begin"), despair=6)
    assert [one.kind for one in family.rows("alert")] == ["despair"]
    page_with(
        plan(family).sees("Alerts: 1 number of your own").taps("What raises an alert"), "✓ Despair, from: 6"
    ).taps("8")
    plan(family).sees("Alerts: as usual")


def test_how_often_is_asked_can_be_closer_or_on_days_of_ones_own(family: Family) -> None:
    nora = plan(family).taps("How often is asked").sees("1, 3, 7, 14, 21, 30").taps("Closer").sees("1, 2, 3, 5, 7")
    nora.taps("Days of my own").says("1 day, then weekly").sees("I need days").says("1, 5, 400").sees("I need days")
    nora.says("5, 1, 90").sees("1, 5, 90").taps("The family's weeks").taps("12 weeks").sees("every week for 12 weeks")
    nora.taps("As usual").sees("1, 3, 7, 14, 21, 30")


def test_days_of_a_case_hold_from_now_on_for_what_was_planned_already(family: Family) -> None:
    sam = family.loved_one()
    family.decides("Sam", DiscretionChosen(False))
    plan(family).taps("How often is asked").taps("Days of my own").says("4, 9").sees("4, 9")
    family.time_passes(days=14)
    assert sum("time for a short check-in" in one for one in sam.pushed) == 2
    assert [
        (row.due_at - family.rows("participation", role="loved_one")[0].joined_at).days
        for row in family.rows("check_in")
    ] == [4, 9]


def test_what_is_written_down_is_nobodys_before_it_is_shown_and_then_only_whose_it_is(family: Family) -> None:
    ana, sam = family.member(), family.loved_one()
    nora = (
        page_with(plan(family), "Support groups")
        .sees("For example")
        .says("Tuesdays at seven")
        .sees("Tuesdays at seven")
    )
    page_with(nora.taps("The whole plan"), "Medicine").says("Only with the clinic").sees("Kept")
    for phone in (ana, sam):
        phone.forges(f">after_plan:{family.case_id}").sees("not open to you")
    page_with(plan(family), "Who sees this plan").taps("The circle").taps("Sam")
    ana.forges(f">after_plan:{family.case_id}").taps("Support groups").sees("Tuesdays at seven").taps("The whole plan")
    assert not ana.has("Medicine")
    sam.forges(f">after_plan:{family.case_id}").taps("Medicine").sees("Only with the clinic")
    page_with(plan(family), "✓ Medicine").taps("Take it out").sees("out of the plan")
    sam.forges(f">after_plan:{family.case_id}")
    assert not sam.has("Medicine")


def test_words_on_the_plan_are_sealed(family: Family) -> None:
    page_with(plan(family), "Support groups").says("Tuesdays at seven")
    assert all(b"Tuesdays" not in row.value for row in family.rows("follow_up"))


# --- check-ups -------------------------------------------------------------------------------------------------------
def test_four_check_ups_come_in_their_months_and_once_more_when_nothing_happens(family: Family) -> None:
    family.decides("Nora", DiscretionChosen(False))
    family.ends("A yes")
    family.time_passes(days=400)
    said = [one for one in family.specialist.pushed if "check-up of month" in one]
    assert [next(month for month in (12, 9, 6, 3) if f"month {month} " in one) for one in said] == [
        3,
        3,
        6,
        6,
        9,
        9,
        12,
        12,
    ]


def test_a_check_up_puts_together_what_happened_and_is_ticked_off(family: Family) -> None:
    family.member()
    family.ends("A no")
    family.time_passes(days=80)
    fields = {"category": "money", "i_will": "buy food instead", "from": "meeting"}
    case, ana = family.case_id, family.person("Ana")
    family.decides(
        "Ana",
        BoundaryWritten(case, 77, fields, committed=True),
        BoundaryBegun(case, 77, ana, family.talk.now),
        BoundaryHeld(case, 77, 3, "kept"),
        BoundaryHeld(case, 77, 7, "partly", "big"),
    )
    family.time_passes(days=13)
    nora = family.specialist.taps("Open the check-up").sees("Month 3").sees("Ana · 0 of").sees("1 amber alert")
    nora.sees("1 kept, 1 partly, 0 not").taps("As a picture").sees("The picture is on its way")
    assert len(nora.pictures) == 1
    nora.taps("As a PDF").sees("Here it is")
    words = words_on(nora.documents[-1])
    for part in ("Check-up, month 3: Cedar", "Two check-ins", "3 days: kept", "7 days: partly kept"):
        assert part in words
    nora.taps("It is done").sees("Done on")
    before = sum("check-up" in one for one in nora.pushed)
    family.time_passes(days=30)
    assert sum("check-up" in one for one in nora.pushed) == before
    family.opens("check_up").sees("Month 3: done").sees("Month 6: due")


def test_the_pdf_of_a_check_up_shows_the_pictures_of_what_was_released_and_no_more(family: Family) -> None:
    sam = family.loved_one()
    for mood in (3, 6):
        family.answers(sam.commands("/checkin").taps("Begin"), mood=mood)
        sam.commands("/menu")
        family.time_passes(days=2)
    nora = family.opens("check_up").taps("Month 3").taps("As a PDF")
    assert "as far as it is shared" not in words_on(nora.documents[-1])
    assert pictures_on(nora.documents[-1]) == 1
    sam.taps("Who sees what").taps("The specialist").taps("Mood")
    family.opens("check_up").taps("Month 3").taps("As a PDF")
    assert "How Sam has been doing, as far as it is shared" in words_on(nora.documents[-1])
    assert pictures_on(nora.documents[-1]) == 2


def test_how_boundaries_hold_is_seen_person_by_person(family: Family) -> None:
    family.member()
    fields = {"category": "money", "i_will": "buy food instead", "from": "meeting"}
    case, ana = family.case_id, family.person("Ana")
    family.decides(
        "Ana",
        BoundaryWritten(case, 77, fields, committed=True),
        BoundaryBegun(case, 77, ana, family.talk.now),
        BoundaryHeld(case, 77, 3, "not", "alone"),
    )
    nora = family.opens("kept").sees("Ana · 0 kept · 0 partly · 1 not").taps("Ana")
    nora.sees("Money · 3 days: not kept · I was alone with it").taps("Read their boundaries").sees("committed to")


@pytest.mark.parametrize("flow", ["follow_up", "check_up", "kept"])
def test_it_is_the_specialists_alone(family: Family, flow: str) -> None:
    family.member().forges(f">{flow}:{family.case_id}").sees("not open to you")


def test_groups_that_are_shown_stand_where_somebody_looks_for_one(family: Family) -> None:
    ana = family.member()
    page_with(plan(family), "Support groups").says("Tuesdays at seven")
    page_with(plan(family), "Who sees this plan").taps("The circle")
    ana.forges(f">support_path:{family.case_id}-groups").sees("Nora wrote down: Tuesdays at seven")
