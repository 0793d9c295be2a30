"""Where members contradict each other: found in both languages, the same whoever is asked first, and never invented."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.load import information
from flows.contradictions import Account, Contradiction, contradictions, disagree

QUESTIONS = [one for part in information() if part.id != "yourself" for one in part.questions]
KINDS = {one.id: one for one in QUESTIONS}


def boundary(i_will: str, still_offer: str = "", category: str = "money") -> tuple[dict[str, str], ...]:
    return ({"category": category, "i_will": i_will, "still_offer": still_offer},)


def told(**values: Any) -> dict[str, Account]:
    return {question: Account(value, "saw") for question, value in values.items()}


# --- boundaries ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (boundary("no longer give you cash"), boundary("go home when you shout", "pay the rent", "safety"), "money"),
        (boundary("stop paying your bills"), boundary("lend you money for the bus"), "money"),
        (boundary("not let you live with me", "", "housing"), boundary("hang up", "stay with me any night"), "housing"),
        (boundary("take back the car keys, you cannot drive my car", "", "car"), boundary("drive less", "my car on Sundays"), "car"),
        (boundary("no darte más dinero"), boundary("colgar el teléfono", "pagar el alquiler", "contact"), "money"),
        (boundary("dejar de pagarte las facturas"), boundary("prestarte dinero para el autobús"), "money"),
        (boundary("no dejarte vivir conmigo", "", "housing"), boundary("irme", "quedarte en mi casa"), "housing"),
        (boundary("stop giving you money"), boundary("irme si gritas", "pagarte el alquiler", "safety"), "money"),
    ],
)  # fmt: skip
def test_one_stops_what_another_goes_on_doing(one: Any, other: Any, about: str) -> None:
    assert Contradiction("boundary", about, 1, 2) in contradictions({1: one, 2: other}, {})
    assert Contradiction("boundary", about, 2, 1) in contradictions({2: one, 1: other}, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (boundary("no longer give you cash"), boundary("not pay your rent")),
        (boundary("say no to money", "a ride to the clinic"), boundary("stop lending cash", "a ride to the clinic")),
        (boundary("no darte dinero"), boundary("no prestarte dinero", "llevarte a tratamiento")),
        (boundary("go to bed at ten", "", "safety"), boundary("pay the rent")),
    ],
)
def test_what_goes_together_is_no_contradiction(one: Any, other: Any) -> None:
    assert contradictions({1: one, 2: other}, {}) == ()


# --- accounts --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("question", "one", "other", "wanted"),
    [
        ("naloxone", "yes", "no", True), ("naloxone", "no", "no", False), ("overdoses", 0, 1, True),
        ("overdoses", 3, 4, False), ("overdoses", 2, 5, True), ("began", 14, 16, False), ("began", 14, 17, True),
        ("how_often", "daily", "seldom", True), ("how_often", "daily", "daily", False),
        ("children_ages", "4 and 7", "7, 4", False), ("children_ages", "4 and 7", "5 and 7", True),
        ("children_ages", "small", "4", False), ("work", "a baker", "a cook", False),
    ],
)  # fmt: skip
def test_two_answers_disagree_or_not(question: str, one: Any, other: Any, wanted: bool) -> None:
    found = contradictions({}, {1: told(**{question: one}), 2: told(**{question: other})})
    assert found == ((Contradiction("account", question, 1, 2),) if wanted else ())


def test_what_each_says_of_themselves_is_not_compared() -> None:
    assert contradictions({}, {1: told(own_use="yes"), 2: told(own_use="no")}) == ()


# --- whatever was said -----------------------------------------------------------------------------------------------
VALUES = st.one_of(st.sampled_from(["yes", "no", "daily", "seldom"]), st.integers(0, 99), st.text(max_size=12))
ACCOUNTS = st.dictionaries(
    st.integers(1, 4), st.dictionaries(st.sampled_from(sorted(KINDS)), VALUES.map(Account), max_size=5), max_size=4
)
LINES = st.fixed_dictionaries({
    "category": st.sampled_from(["money", "housing", "car", "something"]),
    "i_will": st.sampled_from(["stop paying", "pay the rent", "no prestarte dinero", "go home", ""]) | st.text(max_size=30),
    "still_offer": st.sampled_from(["my car", "mi casa", "a talk"]) | st.text(max_size=30),
})  # fmt: skip
BOUNDARIES = st.dictionaries(st.integers(1, 4), st.lists(LINES, max_size=3).map(tuple), max_size=4)


@given(BOUNDARIES, ACCOUNTS)
def test_each_is_between_two_people_and_stands_once(boundaries: Any, accounts: Any) -> None:
    found = contradictions(boundaries, accounts)
    assert len(set(found)) == len(found)
    assert all(
        one.first != one.second and {one.first, one.second} <= boundaries.keys() | accounts.keys() for one in found
    )


@given(BOUNDARIES, ACCOUNTS)
def test_nobody_contradicts_themselves(boundaries: Any, accounts: Any) -> None:
    for person in range(1, 5):
        mine = {person: boundaries[person]} if person in boundaries else {}
        assert contradictions(mine, {person: accounts.get(person, {})}) == ()


@given(ACCOUNTS)
def test_the_order_in_which_people_are_named_changes_nothing(accounts: Any) -> None:
    turned = {5 - person: mine for person, mine in accounts.items()}
    pairs = {(one.about, frozenset((one.first, one.second))) for one in contradictions({}, accounts)}
    assert {(one.about, frozenset((5 - one.first, 5 - one.second))) for one in contradictions({}, turned)} == pairs


@given(st.sampled_from(QUESTIONS), VALUES, VALUES)
def test_disagreeing_is_mutual_and_nobody_disagrees_with_the_same_answer(question: Any, one: Any, other: Any) -> None:
    assert disagree(question, one, other) == disagree(question, other, one)
    assert not disagree(question, one, one)


@given(BOUNDARIES, st.integers(1, 4))
def test_whoever_leaves_takes_their_contradictions_along_and_no_others(boundaries: Any, leaving: int) -> None:
    rest = {person: mine for person, mine in boundaries.items() if person != leaving}
    without = [one for one in contradictions(boundaries, {}) if leaving not in (one.first, one.second)]
    assert list(contradictions(rest, {})) == without
