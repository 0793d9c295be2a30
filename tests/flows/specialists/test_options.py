"""Places of treatment side by side on the five signs, and the one that becomes the plan's."""

from __future__ import annotations

import pytest

from tests.family import Family
from tests.talk import Phone


def adds(family: Family, name: str, *answers: str, cost: str = "", bed: str = "") -> Phone:
    nora = family.opens("options").taps("Add a place").says(name)
    for answer in answers or ("Yes",) * 5:
        nora.taps(answer)
    nora = nora.says(cost) if cost else nora.taps("I don't know yet")
    nora = nora.says(bed) if bed else nora.taps("I don't know yet")
    return nora.taps("Nothing else")


def test_a_place_is_asked_about_sign_by_sign(family: Family) -> None:
    nora = family.opens("options").sees("Add two or three.").taps("Add a place").says("Lakeside")
    nora.sees("Is it accredited or licensed").sees("Sign 1 of 5").taps("Yes").sees("medication").taps("I don't know")
    nora.taps("Yes").taps("No").taps("Yes").says("3.500 EUR").says("5 Dec 2026").says("Ask for Ms Hill.")
    nora.sees("<b>Lakeside</b> · 3 of 5 signs · 3,500 EUR · bed from Sat, Dec 5")
    nora.sees("Offers medication: don't know").sees("Takes the family in: no").sees("Ask for Ms Hill.")


def test_it_can_be_left_half_asked_and_gone_on_with(family: Family) -> None:
    nora = family.opens("options").taps("Add a place").says("Lakeside").taps("Yes").commands("/menu")
    family.opens("options").taps("Lakeside").sees("Accredited or licensed: yes").sees("Tested methods: don't know")
    nora.taps("Cost").says("0").sees("nothing to pay")


def test_two_places_stand_side_by_side(family: Family) -> None:
    adds(family, "Lakeside", "Yes", "Yes", "No", "Yes", "Yes", cost="3500 EUR")
    adds(family, "Hill House", "No", "I don't know", "Yes", "Yes", "No")
    nora = family.opens("options").taps("Side by side").sees("1. <b>Lakeside</b> · 4 of 5 signs · 3,500 EUR")
    nora.sees("2. <b>Hill House</b> · 2 of 5 signs").sees("<b>Offers medication</b>\n1: yes · 2: don't know")
    nora.taps("Look at number 2").sees("<b>Hill House</b>")


def test_the_chosen_one_becomes_the_plans_with_bed_and_cost(family: Family) -> None:
    adds(family, "Lakeside", cost="3500 EUR", bed="5 Dec 2026").taps("Choose this place").sees("the plan's place")
    nora = family.opens("plan").sees("3 of 13 decided.").taps("Treatment").sees("<b>The place</b>: Lakeside")
    nora.sees("<b>Cost</b>: 3,500 EUR").sees("<b>Bed free from</b>: Saturday, December 5, 2026")
    family.opens("options").taps("Lakeside").taps("Remove it").taps("Yes, remove it").sees("What the plan says stays")
    family.opens("plan").taps("Treatment").sees("<b>The place</b>: Lakeside")


def test_a_bed_after_the_meeting_is_said(family: Family) -> None:
    family.member("Ana")
    family.meets("5 Dec 2026 15:30")
    adds(family, "Lakeside", bed="6 Dec 2026").sees("that is after the meeting")


@pytest.mark.parametrize(("step", "text", "said"), [("Cost", "a lot", "an amount"), ("Bed", "soon", "a day")])
def test_what_cannot_be_read_is_asked_again(family: Family, step: str, text: str, said: str) -> None:
    nora = adds(family, "Lakeside", cost="3500").taps(step).says(text).sees(f"I could not read {said} in that")
    family.opens("options").sees("3,500")
    assert family.at(nora) == ("options", "options")


def test_places_are_sealed_and_of_their_case_only(family: Family) -> None:
    adds(family, "Lakeside")
    assert b"Lakeside" not in family.rows("treatment_option")[0].told
    ana = family.member("Ana")
    ana.forges(f">options:{family.case_id}").forges(f">plan:{family.case_id}")
    assert not any("Lakeside" in text for text in ana.heard)


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_reads_whole_in_every_language(language: str) -> None:
    family = Family(language)
    adds(family, "Lago", cost="100")
    adds(family, "Sierra", "No", "No", "No", "No", "No").taps("All places").taps("Side by side")
    family.specialist.sees({"en": "1: yes · 2: no", "es": "1: sí · 2: no"}[language])
