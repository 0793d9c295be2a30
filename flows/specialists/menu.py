"""What a specialist finds in the menu; ``flows.everyone.menu`` shows it."""

from __future__ import annotations

from flows.model import Choice, Enter
from flows.specialists.entry import only_watched
from flows.text import N, T
from flows.view import View


def specialist_menu(view: View) -> tuple[Choice, ...]:
    """The buttons, the most urgent first; none for somebody who is no specialist."""
    if not view.me.specialist:
        return ()
    desk = view.desk()
    watched = (alert for case in only_watched(view) for alert in view.alerts(case))
    unseen = sum(line.red + line.amber for line in desk.cases) + sum(one.acknowledged_at is None for one in watched)
    alerts = (
        (Choice("alerts", N("{n} alert to read", "{n} alerts to read", n=unseen), to=Enter("alert")),) if unseen else ()
    )
    waiting = view.talks_waiting()
    talks = (Choice("talks", N("{n} waits for an answer", "{n} wait for an answer", n=waiting), to=Enter("threads")),)
    todo = N("{n} thing waits", "{n} things wait", n=desk.waiting)
    waits = (Choice("console", todo, to=Enter("console")),) if desk.waiting else ()
    write = (Choice("broadcast", T("Write to a circle"), to=Enter("broadcast")),) if desk.cases else ()
    return (
        *alerts,
        *(talks if waiting else ()),
        *waits,
        Choice("cases", T("My cases"), to=Enter("cases")),
        *((Choice("stand_in", T("Where I stand in"), to=Enter("stand_in")),) if view.stood_in() else ()),
        *write,
        Choice("open_case", T("Open a new case"), to=Enter("open_case")),
        Choice("record", T("My own record"), to=Enter("record")),
    )
