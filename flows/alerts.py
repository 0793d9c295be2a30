"""An alert: recorded, and put before the case's specialist at once. It never waits behind a broadcast."""

from __future__ import annotations

from flows.effects import AlertRaised, Effect, Push
from flows.model import Choice, Enter
from flows.text import T
from flows.view import View


def raise_alert(view: View, case: int, kind: str, level: str) -> tuple[Effect, ...]:
    """``level``: red (at once) or amber (within 24 hours). The person whose turn it is is who it is about."""
    alert, me = view.new_id(), view.me.id
    assert me is not None, "a stranger has no case to raise an alert in"
    look = Choice("alert", T("Look at it now"), to=Enter("alert", str(alert)))
    text = T("Somebody needs you now.") if level == "red" else T("Somebody could use a word from you today.")
    return (AlertRaised(alert, case, kind, level, me), Push(view.case(case).specialist, (text,), (look,), paced=False))
