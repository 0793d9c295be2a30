"""Which answers raise an alert: the rules of ``content/thresholds.yaml``, looked at with the check-ins before.

A specialist may set some of their numbers for one case; red ones are never theirs to set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from content.load import thresholds
from content.threshold_schema import Rule
from flows.alerts import raise_alert
from flows.effects import Effect
from flows.view import View
from flows.when import clock

SILENCE: Final = "silence"


@dataclass(frozen=True, slots=True)
class Answered:
    """One finished check-in: the day on which it was asked for, there, and its answers."""

    day: date
    answers: Mapping[str, Any]


def alerts_for(view: View, case: int, check_in: int, sheet: str, answers: Mapping[str, Any]) -> tuple[Effect, ...]:
    """An alert for each kind that these answers call for, at its highest level, once."""
    now = Answered(view.now.astimezone(clock(view.me.zone)).date(), answers)
    found = levels(sheet, [now, *_earlier(view, case, check_in, sheet)], rules(view.follow_up(case).numbers))
    return tuple(effect for kind, level in found.items() for effect in raise_alert(view, case, kind, level))


def rules(numbers: Mapping[str, int]) -> tuple[Rule, ...]:
    """All of them, with the numbers that were set for a case."""
    return tuple(rule.with_number(numbers.get(rule.id)) for rule in thresholds())


def levels(sheet: str, given: Sequence[Answered], listed: Iterable[Rule]) -> dict[str, str]:
    """Alert kind → level. ``given``: the check-ins, newest first, the one that is looked at among them."""
    met = [rule for rule in listed if rule.set == sheet and _applies(rule, given)]
    covered = {rule.stands_for for rule in met}
    found: dict[str, str] = {}
    for rule in met:
        if rule.kind not in covered and found.get(rule.kind) != "red":
            found[rule.kind] = rule.level
    return found


def missed_in_a_row(numbers: Mapping[str, int]) -> int:
    """How many check-ins may stay without an answer before somebody is told."""
    return next(rule.times for rule in rules(numbers) if rule.set == SILENCE)


def _applies(rule: Rule, given: Sequence[Answered]) -> bool:
    if not given or _value(rule, given[0].answers) is None:
        return False
    # a question that was skipped in between makes no low answer before it go away
    answered = [(one.day, value) for one in given if (value := _value(rule, one.answers)) is not None]
    values = [value for _, value in answered]
    if rule.rise is not None:
        before = next(iter(values[1:]), None)
        return _is_number(values[0]) and _is_number(before) and values[0] - before >= rule.rise
    if rule.days:
        values = _one_a_day(answered)
    run = values[: rule.times]
    return len(run) == rule.times and all(_fits(rule, one) for one in run)


def _one_a_day(answered: Iterable[tuple[date, Any]]) -> list[Any]:
    """The newest of each day: two check-ins in one night are one night."""
    found: dict[date, Any] = {}
    for day, value in answered:
        found.setdefault(day, value)
    return list(found.values())


def _value(rule: Rule, answers: Mapping[str, Any]) -> Any:
    """What is looked at: an answer, or the sum of several; skipped items of a sum count as nothing."""
    if not rule.plus:
        return answers.get(rule.question)
    items = [answers.get(one) for one in (rule.question, *rule.plus)]
    given = [int(one) for one in items if one is not None]
    return sum(given) if given else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _fits(rule: Rule, value: Any) -> bool:
    if value is None:
        return False
    if rule.any_of is not None:
        given = value if isinstance(value, list) else [value]
        return any(str(one) in rule.any_of for one in given)
    if not _is_number(value):
        return False
    return (
        (rule.at_least is None or value >= rule.at_least)
        and (rule.at_most is None or value <= rule.at_most)
        and (rule.below is None or value < rule.below)
    )


def _earlier(view: View, case: int, check_in: int, sheet: str) -> list[Answered]:
    """My own finished check-ins of this sheet before this one, newest first."""
    zone = clock(view.me.zone)
    return [
        Answered(one.finished_at.astimezone(zone).date(), {name: fact.value for name, fact in one.answers.items()})
        for one in view.check_ins(case, view.me.id or 0)
        if one.id != check_in and one.sheet == sheet and one.finished_at is not None
    ]
