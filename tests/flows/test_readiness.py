"""Go or no-go, as a pure question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from content.load import approaches
from flows.readiness import SECURED, counts, readiness
from storage.desk import DeskMember

MEETING = datetime(2026, 12, 5, 14, 30, tzinfo=UTC)
DONE = DeskMember(
    "Ana", "member", "in", "sibling", modules_passed=5, letter_parts=6, letter_shared=True, boundaries=2, rsvp="yes",
    information=10, rehearsals=2, letter_approved=True, boundaries_approved=2,
)  # fmt: skip


def missing(member: DeskMember, approach: str = "johnson", meeting: datetime | None = MEETING) -> tuple[str, ...]:
    return readiness(approach, [member], flags=0, meeting_at=meeting, secured=SECURED).of_members[0]


def test_with_everything_done_it_is_a_go() -> None:
    assert readiness("johnson", [DONE], flags=0, meeting_at=MEETING, secured=SECURED).go


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"modules_passed": 4}, ("training",)),
        ({"information": 9}, ("information",)),
        ({"letter_shared": False, "letter_approved": False}, ("letter",)),
        ({"letter_approved": False}, ("letter_approval",)),
        ({"boundaries": 0, "boundaries_approved": 0}, ("boundaries",)),
        ({"boundaries_approved": 1}, ("boundaries_approval",)),
        ({"rehearsals": 1}, ("rehearsals",)),
        ({"rsvp": None}, ("rsvp",)),
        ({"rsvp": "talk"}, ("talk",)),
        ({"rsvp": "cannot", "rehearsals": 0, "letter_shared": False}, ()),
        ({"minor": True, "boundaries": 0, "boundaries_approved": 0, "rehearsals": 0, "modules_passed": 3}, ()),
        ({"rsvp": None, "rehearsals": 0}, ("rsvp", "rehearsals")),
    ],
)
def test_each_step_holds_it_up_by_its_name(change: dict[str, object], expected: tuple[str, ...]) -> None:
    assert missing(replace(DONE, **change)) == expected  # type: ignore[arg-type]


def test_nobody_is_asked_for_an_answer_before_there_is_a_day() -> None:
    assert missing(replace(DONE, rsvp=None), meeting=None) == ()


def test_the_case_has_steps_of_its_own() -> None:
    assert readiness("johnson", [], flags=1, meeting_at=None, secured=SECURED).of_case == ("team", "flags", "meeting")
    assert readiness("craft", [DONE], flags=0, meeting_at=None, secured=SECURED).of_case == ()


def test_what_is_not_secured_for_the_day_holds_it_up_where_it_counts() -> None:
    def of_case(approach: str) -> tuple[str, ...]:
        return readiness(approach, [DONE], flags=0, meeting_at=MEETING, secured={"bed"}).of_case

    assert of_case("johnson") == of_case("love_first") == ("safety", "transport")
    assert (of_case("field"), of_case("arise"), of_case("craft")) == (("safety",), (), ())


def test_the_approach_sets_what_counts() -> None:
    bare = DeskMember("Ana", "member", "in", "sibling")
    assert missing(bare, "craft") == ("training", "information", "boundaries", "rehearsals")
    assert missing(bare, "systemic") == ("rsvp", "training", "information")
    assert all(counts(one.id) for one in approaches())


def test_with_an_approach_that_nobody_knows_everything_counts() -> None:
    assert counts("none of ours") == counts("johnson")
