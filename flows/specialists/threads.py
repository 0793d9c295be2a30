"""Every talk of my cases, whoever waits longest first."""

from __future__ import annotations

from flows.model import Choice, Enter, Place
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, specialists
from flows.text import Brief, Joined, N, T, Text
from flows.view import Thread, View


def key(thread: Thread) -> str:
    """What its entry in the inbox is called: a new message makes it another one."""
    return f"talk-{thread.id}-{thread.newest}"


def waiting(view: View, case: int | None = None) -> list[Thread]:
    """Those in which somebody waits for an answer."""
    return [one for one in view.threads() if one.waits_since is not None and case in (None, one.case)]


def state(view: View, thread: Thread) -> Text:
    if thread.resolved_at is not None:
        return T("resolved")
    if thread.waits_since is None:
        return T("answered")
    until = view.snoozed().get(key(thread))
    if until is not None:
        return T("put off until {when}", when=Brief(until, view.now))
    return T("waits since {when}", when=Brief(thread.waits_since, view.now))


def text(view: View, place: Place) -> tuple[Text, ...]:
    found = view.threads()
    if not found:
        return (T("Nobody has written to you yet. When somebody of a circle does, it stands here."),)
    count = len(waiting(view))
    head = N("<b>{n} person waits for your answer</b>", "<b>{n} people wait for your answer</b>", n=count)
    lines = (Joined((one.name, view.case(one.case).code_name, state(view, one))) for one in on_page(found, place))
    return (head if count else T("<b>Talks</b>"), *lines)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = view.threads()
    return (
        *(
            Choice("t", one.name, to=Enter("thread", str(one.id)), argument=str(one.id))
            for one in on_page(found, place)
        ),
        *more(found, place),
        Choice("hours", T("My hours"), to=Enter("hours")),
    )


FLOW = Flow(
    "threads",
    opens=specialists,
    steps=(Choose("threads", text, choices, leads=(Enter("thread"), Enter("hours"))),),
)
