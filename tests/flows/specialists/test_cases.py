"""Opening a case, the console, the ways from a case to everything, and what nobody may open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows import effects as e
from flows.registry import FLOWS
from flows.specialists import FLOWS as OF_SPECIALISTS
from flows.specialists.open_case import looks_like_a_name
from tests.family import Family, join_member, open_case

FORGED = ("", "x", "-1", "1-", "-3", "10-77", "99-3", "99", "10-1", "9" * 40, "case-99", "٣")


def test_a_case_is_opened_once_with_what_its_approach_sets(family: Family) -> None:
    nora = family.specialist.commands("/menu").taps("Open a new case")
    assert not nora.has("Cedar")
    nora.taps("Harbour").says("Leo").taps("Johnson").sees("Until the meeting, Leo is not told.")
    nora.taps("Work with this").taps("Spain").taps("Madrid · 16:00").sees("is open")
    (case,) = family.rows("case")[1:]
    assert (case.approach, case.country, case.zone, case.phase) == ("johnson", "ES", "Europe/Madrid", "preparing")
    assert nora.buttons[:2] == ["Invite somebody", "Open the case"]
    nora.taps("‹ Back").taps("Madrid · 16:00").sees("This case is open already")
    assert len(family.rows("case")) == 2


def test_a_full_name_gets_a_kind_warning(family: Family) -> None:
    nora = family.specialist.commands("/menu").taps("Open a new case").says("Ana García").sees("It is your choice")
    nora.taps("Choose another name").says("Oak").sees("What does the family call")
    nora.commands("/menu").taps("Open a new case").says("Ana García").taps("Keep it").sees("What does the family call")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ana García", True), ("José de la Vega", True), ("Mary-Ann Smith", True), ("Cedar", False), ("a harbour", False),
     ("Case 7", False), ("", False)],
)  # fmt: skip
def test_what_looks_like_a_full_name(text: str, expected: bool) -> None:
    assert looks_like_a_name(text) is expected


def test_the_cases_say_in_a_word_what_waits(family: Family) -> None:
    nora = family.specialist.commands("/cases").sees("Cedar · preparing · 🟢 calm")
    ana = family.member("Ana")
    ana.taps("My letter").taps("Begin").says("Words.").taps("Done").taps("Share with Nora").taps("Yes, share it")
    ana.forges(">used_again").taps("Yes, or I am not sure")
    family.arrives("Eva")
    nora.commands("/cases").sees("Cedar · preparing · 🔺 needs you now · 1 alert · 1 to let in · 1 letter to read")
    assert nora.buttons[:2] == ["Cedar 🔺", "Open a new case"]


def test_many_cases_come_in_pages(family: Family) -> None:
    nora = family.specialist
    for number in range(1, 6):
        open_case(nora.commands("/menu"), f"Oak {number}")
    nora.commands("/cases")
    assert nora.buttons[:5] == ["Cedar 🟢", "Oak 1 🟢", "Oak 2 🟢", "More ›", "Only some of them"]
    assert nora.taps("More ›").buttons[:4] == ["Oak 3 🟢", "Oak 4 🟢", "Oak 5 🟢", "To the start ›"]
    nora.taps("To the start ›").taps("Oak 2").sees("Oak 2")
    assert family.at(nora) == ("case", "case")


def test_the_urgent_case_comes_first_and_the_closed_one_last(family: Family) -> None:
    nora = family.specialist
    for name in ("Oak", "Elm"):
        open_case(nora.commands("/menu"), name)
    cedar, _, elm = (int(row.id) for row in family.rows("case"))
    family.decides("Nora", e.PhaseReached(cedar, "closed"))
    family.decides("Nora", e.MeetingSet(elm, family.talk.now + timedelta(days=20), "Oak Street 5"))
    assert nora.commands("/cases").buttons[:3] == ["Elm 🟢", "Oak 🟢", "Cedar 🟢"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("ced", ["Cedar 🟢"]), ("alvaro", ["Oak 🟢"]), ("ÁLV", ["Oak 🟢"]), ("O", ["Oak 🟢", "Elm, long ago 🟢"])],
)
def test_a_case_is_found_by_its_name_or_by_somebody_in_it(family: Family, words: str, found: list[str]) -> None:
    nora = family.specialist
    for name in ("Oak", "Elm, long ago"):
        open_case(nora.commands("/menu"), name)
    oak = int(family.rows("case")[1].id)
    nora.forges(f">invite:{oak}").taps("Somebody for the circle").says("Al")
    join_member(family.newcomer(nora.codes[-1], "en", "Álvaro"))
    nora.taps("See who it is").taps("Yes, let them in").commands("/cases").says(words)
    assert nora.buttons[: len(found) + 1] == [*found, "Show all cases"]
    assert len(nora.taps("Show all cases").buttons) == 8


def test_nobody_found_is_said_and_the_list_stays(family: Family) -> None:
    nora = (
        family.specialist.commands("/cases")
        .says("<b>Zoe")
        .sees("I found no case and nobody of that name: “&lt;b&gt;Zoe”.")
    )
    assert nora.has("Cedar")


@pytest.mark.parametrize(
    ("only", "found"),
    [("All cases", 2), ("Waiting for me", 1), ("🔶 something waits", 1), ("🟢 calm", 1), ("🔺 needs you now", 0), ("preparing", 2),
     ("meeting set", 0), ("Quiet for a week", 1)],
)  # fmt: skip
def test_only_some_of_them_are_shown(family: Family, only: str, found: int) -> None:
    nora = family.specialist
    family.member("Ana")
    open_case(nora.commands("/menu"), "Oak")
    oak = int(family.rows("case")[1].id)
    family.time_passes(days=8)
    nora.forges(f">invite:{oak}").taps("Somebody for the circle").says("Gus")
    join_member(family.newcomer(nora.codes[-1], "en", "Gus"))
    nora.commands("/cases").taps("Only some of them").taps(only)
    assert sum(label.startswith(("Cedar", "Oak")) for label in nora.buttons) == found


def test_the_menu_puts_alerts_first(family: Family) -> None:
    family.member("Ana").forges(">used_again").taps("Yes, or I am not sure")
    nora = family.specialist.commands("/menu")
    assert nora.buttons[:3] == ["Go on where I was", "1 alert to read", "1 thing waits"]


def test_the_case_leads_everywhere_and_back(family: Family) -> None:
    family.member("Ana").forges(">used_again").taps("Yes, or I am not sure")
    nora = family.specialist.commands("/menu").taps("My cases").taps("Cedar")
    for label, flow in {
        "Read 1 alert": "alert", "The circle": "roster", "Invite": "invite", "The meeting": "plan_meeting",
        "Write to the circle": "broadcast",
    }.items():  # fmt: skip
        assert family.at(nora.taps(label))[0] == flow
        assert family.at(nora.taps("‹ Back")) == ("case", "case")
    nora.taps("More ›")
    for label, flow in {
        "Ready?": "ready", "How the meeting went": "outcome", "Red flags": "red_flags", "Rehearsals": "rehearsals",
        "The plan": "plan", "More ›": "case", "What the family knows": "told", "The approach": "approach",
        "Contradictions": "contradictions",
        "Check-ins": "seen_check_ins", "The follow-up plan": "follow_up",
    }.items():  # fmt: skip
        if label == "More ›":
            nora.taps(label)
            continue
        assert family.at(nora.taps(label))[0] == flow
        assert family.at(nora.taps("‹ Back")) == ("case", "more")


OF_ONES_OWN = ("record", "record_entries", "requirements", "declarations", "profile")
WITHOUT_A_CASE = ("console", "cases", "open_case", "threads", "hours")
"""Flows of a specialist that are about no case in particular: an argument means nothing to them."""


@pytest.mark.parametrize("flow", [flow.name for flow in OF_SPECIALISTS if flow.name not in WITHOUT_A_CASE])
def test_a_forged_argument_opens_nothing_that_is_not_mine(family: Family, flow: str) -> None:
    family.member("Ana")
    nora = family.specialist.commands("/menu")
    for argument in FORGED:
        nora.forges(f">{flow}:{argument}" if argument else f">{flow}")
        everything = argument == "" and flow in (*OF_ONES_OWN, "alert", "broadcast", "plan", "stand_in")
        assert family.at(nora)[0] == (flow if everything else "menu"), argument
        nora.commands("/menu")


def test_somebody_who_is_no_specialist_opens_nothing_of_theirs(family: Family) -> None:
    ana = family.member("Ana")
    theirs = {flow.name for flow in OF_SPECIALISTS}
    for flow in FLOWS.values():
        for argument in ("", str(family.case_id), f"{family.case_id}-{family.person('Ana')}", "7"):
            if flow.name in theirs:
                assert family.at(ana.forges(f">{flow.name}:{argument}")) == ("menu", "menu")


def test_another_specialist_opens_nothing_of_this_case(family: Family) -> None:
    from tests.family import join_specialist
    from tests.talk import Phone, specialist_code

    family.member("Ana")
    mira = join_specialist(Phone(family.talk, name="Mira"), specialist_code(family.talk), "Mira")
    for flow in OF_SPECIALISTS:
        for argument in (str(family.case_id), f"{family.case_id}-{family.person('Ana')}"):
            if flow.name not in WITHOUT_A_CASE:
                assert family.at(mira.forges(f">{flow.name}:{argument}")) == ("menu", "menu"), flow.name
    assert not [text for text in mira.heard if "Cedar" in text and "calm" in text]
