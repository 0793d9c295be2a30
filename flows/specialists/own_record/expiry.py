"""Reminders before something of the record runs out: 90, 30 and 7 days ahead, and on the day itself; through promises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from flows.effects import Effect, Promise, PromiseDropped, Push, Refresh
from flows.model import Choice, DueCame, Enter
from flows.text import N, T, Text
from flows.view import View
from flows.when import at_local

AHEAD: Final = (90, 30, 7, 0)
"""Days."""
MORNING: Final = 9
KIND, DECLARE, DOCUMENT = "record_ends", "record_declare", "record_document"


def remind(view: View, entry: int, until: date) -> tuple[Effect, ...]:
    """The reminders that still lie ahead; those of an earlier date go."""
    promises = (_promise(view, entry, until, days) for days in AHEAD)
    return (forget(entry), *(one for one in promises if one.at > view.now))


def _promise(view: View, entry: int, until: date, days: int) -> Promise:
    at = at_local(until - timedelta(days=days), MORNING, 0, view.me.zone)
    data = {"entry": entry, "days": days, "until": until.isoformat()}
    return Promise(f"{_key(entry)}{days}", KIND, view.me.id or 0, at, None, data, zone=view.me.zone)


def forget(entry: int) -> PromiseDropped:
    return PromiseDropped(_key(entry))


def _key(entry: int) -> str:
    return f"{KIND}:{entry}:"


def again_in_a_year(view: View, declaration: str, day: date) -> tuple[Effect, ...]:
    at = at_local(day + timedelta(days=365), MORNING, 0, view.me.zone)
    return (
        Promise(f"{DECLARE}:{view.me.id}:{declaration}", DECLARE, view.me.id or 0, at, None, {}, zone=view.me.zone),
    )


def when_fetched(view: View, entry: int, document: int) -> Promise:
    """Storage brings it forward when the bytes are here, or cannot be; should neither happen, the screen is drawn anew."""
    at, data = view.now + timedelta(minutes=15), {"entry": entry, "what": "kept"}
    return Promise(f"{DOCUMENT}:{document}", DOCUMENT, view.me.id or 0, at, None, data)


# --- when their time has come ----------------------------------------------------------------------------------------
def ends(view: View, came: DueCame) -> tuple[Effect, ...]:
    """Nothing, when it was renewed or removed meanwhile."""
    entry = next((one for one in view.record() if one.id == came.data["entry"]), None)
    if entry is None or (entry.said("until") or entry.said("by")) != came.data["until"]:
        return ()
    days = int(came.data["days"])
    text: Text = N("Something of your record ends in {n} day.", "Something of your record ends in {n} days.", n=days)
    if days == 0:
        text = T("Something of your record ends today.")
    see = Choice("see", T("See it"), to=Enter("record_entries", str(entry.id)))
    return (Push(came.person, (text,), (see,)),)


def declare(view: View, came: DueCame) -> tuple[Effect, ...]:
    see = Choice("see", T("See it"), to=Enter("declarations"))
    return (
        Push(
            came.person,
            (
                T(
                    "Once a year: please look at your declarations.",
                ),
            ),
            (see,),
        ),
    )


def document_came(view: View, came: DueCame) -> tuple[Effect, ...]:
    """The bytes are here, or could not be kept."""
    if came.data["what"] == "kept":
        return (Refresh(came.person, "record_entries"),)
    text = T("I could not keep the file: it has to be a photo or a PDF. Could you send it again?")
    if came.data["what"] == "large":
        text = T("I could not keep the file: it is too large. A photo of it would do, too.")
    if came.data["what"] == "lost":
        text = T("I could not fetch the file. Could you send it again?")
    again = Choice("again", T("Send it again"), to=Enter("record_entries", str(came.data["entry"])))
    return (Push(came.person, (text,), (again,), paced=False), Refresh(came.person, "record_entries"))


DUE: dict[str, Callable[[View, DueCame], tuple[Effect, ...]]] = {
    KIND: ends, DECLARE: declare, DOCUMENT: document_came,
}  # fmt: skip
