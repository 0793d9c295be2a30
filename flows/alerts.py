"""An alert: recorded, and put before the case's specialist: red at once, at any hour; amber in their own hours.

1. Its clock runs from the first moment (``flows.alert_clock``): what nobody reads in time goes on to somebody else.
2. While the specialist is away, whoever stands in for them is told at once, too; or always, when the follow-up plan says so.
3. What a specialist must hear at once without its being red (any use, somebody missing, a boundary that gave way, a
   pregnancy) comes at any hour as well, and has an amber alert's day to be read.
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
RED: Final = frozenset({
    "overdose", "suicide", "violence", "child", "medical", "opioids", "left_treatment", "used_danger", "found_out",
})  # fmt: skip
"""Kinds that are red wherever they come from; others have the level of what raised them, or amber."""
AT_ONCE: Final = frozenset({"used_again", "missing", "pregnancy", "boundary"})
"""Amber kinds that wait for nobody's hours."""


def raise_alert(view: View, case: int, kind: str, level: str = "") -> tuple[Effect, ...]:
    """``level``: red (at once) or amber (within 24 hours). The person whose turn it is is who it is about."""
    alert, me, level = view.new_id(), view.me.id, "red" if kind in RED else level or "amber"
    assert me is not None, "a stranger has no case to raise an alert in"
    lead, hours = view.case(case).specialist, view.hours(case)
    after = timedelta(minutes=hours.red if level == "red" else hours.amber)
    both = is_away(hours, view.now) or level in view.follow_up(case).both
    others = [person for person, _ in view.backups(case)] if both else []
    told = tuple(effect for person in others for effect in tell(case, alert, person, SAYS[level], _how(kind, level)))
    clock = Promise(f"alert:{alert}", CLOCK, lead, view.now + after, case, {"alert": alert, "round": 1})
    first = put_before(lead, alert, SAYS[level], _how(kind, level))
    return (AlertRaised(alert, case, kind, level, me), first, *told, clock)


def _how(kind: str, level: str) -> str:
    """How it reaches people: as what is red does, or in their hours."""
    return "red" if kind in AT_ONCE else level


def tell(case: int, alert: int, person: int, says: Text, level: str) -> tuple[Effect, ...]:
    """Put it before one more person, and write down that it was."""
    return (AlertTold(case, alert, person), put_before(person, alert, says, level))


def put_before(person: int, alert: int, says: Text, level: str) -> Push:
    look = Choice("alert", T("Look at it now"), to=Enter("alert", str(alert)))
    return Push(person, (says,), (look,), paced=level != "red")
