"""Nobody has read my words yet: said plainly, with numbers to call, and as it stands when it is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.everyone.sos import NOT_AN_EMERGENCY_SERVICE, country_of, numbers
from flows.model import END, Choice, Enter, Place
from flows.specialists.entry import number
from flows.steps import Choose, Flow
from flows.text import T, Text
from flows.view import NotYours, View


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """``a`` and an alert of mine, or ``t`` and the case in which I wait for an answer."""
    wanted = number(argument[1:])
    if wanted is None or view.me.id is None:
        return None
    if argument[0] == "a":
        alert = view.my_alert(wanted)
        return {"alert": wanted, "case": alert.case} if alert else None
    try:
        thread = view.talk(wanted) if argument[0] == "t" else None
    except NotYours:
        return None
    return {"case": wanted} if thread else None


def text(view: View, place: Place) -> tuple[Text, ...]:
    if _seen(view, place):
        return (T("{specialist} has read it by now."), T("You can write more at any time."))
    return (
        T("<b>{specialist} has not read it yet.</b>"),
        T("I have just told them once more. Nobody else is there who could look at it."),
        T("If it cannot wait, please call:"),
        *numbers(country_of(view)),
        NOT_AN_EMERGENCY_SERVICE,
    )


def _seen(view: View, place: Place) -> bool:
    if "alert" in place.data:
        alert = view.my_alert(place.data["alert"])
        return alert is None or alert.acknowledged_at is not None
    thread = view.talk(place.data["case"])
    return thread is None or thread.waits_since is None or all(
        one.read for one in thread.messages if one.author == view.me.id
    )  # fmt: skip


FLOW = Flow(
    "not_seen",
    opens=opens,
    steps=(
        Choose("not_seen", text, lambda view, place: (
            Choice("talk", T("Write to {specialist}"), to=Enter("talk", str(place.data["case"]))),
            Choice("sos", T("I need help now"), to=Enter("sos")),
            Choice("done", T("Done"), to=END),
        ), leads=(END, Enter("talk"), Enter("sos"))),
    ),
)  # fmt: skip
