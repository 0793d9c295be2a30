"""What a member has told so far: which questions are still to be asked, and which red flags their answers raise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from content.load import information
from content.schema import Section, ToldQuestion
from flows.alerts import raise_alert
from flows.effects import Effect, InformationGiven, RedFlagRaised
from flows.model import Place
from flows.view import Told, View

AMBER = frozenset({"psychosis"})
"""Flags that can wait a day; every other one is looked at at once."""


def mine(view: View, place: Place) -> Mapping[str, Told]:
    return view.information(place.data["case"], view.me.id or 0)


def sections(view: View, case: int) -> tuple[Section, ...]:
    """Those that are open to this member."""
    minor = view.part(case).minor
    return tuple(section for section in information() if section.minors or not minor)


def section(section_id: str) -> Section:
    """That section; the first one when the content no longer has it."""
    return next((one for one in information() if one.id == section_id), information()[0])


def question(question_id: str) -> ToldQuestion | None:
    return next((one for part in information() for one in part.questions if one.id == question_id), None)


def section_of(question_id: str) -> Section:
    return next(
        (part for part in information() if any(one.id == question_id for one in part.questions)), information()[0]
    )


def values(told: Mapping[str, Told]) -> dict[str, Any]:
    """Answers as plain values, without what was skipped or is not known."""
    return {one.question: one.value.value for one in told.values() if one.value is not None}


def asked(part: Section, known: Mapping[str, Any]) -> tuple[ToldQuestion, ...]:
    """The questions of a section that are to be asked, given the answers so far."""
    return tuple(
        one for one in part.questions
        if all(fits(known.get(earlier), wanted) for earlier, wanted in (one.only_if or {}).items())
    )  # fmt: skip


def fits(value: Any, wanted: Sequence[str]) -> bool:
    """Whether an answer is one of those; "1+" is every number from 1 on."""
    given = value if isinstance(value, list) else [value]
    if any(str(one) in wanted for one in given):
        return True
    least = [int(one[:-1]) for one in wanted if one.endswith("+")]
    return bool(least) and isinstance(value, int) and value >= min(least)


def progress(part: Section, told: Mapping[str, Told]) -> tuple[int, int]:
    """Answered, and asked."""
    open_ones = asked(part, values(told))
    return sum(one.id in told for one in open_ones), len(open_ones)


def next_open(part: Section, told: Mapping[str, Told]) -> str | None:
    return next((one.id for one in asked(part, values(told)) if one.id not in told), None)


# --- red flags -------------------------------------------------------------------------------------------------------
def flags(known: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(
        flag
        for part in information()
        for one in part.questions
        for flag, wanted in one.flags.items()
        if one.id in known and fits(known[one.id], wanted)
    )


def new_flags(view: View, case: int, told: Mapping[str, Told], given: InformationGiven) -> tuple[Effect, ...]:
    """The flag and the alert, once for each flag that this member had not raised before."""
    before = values(told)
    after = {**before, given.question: given.value} if given.state == "known" else before
    found: list[Effect] = []
    for flag in sorted(flags(after) - flags(before)):
        level = "amber" if flag in AMBER else "red"
        found += [RedFlagRaised(case, flag), *raise_alert(view, case, f"flag_{flag}", level)]
    return tuple(found)
