"""What a specialist finds in the menu; ``flows.everyone.menu`` shows it."""

from __future__ import annotations

from flows.model import Choice, Enter
from flows.text import N, T
from flows.view import View


def specialist_menu(view: View) -> tuple[Choice, ...]:
    """The buttons, the most urgent first; none for somebody who is no specialist."""
    if not view.me.specialist:
        return ()
    unseen = sum(alert.acknowledged_at is None for alert in view.alerts())
    alerts = (
        (Choice("alerts", N("{n} alert to read", "{n} alerts to read", n=unseen), to=Enter("alert")),) if unseen else ()
    )
    waiting = sum(one.waits_since is not None for one in view.threads())
    talks = (Choice("talks", N("{n} waits for an answer", "{n} wait for an answer", n=waiting), to=Enter("threads")),)
    cases = any(case.specialist == view.me.id for case in view.cases())
    write = (Choice("broadcast", T("Write to a circle"), to=Enter("broadcast")),) if cases else ()
    return (
        *alerts,
        *(talks if waiting else ()),
        Choice("console", T("My cases"), to=Enter("console")),
        *write,
        Choice("open_case", T("Open a new case"), to=Enter("open_case")),
    )
