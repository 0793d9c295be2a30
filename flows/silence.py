"""A check-in without an answer: a second try at another hour, then a quiet word to the specialist.

1. Who was asked in the evening is asked again in the morning, and the other way round; a day later it counts as missed.
2. One that was missed is a quiet word; two in a row (or as many as the follow-up plan says) are an amber alert, once, and not
   again with every further silence.
3. Whoever blocks the bot is silent, too: the last look is kept for the specialist's sake (``FOR_OTHERS``).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.alerts import raise_alert
from flows.effects import Effect, Promise, PromiseDropped, Push
from flows.model import Choice, DueCame, Enter
from flows.one_line import OF_ONE_LINE
from flows.text import T
from flows.thresholds import missed_in_a_row
from flows.view import CheckIn, NotYours, View
from flows.when import days_after

AGAIN: Final = "again"
SILENT: Final = "silent"
OPENS: Final = {"loved_one_checkin": "check_in", "family_checkin": "care"}
"""Sheet → the flow in which it is answered."""
NOON: Final = 14
MORNING, EVENING = 10, 18


def watch(view: View, case: int, person: int, check_in: int, sheet: str) -> tuple[Promise, ...]:
    """What follows when this one, that was asked for just now, stays without an answer."""
    zone, hour = view.me.zone, MORNING if view.me.check_in_hour >= NOON else EVENING
    again = days_after(view.now, 1, hour, zone)
    silent = days_after(view.now, 2, hour, zone)
    data = {"check_in": check_in, "sheet": sheet}
    return (
        Promise(f"{AGAIN}:{check_in}", AGAIN, person, again, case, data, again + timedelta(days=1), zone),
        Promise(f"{SILENT}:{check_in}", SILENT, person, silent, case, data, zone=zone),
    )


def asked_for(check_in: int) -> str:
    """The topic of both messages that ask for it: the second takes the place of the first."""
    return f"asked:{check_in}"


def let_be(check_in: int) -> tuple[PromiseDropped, ...]:
    """They do not want to be asked now: no second try, and nobody is told."""
    return (PromiseDropped(f"{AGAIN}:{check_in}"), PromiseDropped(f"{SILENT}:{check_in}"))


def second_try(view: View, came: DueCame) -> tuple[Effect, ...]:
    here = _open_still(view, came)
    flow = OPENS.get(str(came.data["sheet"]))
    if here is None or flow is None:
        return ()
    answer = Choice("open", T("Open"), to=Enter(flow, str(here.id)))
    text = (T("Maybe it was not a good moment."), T("Would this hour be better? A few taps are enough."))
    return (Push(came.person, text, (answer,), topic=asked_for(here.id)),)


def nobody_answered(view: View, came: DueCame) -> tuple[Effect, ...]:
    """The view is that of whoever did not answer."""
    here = _open_still(view, came)
    if here is None:
        return ()
    case = view.case(here.case)
    run, limit = _missed_up_to(view, here, case.outcome_at), missed_in_a_row(view.follow_up(case.id).numbers)
    if run == limit:
        return raise_alert(view, case.id, "missed", "amber")
    return (_quiet_word(view, here, case.specialist),) if run < limit else ()


def _quiet_word(view: View, here: CheckIn, lead: int) -> Push:
    whom = f"{here.case}-{here.person}"
    text = (
        T("Somebody has become quiet."),
        T("{name} has not answered the last check-in, nor when I asked again. It need not mean anything; a short hello may do good.", name=view.part(here.case).name),
    )  # fmt: skip
    look = (
        Choice("seen", T("Check-ins"), to=Enter("seen_check_ins", whom)),
        Choice("talk", T("Write to them"), to=Enter("thread", whom)),
    )
    return Push(lead, text, look)


def _open_still(view: View, came: DueCame) -> CheckIn | None:
    """That check-in, while neither it nor another one since has been answered, and the person is still here."""
    standing = view.standing(came.case) if came.case is not None else None
    if (
        standing is None
        or not (standing.in_circle or standing.is_loved_one)
        or view.case(standing.case).phase == "closed"
    ):
        return None
    try:
        here = view.check_in(int(came.data["check_in"]))
    except NotYours:
        return None
    if standing.is_loved_one and not any(what == "check_ins" for what, _, _ in view.consents()):
        return None
    answered = (one.finished_at for one in view.check_ins(here.case, here.person) if one.sheet not in OF_ONE_LINE)
    return None if any(at is not None and at >= here.due_at for at in answered) else here


def _missed_up_to(view: View, here: CheckIn, since: datetime | None) -> int:
    """How many in a row, this one the last of them; what was left open before the outcome was nobody's to look at."""
    before = [one for one in view.check_ins(here.case, here.person) if one.sheet == here.sheet and one.id <= here.id]
    run = 0
    for one in before:
        if one.finished_at is not None or (since is not None and one.due_at < since):
            break
        run += 1
    return run
