"""An alert: recorded, and put before the case's specialist: red at once, at any hour; amber in their own hours.

1. Its clock runs from the first moment (``flows.alert_clock``): what nobody reads in time goes on to somebody else.
2. While the specialist is away, whoever stands in for them is told at once, too.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from flows.availability import is_away
from flows.effects import AlertRaised, AlertTold, Effect, Promise, Push
from flows.model import Choice, Enter
from flows.text import T, Text
from flows.view import View

CLOCK: Final = "alert_clock"
SAYS: Final[dict[str, Text]] = {
    "red": T("Somebody needs you now."),
    "amber": T("Somebody could use a word from you today."),
}


def raise_alert(view: View, case: int, kind: str, level: str) -> tuple[Effect, ...]:
    """``level``: red (at once) or amber (within 24 hours). The person whose turn it is is who it is about."""
    alert, me = view.new_id(), view.me.id
    assert me is not None, "a stranger has no case to raise an alert in"
    lead, hours = view.case(case).specialist, view.hours(case)
    after = timedelta(minutes=hours.red if level == "red" else hours.amber)
    others = [person for person, _ in view.backups(case)] if is_away(hours, view.now) else []
    told = tuple(effect for person in others for effect in tell(case, alert, person, SAYS[level], level))
    clock = Promise(f"alert:{alert}", CLOCK, lead, view.now + after, case, {"alert": alert, "round": 1})
    return (AlertRaised(alert, case, kind, level, me), put_before(lead, alert, SAYS[level], level), *told, clock)


def tell(case: int, alert: int, person: int, says: Text, level: str) -> tuple[Effect, ...]:
    """Put it before one more person, and write down that it was."""
    return (AlertTold(case, alert, person), put_before(person, alert, says, level))


def put_before(person: int, alert: int, says: Text, level: str) -> Push:
    look = Choice("alert", T("Look at it now"), to=Enter("alert", str(alert)))
    return Push(person, (says,), (look,), paced=level != "red")
