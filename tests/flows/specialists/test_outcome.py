"""How the meeting went: no answer is a failure, and each opens a next step."""

from __future__ import annotations

import pytest

from tests.family import Family


@pytest.mark.parametrize(
    ("label", "outcome", "phase", "offered"),
    [
        ("A yes", "yes", "held", "Never alone: until the door"),
        ("A partial yes", "partly", "held", "Never alone: until the door"),
        ("Not today", "not_today", "held", None),
        ("A no", "no", "held", None),
        ("It was postponed", "postponed", "preparing", "Set a new day"),
        ("It was not held", "not_held", "preparing", "Set a new day"),
    ],
)
def test_an_outcome_is_noted_and_opens_the_next_step(
    family: Family, label: str, outcome: str, phase: str, offered: str | None
) -> None:
    nora = family.opens("outcome").taps(label)
    assert family.rows("case")[0].outcome is None
    nora.taps("Yes, note it")
    (case,) = family.rows("case")
    assert (case.outcome, case.phase) == (outcome, phase)
    met = [] if phase == "preparing" else ["Who agreed to what"]
    invited = ["Invite Sam"] if outcome in ("yes", "partly") else []
    asked = [] if outcome == "postponed" else ["How everybody is"]
    told = ["Write to the circle"]
    wanted = [*([offered] if offered else []), *met, *invited, *asked, *told]
    if outcome in ("no", "not_today", "not_held"):  # nobody agreed to anything: the circle comes first
        wanted = [*told, *asked, *met, *([offered] if offered else [])]
    assert nora.buttons[: len(wanted)] == wanted


def test_a_loved_one_who_joined_is_not_shut_out_by_a_new_outcome(family: Family) -> None:
    family.loved_one()
    nora = family.opens("outcome").sees("Sam has joined")
    assert nora.buttons[:3] == ["A yes", "A partial yes", "‹ Back"]
    nora.taps("A partial yes").taps("Yes, note it")
    (case,) = family.rows("case")
    assert (case.outcome, case.phase) == ("partly", "aftercare")


def test_a_second_answer_keeps_the_first_with_who_said_it_and_when(family: Family) -> None:
    family.ends("Not today")
    family.time_passes(hours=20)
    nora = family.opens("outcome").sees("Noted so far: Not today")
    assert "over time" not in nora.screen
    nora.taps("A no").taps("Yes, note it")
    family.opens("outcome").sees("Noted so far: A no").sees("Noted over time")
    first, second = [line for line in nora.screen.splitlines() if line.startswith("•")]
    assert first.startswith("• A no (Nora, ")
    assert second.startswith("• Not today (Nora, ")
    assert [row.outcome for row in family.rows("outcome")] == ["not_today", "no"]
