"""/console: every case in one line, with what waits there."""

from __future__ import annotations

from flows.model import Choice, Enter, Place
from flows.specialists.inbox import now_waiting
from flows.specialists.pages import more, on_page
from flows.specialists.waiting import Waiting, waiting
from flows.specialists.words import PHASES
from flows.steps import Choose, Flow, specialists
from flows.text import Joined, N, T, Text
from flows.view import Case, View

A_PAGE = 3
"""One fewer than elsewhere: the inbox has its button, too."""


def text(view: View, place: Place) -> tuple[Text, ...]:
    mine = _mine(view)
    if not mine:
        return (T("You have no case yet."), T("Open the first one. It takes two minutes, and you can change it later."))
    lines = (
        Joined((case.code_name, PHASES[case.phase], now.light, *now.lines()))
        for case, now in on_page(mine, place, A_PAGE)
    )
    return (N("<b>{n} case</b>", "<b>{n} cases</b>", n=len(mine)), *lines)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    mine, todo = _mine(view), len(now_waiting(view))
    inbox = Choice("inbox", N("{n} thing waits", "{n} things wait", n=todo), to=Enter("inbox"))
    return (
        *((inbox,) if todo or view.snoozed() else ()),
        *(
            Choice("case", case.code_name, to=Enter("case", str(case.id)), argument=str(case.id))
            for case, _ in on_page(mine, place, A_PAGE)
        ),
        *more(mine, place, A_PAGE),
        Choice("new", T("Open a new case"), to=Enter("open_case")),
    )


def _mine(view: View) -> list[tuple[Case, Waiting]]:
    """The cases that I lead, the most urgent first, closed ones last."""
    led = [case for case in view.cases() if case.specialist == view.me.id]
    with_waiting = [(case, waiting(view, case.id)) for case in led]
    return sorted(with_waiting, key=lambda pair: (pair[0].phase == "closed", pair[1].rank))


FLOW = Flow(
    "console",
    opens=specialists,
    steps=(Choose("cases", text, choices, leads=(Enter("inbox"), Enter("case"), Enter("open_case"))),),
)
