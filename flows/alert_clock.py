"""The clock of what needs an answer: an alert, or somebody who waits in a talk, goes on while nobody has seen it.

1. First to whoever stands in for the specialist, then to everybody again; ``ROUNDS`` times, never without end.
2. With nobody to stand in it comes to the specialist again, and whoever waits is told so, once, with numbers to call:
   more of the same in a bad night would only frighten.
3. It runs whether or not the specialist can be reached: a phone that is lost must not stop it (``FOR_OTHERS``).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from flows.alerts import CLOCK, SAYS, tell
from flows.effects import Effect, Promise, Push
from flows.model import Choice, DueCame, Enter
from flows.notices import KIND as NOTICE
from flows.silence import SILENT
from flows.text import T, Text
from flows.view import Alert, NotYours, Thread, View

ROUNDS: Final = 3
TALK_CLOCK: Final = "talk_clock"
STILL: Final[dict[str, Text]] = {
    "red": T("Somebody still needs you now. Nobody has looked at it yet."),
    "amber": T("Somebody still waits for a word. Nobody has looked at it yet."),
}
ASKED_FOR: Final = frozenset({"wants_to_talk", "wants_help"})
"""Amber alerts whose sender waits for an answer; of the others they need not know that there is an alert at all."""


# --- alerts ----------------------------------------------------------------------------------------------------------
def alert_waits(view: View, came: DueCame) -> tuple[Effect, ...]:
    """Nobody has read it in time. The view is the leading specialist's."""
    alert = next((one for one in view.alerts(came.case) if one.id == came.data["alert"]), None)
    if alert is None or alert.acknowledged_at is not None:
        return ()
    turn = int(came.data["round"])
    told = (effect for person in whom(view, alert.case, turn) for effect in _tell(alert, person))
    hours = view.hours(alert.case)
    after = timedelta(minutes=hours.red if alert.level == "red" else hours.amber)
    return (*told, *_honestly(view, alert, turn), *_again(came, turn, view, after))


def _tell(alert: Alert, person: int) -> tuple[Effect, ...]:
    return tell(alert.case, alert.id, person, STILL.get(alert.level, SAYS["amber"]), alert.level)


def whom(view: View, case: int, turn: int) -> list[int]:
    """Whom it is put before in this round: those who stand in first, then the leading specialist as well."""
    backups = [person for person, _ in view.backups(case)]
    lead = view.case(case).specialist
    return backups if backups and turn == 1 else [*backups, lead]


def _honestly(view: View, alert: Alert, turn: int) -> tuple[Effect, ...]:
    """Whoever raised it hears that nobody has read it, when there was nobody else to ask."""
    waits = alert.level == "red" or alert.kind in ASKED_FOR
    if not waits or turn > 1 or view.backups(alert.case):
        return ()
    return (_not_seen(alert.about, f"a{alert.id}", alert.level),)


def _not_seen(person: int, what: str, level: str) -> Push:
    see = Choice("see", T("See where it stands"), to=Enter("not_seen", what))
    return Push(person, (T("Nobody has read yet what you told us."),), (see,), paced=level != "red")


def _again(came: DueCame, turn: int, view: View, after: timedelta) -> tuple[Effect, ...]:
    if turn >= ROUNDS:
        return ()
    key = f"alert:{came.data['alert']}"
    return (Promise(key, CLOCK, came.person, view.now + after, came.case, {**came.data, "round": turn + 1}),)


# --- talks -----------------------------------------------------------------------------------------------------------
def talk_clock(view: View, case: int, thread: int) -> Promise:
    """Somebody begins to wait in a talk; the same wait is promised once."""
    at = view.now + timedelta(minutes=view.hours(case).amber)
    data = {"thread": thread, "round": 1}
    return Promise(f"talk:{thread}", TALK_CLOCK, view.case(case).specialist, at, case, data)


def talk_waits(view: View, came: DueCame) -> tuple[Effect, ...]:
    """Nobody has opened the talk in time."""
    try:
        thread = view.thread(came.data["thread"])
    except NotYours:
        return ()
    if thread.waits_since is None or not thread.unread:
        return ()
    turn = int(came.data["round"])
    pushes = tuple(_open_it(thread, person) for person in whom(view, thread.case, turn))
    honest = () if turn > 1 or view.backups(thread.case) else (_not_seen(thread.person, f"t{thread.case}", "amber"),)
    if turn >= ROUNDS:
        return (*pushes, *honest)
    at = view.now + timedelta(minutes=view.hours(thread.case).amber)
    again = Promise(
        f"talk:{thread.id}", TALK_CLOCK, came.person, at, thread.case, {"thread": thread.id, "round": turn + 1}
    )
    return (*pushes, *honest, again)


def _open_it(thread: Thread, person: int) -> Push:
    look = Choice("thread", T("Read and answer"), to=Enter("thread", str(thread.id)))
    return Push(person, (STILL["amber"],), (look,))


CHECK_IN: Final = "check_in"
"""A loved one's: somebody who blocks the bot is silent, and the specialist hears of silence."""
FOR_OTHERS: Final = frozenset({CLOCK, TALK_CLOCK, NOTICE, SILENT, CHECK_IN})
"""Promises that are kept for somebody else's sake, even when the person they are made to has blocked the bot."""
