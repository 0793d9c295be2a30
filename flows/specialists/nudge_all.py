"""A kind nudge for everybody who is behind, in all of one's cases that still prepare: one tap, looked at first."""

from __future__ import annotations

from typing import Final

from flows.model import Choice, Place, Turn
from flows.specialists.already import DONE
from flows.specialists.entry import approved
from flows.specialists.nudge import behind, may_nudge, nudge
from flows.specialists.ready import sent
from flows.steps import Choose, leads_to
from flows.text import N, T, Text
from flows.view import Participant, View

PREPARING: Final = ("preparing", "scheduled")
MOST: Final = 100
"""People of one tap, the nearest meeting first: the next tap goes on, because whoever was nudged rests."""


def everybody(view: View) -> tuple[Participant, ...]:
    """Nobody twice, also who stands in two cases."""
    open_ones = (line for line in view.desk().cases if line.phase in PREPARING)
    near = sorted(open_ones, key=lambda line: (line.meeting_at is None, line.meeting_at or line.opened_at))
    found: dict[int, Participant] = {}
    for line in near:
        for part in approved(view, line.id):
            if len(found) < MOST and part.rsvp != "cannot" and may_nudge(view, part) and behind(view, part):
                found.setdefault(part.person, part)
        if len(found) == MOST:
            break
    return tuple(found.values())


def text(view: View, place: Place) -> tuple[Text, ...]:
    many = len(everybody(view))
    if not many:
        return (T("Nobody is behind whom a nudge could help now."), T("Nobody gets a second one within two days."))
    return (
        N(
            "A kind message to {n} person in your cases who is behind?",
            "A kind message to each of {n} people in your cases who are behind?",
            n=many,
        ),
        T("Each one reads only their own next step, and no blame. Where it is night, it waits until 8 in the morning."),
        T("Nobody gets a second one within two days."),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    if not everybody(view):
        return ()
    return (Choice("yes", T("Yes, send them"), to=nudged), Choice("no", T("Not now"), to="cases"))


@leads_to("cases")
def nudged(view: View, place: Place) -> Turn:
    many = everybody(view)
    if not many:
        return Turn("cases", note=DONE)
    return Turn("cases", tuple(effect for part in many for effect in nudge(view, part)), note=sent(view, many))


STEP: Final = Choose("nudge", text, choices, leads=("cases",))
