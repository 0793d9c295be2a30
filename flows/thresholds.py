"""Which answers raise an alert: the rules of ``content/thresholds.yaml``, looked at with the check-ins before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from content.load import thresholds
from content.schema import Rule
from flows.alerts import raise_alert
from flows.effects import Effect
from flows.view import View


def alerts_for(view: View, case: int, check_in: int, sheet: str, answers: Mapping[str, Any]) -> tuple[Effect, ...]:
    """An alert for each kind that these answers call for, at its highest level, once."""
    found = levels(sheet, answers, _earlier(view, case, check_in, sheet))
    return tuple(effect for kind, level in found.items() for effect in raise_alert(view, case, kind, level))


def levels(sheet: str, answers: Mapping[str, Any], earlier: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Alert kind → level. ``earlier``: the answers of the check-ins before, newest first."""
    found: dict[str, str] = {}
    for rule in thresholds():
        if rule.set == sheet and _applies(rule, answers, earlier) and found.get(rule.kind) != "red":
            found[rule.kind] = rule.level
    return found


def _applies(rule: Rule, answers: Mapping[str, Any], earlier: Sequence[Mapping[str, Any]]) -> bool:
    value = answers.get(rule.question)
    if value is None:
        return False
    if rule.rise is not None:
        before = next((one[rule.question] for one in earlier if one.get(rule.question) is not None), None)
        return isinstance(value, int) and isinstance(before, int) and value - before >= rule.rise
    run = [value, *(one.get(rule.question) for one in earlier)][: rule.times]
    return len(run) == rule.times and all(_fits(rule, one) for one in run)


def _fits(rule: Rule, value: Any) -> bool:
    if value is None:
        return False
    if rule.any_of is not None:
        given = value if isinstance(value, list) else [value]
        return any(str(one) in rule.any_of for one in given)
    if not isinstance(value, int):
        return False
    low = rule.at_least is None or value >= rule.at_least
    return low and (rule.at_most is None or value <= rule.at_most)


def _earlier(view: View, case: int, check_in: int, sheet: str) -> list[Mapping[str, Any]]:
    """My own finished check-ins of this sheet before this one, newest first."""
    mine = view.check_ins(case, view.me.id or 0)
    return [
        {question: fact.value for question, fact in one.answers.items()}
        for one in mine
        if one.id != check_in and one.sheet == sheet and one.finished_at is not None
    ]
