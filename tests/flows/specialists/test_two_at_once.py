"""Two specialists at the same thing: the second is told what the first did, and nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage import tables
from tests.family import Family, join_specialist
from tests.flows.specialists.test_reading_letters import writes
from tests.talk import Phone, specialist_code


def colleague(family: Family, name: str = "Mira", rights: str = "all") -> Phone:
    """A second specialist of Cedar."""
    phone = join_specialist(Phone(family.talk, name=name), specialist_code(family.talk), name)
    case, who = family.case_id, family.person(name)
    with family.talk.transaction() as uow:
        uow.insert(
            tables.participation, case=case, person=who, role="specialist", state="in", rights=rights,
            relation="", joined_at=uow.now,
        )  # fmt: skip
    return phone


def letter(family: Family) -> None:
    writes(family.member("Ana"), "Words.")
    family.specialist.commands("/console").taps("Letter: Ana").taps("Read the letter").taps("Open it")


def alert(family: Family) -> None:
    family.member("Ana").opens("They used again").taps("Yes, or I am not sure")


def newcomer(family: Family) -> None:
    family.arrives("Eva")


@pytest.mark.parametrize(
    ("begins", "label", "act", "told"),
    [
        (newcomer, "Let in: Eva", ("Yes, let them in",), "Nora let them in:"),
        (alert, "Alert: Ana", ("I have read this",), "Nora has read this:"),
        (letter, "Letter: Ana", ("Read the letter", "Love", "Approve this part"), "Nora approved the letter:"),
    ],
)
def test_the_second_is_told_what_the_first_did(
    family: Family, begins: Callable[[Family], None], label: str, act: tuple[str, ...], told: str
) -> None:
    begins(family)
    mira = colleague(family).commands("/console").taps(label)
    nora = family.specialist.commands("/console").taps(label)
    for tap in act:
        nora.taps(tap)
    before = {name: family.rows(name) for name in ("participation", "alert")}
    mira.taps(act[0] if len(act) == 1 else "Tomorrow morning").sees(told)
    assert {name: family.rows(name) for name in before} == before
    assert family.rows("snooze") == []


def test_a_button_of_an_old_list_tells_it_too(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family).commands("/console")
    family.specialist.commands("/console").taps("Let in: Eva").taps("Yes, let them in")
    assert family.at(mira.taps("Let in: Eva").sees("Nothing waits for you")) == ("console", "inbox")
    assert "That button is from earlier. Here is where we are now." in mira.toasts


def test_refusing_somebody_who_was_let_in_a_moment_ago_is_told_and_not_done(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family).commands("/console").taps("Let in: Eva").taps("Who is it?").taps("No, refuse")
    family.specialist.commands("/console").taps("Let in: Eva").taps("Yes, let them in")
    mira.taps("Yes, refuse").sees("Nora let them in:")
    assert [row.state for row in family.rows("participation", person=family.person("Eva"))] == ["in"]


def test_putting_off_what_a_colleague_has_put_off_says_so(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family).commands("/console").taps("Let in: Eva")
    family.specialist.commands("/console").taps("Let in: Eva").taps("Tomorrow morning")
    mira.taps("Tomorrow morning").sees("Put off for you until").sees("Nora has put it off, too, until")
    assert len(family.rows("snooze")) == 2


def test_a_thing_can_be_given_with_two_taps_and_the_colleague_is_told(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family)
    nora = family.specialist.commands("/console").taps("Let in: Eva").taps("Give it to Mira")
    nora.sees("Given to Mira, who is told in their own hours.").sees("Nothing waits for you").sees(
        "1 is with a colleague."
    )
    assert mira.pushed[-1] == "There is a new note for you."
    mira.taps("See it").sees("1 thing waits for you").taps("Let in: Eva").sees("Nora gave this away:")
    nora.taps("Put off, or given away").taps("Let in: Eva").taps("Take it back").sees("It is with you again.")
    nora.commands("/console").sees("1 thing waits for you")
    assert mira.commands("/console").sees("1 is with a colleague.")


def test_a_colleague_who_only_sees_alerts_is_given_nothing_and_has_no_desk(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family, rights="alerts")
    assert not family.specialist.commands("/console").taps("Let in: Eva").has("Give it to Mira")
    assert "Eva" not in mira.commands("/console").screen


def test_both_giving_it_the_second_is_told(family: Family) -> None:
    family.arrives("Eva")
    mira = colleague(family).commands("/console").taps("Let in: Eva")
    family.specialist.commands("/console").taps("Let in: Eva").taps("Give it to Mira")
    mira.taps("Give it to Nora").sees("Nora gave this away")
    assert [row.to for row in family.rows("assignment")] == [family.person("Mira")]


def test_a_red_alert_that_was_given_stays_with_both_until_it_is_read(family: Family) -> None:
    alert(family)
    mira = colleague(family)
    nora = family.specialist.commands("/console").taps("Alert: Ana").taps("Give it to Mira")
    nora.sees("1 thing waits for you")
    mira.commands("/console").taps("Alert: Ana").taps("I have read this")
    nora.commands("/console").sees("Nothing waits for you")
