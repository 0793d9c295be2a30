"""A kind nudge: the next thing that somebody could do, and no word of blame.

1. Never twice in two days, whoever asks for it.
2. Never between 21 and 8 on their own clock: it is promised for their morning, with what is next by then.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flows.effects import Effect, Nudged, Promise, Push
from flows.model import Choice, DueCame, Enter
from flows.readiness import counts, missing, theirs
from flows.text import T, Text
from flows.view import Participant, View
from flows.when import next_local

KIND: Final = "nudge"
EVENING, MORNING = 21, 8
AGAIN: Final = timedelta(days=2)
UNTIL_EVENING: Final = timedelta(hours=13)
"""A nudge that the morning could not bring is not brought at night either."""

CARE: tuple[Text, T, str] = (
    T("How are you doing? If you like, take a minute for yourself."), T("Yes, a minute"), "care",
)  # fmt: skip
BEGIN: tuple[Text, T, str] = (
    T("When you have five quiet minutes, the first lesson is a good place to begin."), T("Begin"), "learn",
)  # fmt: skip
NEXT: dict[str, tuple[Text, T, str]] = {
    "training": (
        T("When you have five quiet minutes, go on with the lessons. They are short."), T("Go on learning"), "learn",
    ),
    "letter": (
        T("When you have ten quiet minutes, go on with your letter. A few words are enough for today."),
        T("My letter"), "letter",
    ),
    "information": (
        T("There are some questions about what you know. One answer is enough for today."),
        T("See the questions"), "information",
    ),
    "boundaries": (
        T("When you feel ready, write one boundary. It says what you will do, and it protects you."),
        T("My boundaries"), "boundary",
    ),
    "rehearsals": (
        T("When you have ten minutes, practise one hard moment. It makes the real one easier."),
        T("Practise"), "rehearse",
    ),
    "rsvp": (T("There is a question waiting for your answer. One tap is enough."), T("See it"), "meeting"),
}  # fmt: skip


def behind(view: View, part: Participant) -> tuple[str, ...]:
    """What this member could do next, in order."""
    case = view.case(part.case)
    return theirs(missing(part, counts(case.approach), asked=case.meeting_at is not None))


def may_nudge(view: View, part: Participant) -> bool:
    """They can be reached, and the last nudge lies two days back."""
    rested = part.nudged_at is None or view.now - part.nudged_at >= AGAIN
    return rested and not part.blocked and part.role == "member" and part.state == "in"


def at_night(now: datetime, zone: str) -> bool:
    hour = now.astimezone(ZoneInfo(zone)).hour
    return hour >= EVENING or hour < MORNING


def nudge(view: View, part: Participant) -> tuple[Effect, ...]:
    """Now, or in their morning."""
    noted = Nudged(part.case, part.person)
    if not at_night(view.now, part.zone):
        return (noted, _message(view, part))
    at = next_local(view.now, MORNING, part.zone)
    return (
        noted,
        Promise(
            f"nudge:{part.case}:{part.person}", KIND, part.person, at, part.case, {}, at + UNTIL_EVENING, part.zone
        ),
    )


def come(view: View, came: DueCame) -> tuple[Effect, ...]:
    """Their morning has come; whoever has left meanwhile hears nothing."""
    standing = view.standing(came.case) if came.case is not None else None
    if standing is None or not standing.in_circle:
        return ()
    return (_message(view, view.part(standing.case)),)


def _message(view: View, part: Participant) -> Push:
    line, label, flow = _next_thing(view, part)
    argument = "" if flow == "care" else str(part.case)
    who = view.case(part.case).specialist_name
    text = (T("A small hello."), T("{who} thinks of you.", who=who), line)
    return Push(part.person, text, (Choice("next", label, to=Enter(flow, argument)),))


def _next_thing(view: View, part: Participant) -> tuple[Text, T, str]:
    if part.modules_passed == 0:
        return BEGIN
    steps = behind(view, part)
    return NEXT[steps[0]] if steps else CARE
