"""The plan of a meeting: item by item, left and gone on with, and what the circle is shown of it."""

from __future__ import annotations

import pytest

from tests.family import Family, open_case
from tests.talk import Phone


def plan(family: Family) -> Phone:
    return family.opens("plan").sees("<b>The plan</b> · Cedar")


def item(family: Family, section: str, title: str) -> Phone:
    return plan(family).taps(section).taps(title)


def test_items_are_decided_one_by_one_and_counted(family: Family) -> None:
    nora = plan(family).sees("0 of 13 decided.").taps("Who is where").sees("<b>Code word</b>: not decided yet")
    nora.taps("Code word").says("lighthouse").sees("Kept.").sees("<b>Code word</b>: lighthouse")
    nora.taps("✓ Code word").says("harbour <b>").sees("harbour &lt;b&gt;")
    plan(family).sees("1 of 13 decided.")
    nora.taps("Who is where").taps("✓ Code word").taps("Leave it open again").sees("<b>Code word</b>: not decided yet")
    plan(family).sees("0 of 13 decided.")


def test_it_is_left_and_gone_on_with_at_the_very_item(family: Family) -> None:
    nora = item(family, "The way there", "The ride")
    nora.commands("/sos").taps("‹ Back").sees("How do you get there after a yes?")
    nora.says("Ben's car, and a taxi").sees("<b>The ride</b>: Ben's car, and a taxi")


def test_what_is_planned_is_sealed_where_it_is_kept(family: Family) -> None:
    item(family, "Who is where", "Code word").says("lighthouse")
    (row,) = family.rows("plan_item")
    assert row.item == "code_word" and b"lighthouse" not in row.value


def test_somebody_of_the_circle_drives_or_somebody_else_by_name(family: Family) -> None:
    family.member("Ana")
    item(family, "The way there", "Who drives").taps("Ana").sees("<b>Who drives</b>: Ana")
    item(family, "The way there", "✓ Who drives").says("Mr Oak from next door").sees("<b>Who drives</b>: Mr Oak")
    item(family, "The way there", "Who stays close").taps("Nora").sees("<b>Who stays close</b>: Nora")


def test_whoever_leaves_is_missed_where_they_stood(family: Family) -> None:
    ana = family.member("Ana")
    item(family, "Who is where", "Who follows").taps("Ana")
    ana.commands("/forget").taps("Yes, go on").taps("Erase it now")
    plan(family).sees("Somebody who has left still stands at: Who follows")
    family.specialist.taps("Who is where").sees("<b>Who follows</b>: somebody who is no longer in the circle")


def test_a_list_that_is_usual_is_taken_with_one_tap(family: Family) -> None:
    item(family, "The way there", "The bag").sees("Often it is: ID, insurance card").taps("Take this list")
    family.specialist.sees("<b>The bag</b>: ID, insurance card")


def test_people_are_put_in_order_with_buttons(family: Family) -> None:
    for name in ("Ana", "Ben", "Cleo"):
        family.member(name)
    nora = item(family, "Who is where", "Order of arrival").sees("1. Ana\n2. Ben\n3. Cleo")
    nora.taps("Cleo").sees("<b>▸ 3. Cleo</b>").taps("Earlier").sees("1. Ana\n<b>▸ 2. Cleo</b>\n3. Ben")
    assert nora.taps("Earlier").sees("<b>▸ 1. Cleo</b>").buttons == ["Later", "Leave out", "Done", "‹ Back", "Menu"]
    nora.taps("Leave out").sees("1. Ana\n2. Ben").sees("Left out: Cleo").taps("Take in again").sees("3. Cleo")
    nora.taps("Done").taps("Ben").taps("Later").taps("Done").sees("1. Ana\n2. Cleo\n3. Ben")
    family.member("Dani")
    item(family, "Who is where", "✓ Order of arrival").sees("1. Ana\n2. Cleo\n3. Ben\n4. Dani")


# --- input that cannot be --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("Cost", "a lot", "I could not read an amount in that."),
        ("Bed free from", "soon", "I could not read a day in that."),
        ("Bed free from", "2020-01-01", "That day has passed already."),
        ("Bed free from", "31 Feb 2027", "I could not read a day in that."),
        ("Bed free from", "Friday 5 Dec 2026", "another day of the week"),
        ("Bed free from", "5 Dec 2036", "more than two years away"),
    ],
)
def test_what_cannot_be_is_asked_again_and_nothing_is_lost(family: Family, title: str, text: str, said: str) -> None:
    item(family, "Treatment", title).says("5 Dec 2026" if title.startswith("Bed") else "3.500 EUR")
    nora = item(family, "Treatment", f"✓ {title}").says(text).sees(said)
    assert family.at(nora) == ("plan", "item")
    nora.sees("December 5" if title.startswith("Bed") else "3,500 EUR")


def test_a_bed_that_is_held_too_short_is_said_before_the_meeting_and_once_the_day_is_over(family: Family) -> None:
    nora = plan(family).taps("Treatment").taps("Bed held until").says("4 Dec 2026").sees("Kept.")
    nora.sees("<b>Bed held until</b>: Friday, December 4, 2026")
    family.opens("plan_meeting").says("5 Dec 2026 15:30").taps("Yes, that is it").says("Oak Street 5")
    plan(family).sees("The bed is held only until Friday, December 4, 2026, and the meeting is after that.")
    family.time_passes(days=13)
    plan(family).sees("The bed was held until Friday, December 4, 2026. Please call the place")


def test_a_bed_after_the_meeting_is_kept_and_said_also_when_the_meeting_moves(family: Family) -> None:
    family.member("Ana")
    item(family, "Treatment", "Bed free from").says("10 Dec 2026")
    assert "after the meeting" not in plan(family).screen
    family.meets("5 Dec 2026 15:30")
    plan(family).sees("The bed is free only from Thursday, December 10, 2026, and that is after the meeting.")
    family.meets("10 Dec 2026 15:30")
    assert "after the meeting" not in plan(family).screen


# --- what the circle sees --------------------------------------------------------------------------------------------
def test_the_circle_sees_its_part_once_it_is_shown_and_never_the_treatment(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben", language="es")
    family.meets()
    item(family, "Who is where", "Code word").says("lighthouse")
    item(family, "The way there", "Who drives").taps("Ana")
    item(family, "Treatment", "The place").says("Clinic by the lake")
    item(family, "Treatment", "Cost").says("3500 EUR")
    nora = item(family, "Who is where", "Order of arrival").taps("Ben").taps("Earlier")
    assert not ana.opens("The meeting").has("My part")
    plan(family).taps("Show it to the circle").sees("Treatment place, bed and cost stay with you").taps("Yes, show it")
    assert "There is something new about the day." in ana.pushed[-1] and "lighthouse" not in ana.pushed[-1]
    ana.opens("The meeting").taps("My part").sees("<b>Code word</b>: lighthouse").sees("<b>Who drives</b>: you")
    ana.sees("<b>Order of arrival</b>: you are number 2")
    ben.opens("The meeting").taps("My part").sees("<b>Quién conduce</b>: Ana").sees("te toca el número 1")
    assert not any("Clinic" in text or "3500" in text or "3,500" in text for text in (*ana.heard, *ben.heard))
    assert ana.live.number in ana.protected
    plan(family).taps("Hide it from the circle").taps("Yes, hide it").sees("Nobody in the circle sees it any more.")
    ana.taps("‹ Back")
    assert not ana.has("My part") and nora.sees("The circle does not see it yet.")


def test_plan_opens_the_only_case_or_asks_which(family: Family) -> None:
    nora = family.specialist.commands("/plan").sees("<b>The plan</b> · Cedar")
    open_case(nora.commands("/menu"), "Oak")
    nora.commands("/plan").sees("Which plan would you like to see?").taps("Oak").sees("<b>The plan</b> · Oak")


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_reads_whole_in_every_language(language: str) -> None:
    family = Family(language)
    family.member("Ana", language=language)
    nora = family.opens("plan").taps("Who is where").taps("Seats").says("Ana a la izquierda").sees("Ana a la izquierda")
    nora.taps("✓ Seats").sees("Sam").taps("‹ Back").taps("‹ Back").taps("Treatment").taps("Cost").says("3.500,50 €")
    nora.sees({"en": "3,500.5 €", "es": "3.500,5 €"}[language])
