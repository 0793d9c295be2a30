"""What waits for me across all my cases, the most urgent first, each with its way; and putting an entry off.

1. Red alerts come first and cannot be put off: they stay until they are read.
2. An entry that was put off comes back by itself, and at once when something new makes it another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flows.effects import Snoozed
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import ready
from flows.specialists.alert import what
from flows.specialists.entry import circle
from flows.specialists.pages import more, on_page
from flows.specialists.words import ANSWERS, name_of
from flows.steps import Choose, Flow, leads_to, specialists
from flows.text import Joined, N, T, Text
from flows.view import Alert, Case, Participant, View
from flows.when import days_after

CLOSE: Final = timedelta(days=7)
MORNING: Final = 8
SAID_BY_ALERT: Final = {"cannot": "cannot_come", "talk": "wants_to_talk"}


@dataclass(frozen=True, slots=True)
class Waits:
    """One entry. ``key`` tells it apart for good: what makes it a new one is part of it."""

    rank: int
    key: str
    case: int
    line: Text
    label: Text
    way: Enter


def waits(view: View) -> list[Waits]:
    """Everything, also what was put off."""
    found = [one for case in view.cases() if case.specialist == view.me.id for one in _of_case(view, case)]
    return sorted(found, key=lambda one: one.rank)


def now_waiting(view: View) -> list[Waits]:
    """Without what was put off."""
    asleep = view.snoozed()
    return [one for one in waits(view) if one.rank == 0 or one.key not in asleep]


def _of_case(view: View, case: Case) -> Iterator[Waits]:
    if case.phase == "closed":
        return
    alerts = [alert for alert in view.alerts(case.id) if alert.acknowledged_at is None]
    yield from (_alert(view, case, alert) for alert in alerts)
    told = {(alert.about, alert.kind) for alert in alerts}
    for part in circle(view, case.id):
        yield from _of_person(case, part, told)
    close = case.meeting_at is not None and view.now <= case.meeting_at <= view.now + CLOSE
    if close and case.outcome is None:
        yield from _not_ready(view, case)


def _alert(view: View, case: Case, alert: Alert) -> Waits:
    line = Joined((case.code_name, alert.about_name, what(view, alert)))
    label = T("Alert: {who}", who=alert.about_name)
    return Waits(
        0 if alert.level == "red" else 1, f"alert-{alert.id}", case.id, line, label, Enter("alert", str(alert.id))
    )


def _of_person(case: Case, part: Participant, told: set[tuple[int, str]]) -> Iterator[Waits]:
    who, argument = name_of(part), f"{case.id}-{part.person}"

    def entry(rank: int, kind: str, says: Text, label: T, flow: str) -> Waits:
        line = Joined((case.code_name, who, says))
        return Waits(rank, f"{kind}-{argument}", case.id, line, label.with_values(who=who), Enter(flow, argument))

    if part.state == "waiting":
        yield entry(2, "join", T("waits for your yes"), T("Let in: {who}"), "member")
        return
    if part.letter_unread:
        yield entry(3, "letter", T("shared a letter"), T("Letter: {who}"), "read_letter")
    elif part.letter_shared and not part.letter_approved:
        yield entry(3, "approve", T("letter not approved yet"), T("Letter: {who}"), "review_letter")
    count = part.boundaries - part.boundaries_approved
    if count > 0:
        says = N("{n} boundary to look at", "{n} boundaries to look at", n=count)
        yield entry(4, f"bounds{part.boundaries}", says, T("Boundaries: {who}"), "read_boundaries")
    if part.rsvp in SAID_BY_ALERT and (part.person, SAID_BY_ALERT[part.rsvp]) not in told:
        yield entry(5, f"answer-{part.rsvp}", ANSWERS[part.rsvp], T("Answer: {who}"), "member")


def _not_ready(view: View, case: Case) -> Iterator[Waits]:
    found = ready.of_case(view, case.id)
    if not found.go:
        missing = N(
            "the meeting is close, {n} thing is missing",
            "the meeting is close, {n} things are missing",
            n=found.missing,
        )
        line, label = Joined((case.code_name, missing)), T("Ready? {code_name}", code_name=case.code_name)
        yield Waits(6, f"ready-{case.id}", case.id, line, label, Enter("ready", str(case.id)))


# --- the list --------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    found, asleep = now_waiting(view), _asleep(view)
    later = (N("{n} is put off for later.", "{n} are put off for later.", n=len(asleep)),) if asleep else ()
    if not found:
        return (T("<b>Nothing waits for you.</b>"), *later, T("What comes in stands here, the most urgent first."))
    head = N("<b>{n} thing waits for you</b>", "<b>{n} things wait for you</b>", n=len(found))
    return (head, *(one.line for one in on_page(found, place)), *later)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = now_waiting(view)
    may_sleep = any(one.rank for one in found) or _asleep(view)
    return (
        *(Choice("w", one.label, to=one.way, argument=one.key) for one in on_page(found, place)),
        *more(found, place),
        *((Choice("later", T("Put one off"), to=opened_later),) if may_sleep else ()),
    )


def _asleep(view: View) -> list[Waits]:
    awake = {one.key for one in now_waiting(view)}
    return [one for one in waits(view) if one.key not in awake]


# --- putting off -----------------------------------------------------------------------------------------------------
@leads_to("later")
def opened_later(view: View, place: Place) -> Turn:
    return Turn("later", data={"page": 0})


def _may_sleep(view: View) -> list[Waits]:
    return [one for one in now_waiting(view) if one.rank]


def later_text(view: View, place: Place) -> tuple[Text, ...]:
    found = _may_sleep(view)
    if not found:
        return (T("There is nothing to put off. Red alerts stay until you have read them."),)
    return (T("Which one shall come back later? Red alerts stay."), *(one.line for one in on_page(found, place)))


def later_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = _may_sleep(view)
    wake = (Choice("wake", T("Bring all back now"), to=woken),) if _asleep(view) else ()
    return (
        *(Choice("s", one.label, to=chosen, argument=one.key) for one in on_page(found, place)),
        *more(found, place),
        *wake,
    )


@leads_to("until")
def chosen(view: View, place: Place) -> Turn:
    return Turn("until", data={"entry": place.data["choice"]})


def _this(view: View, place: Place) -> Waits | None:
    return next((one for one in waits(view) if one.key == place.data.get("entry")), None)


def until_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _this(view, place)
    return (T("This is done already."),) if one is None else (one.line, T("When shall it come back?"))


@leads_to("inbox")
def put_off(view: View, place: Place) -> Turn:
    one = _this(view, place)
    if one is None:
        return Turn("inbox", note=T("That was done already."))
    until = _until(view, str(place.data["choice"]))
    return Turn("inbox", (Snoozed(one.case, one.key, until),), {"page": 0}, T("Put off until {when}.", when=until))


def _until(view: View, choice: str) -> datetime:
    """A morning on my own clock; next week begins on Monday."""
    monday = 7 - view.now.astimezone(ZoneInfo(view.me.zone)).weekday()
    return days_after(view.now, {"day": 1, "days": 3}.get(choice, monday), MORNING, view.me.zone)


@leads_to("inbox")
def woken(view: View, place: Place) -> Turn:
    effects = tuple(Snoozed(one.case, one.key, view.now) for one in _asleep(view))
    return Turn("inbox", effects, {"page": 0}, T("All of them are back."))


FLOW = Flow(
    "inbox",
    opens=specialists,
    steps=(
        Choose("inbox", text, choices, leads=(
            "later", Enter("alert"), Enter("member"), Enter("read_letter"), Enter("review_letter"),
            Enter("read_boundaries"), Enter("ready"),
        )),
        Choose("later", later_text, later_choices, leads=("until", "inbox")),
        Choose("until", until_text, (
            Choice("day", T("Tomorrow morning"), to=put_off),
            Choice("days", T("In three days"), to=put_off),
            Choice("week", T("Next Monday"), to=put_off),
        )),
    ),
)  # fmt: skip
