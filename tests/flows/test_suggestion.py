"""Which approach the family's answers speak for."""

from __future__ import annotations

import pytest

from flows.suggestion import suggest
from flows.text import Fact
from flows.view import Told


def told(**answers: object) -> dict[str, Told]:
    return {name: Told(name, "known", Fact("information", 1, value, 1), "saw") for name, value in answers.items()}


@pytest.mark.parametrize(
    ("answers", "relatives", "expected"),
    [
        ({"assaults": "yes", "listens_to": "his aunt"}, 5, "field"),
        ({"weapons": "yes"}, 1, "field"),
        ({"overdoses": 2}, 4, "love_first"),
        ({"overdoses": 2}, 2, "field"),
        ({"suicide_now": "yes", "listens_to": "his aunt"}, 4, "arise"),
        ({"weapons": "no", "overdoses": 0}, 2, "craft"),
        ({"work": "a baker"}, 4, "craft"),
        ({"listens_to": "his aunt"}, 3, "arise"),
        ({"listens_to": "his aunt", "has_children": "yes"}, 4, "systemic"),
    ],
)
def test_what_they_speak_for(answers: dict[str, object], relatives: int, expected: str) -> None:
    assert suggest([told(**answers)], relatives).approach == expected


def test_nothing_told_is_no_suggestion() -> None:
    assert suggest([{}, {}], 3).approach is None


def test_one_yes_among_many_noes_counts_and_an_unknown_does_not() -> None:
    unknown = {"weapons": Told("weapons", "unknown"), "overdoses": Told("overdoses", "skipped")}
    assert suggest([told(weapons="no"), unknown], 1).approach == "craft"
    assert suggest([told(weapons="no"), told(weapons="yes")], 1).approach == "field"


def test_every_side_of_it_is_told() -> None:
    found = suggest([told(weapons="yes")], 3)
    assert found.reasons == (
        "not_violence", "weapons", "not_urgent", "not_children", "not_reachable", "not_few",
    )  # fmt: skip
