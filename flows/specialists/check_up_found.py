"""What a check-up puts together: how much was answered, what raised alerts, what was kept, where it goes.

Of the loved one only what they released stands in it; the view holds nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flows.check_ups import MONTHS, counts_from, due_at
from flows.pictures import Curve
from flows.specialists import trend
from flows.specialists.entry import circle
from flows.specialists.kept import counted
from flows.specialists.words import name_of
from flows.text import Fact, Joined, N, T, Text
from flows.view import Alert, CheckIn, Participant, View

USE: Final = frozenset({"used_again", "used_danger", "opioids"})


@dataclass(frozen=True, slots=True)
class Found:
    """``since`` and ``until``: the stretch that is looked at, from the check-up before it."""

    since: datetime
    until: datetime
    people: tuple[Participant, ...]
    alerts: tuple[Alert, ...]


def found(view: View, case_id: int, month: int) -> Found | None:
    """None: nothing has begun that could be looked at."""
    case = view.case(case_id)
    began = counts_from(case)
    if began is None:
        return None
    zone = view.me.zone
    earlier = [one for one in MONTHS if one < month]
    since = due_at(began, earlier[-1], zone) if earlier else case.outcome_at or began
    until = min(view.now, due_at(began, month, zone)) if month in view.check_ups(case_id) else view.now
    people = tuple(part for part in circle(view, case_id) if part.state == "in")
    raised = tuple(one for one in view.alerts(case_id) if since <= one.raised_at <= until)
    return Found(since, until, people, raised)


def answered(view: View, part: Participant, of: Found) -> Text:
    """How many of the check-ins that were asked."""
    asked = _asked(view, part, of)
    done = sum(one.finished_at is not None for one in asked)
    return N("{done} of {n} check-in answered", "{done} of {n} check-ins answered", n=len(asked), done=done)


def _asked(view: View, part: Participant, of: Found) -> list[CheckIn]:
    return [one for one in view.check_ins(part.case, part.person) if of.since <= one.due_at <= of.until]


def of_alerts(of: Found) -> Text:
    red = sum(one.level == "red" for one in of.alerts)
    unread = sum(one.acknowledged_at is None for one in of.alerts)
    return Joined((
        N("{n} red alert", "{n} red alerts", n=red),
        N("{n} amber alert", "{n} amber alerts", n=len(of.alerts) - red),
        N("{n} not read yet", "{n} not read yet", n=unread),
    ))  # fmt: skip


def of_use(of: Found) -> Text:
    n = sum(one.kind in USE for one in of.alerts)
    return N("{n} return to use was told", "{n} returns to use were told", n=n)


def of_boundaries(view: View, of: Found) -> Text:
    held = tuple(
        one
        for part in of.people
        if part.role == "member"
        for one in view.held(part.case, part.person)
        if of.since <= one.at <= of.until
    )
    return T("Boundaries: {counts}", counts=Joined(counted(held), ", "))


def trends(view: View, part: Participant) -> tuple[Text, ...]:
    """First and last of each scale, in words."""
    return tuple(_in_words(one) for one in trend.curves(view, part.case, part.person))


def _in_words(curve: Curve) -> Text:
    first, last = curve.points[0][1], curve.points[-1][1]
    return T("{question}: from {first} to {last}", question=curve.label, first=first, last=last)


def initial(part: Participant) -> Fact:
    return Fact(part.name.kind, part.name.owner, str(part.name.value)[:1].upper(), part.name.case)


def line(view: View, part: Participant, of: Found) -> Text:
    return Joined((name_of(part), answered(view, part, of)))
