"""The meeting: when, where, and the member's own answer."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from flows import calendar_entry
from flows.family import found_out, my_part, my_word, on_the_day
from flows.family.answers import MINE, answer_choices, asked, give, is_ahead
from flows.model import Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Local, T, Text
from flows.view import Case, View

MOST = 6
"""Buttons besides back and menu; the message itself is the one that can be left out."""


def text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    if view.freeze(case.id):
        return (T("All messages are on hold for the moment. {specialist} writes to you when it goes on."),)
    if case.meeting_at is None or case.meeting_place is None:
        return (
            T("No day is set yet."),
            T("{specialist} chooses it with care. I write to you when there is one, and you can answer with one tap."),
        )
    if not is_ahead(case, view.now):
        return (T("The meeting was on {when}.", when=case.meeting_at), T("However it went: be kind to yourself today."))
    return (
        T("<b>{when}</b>", when=case.meeting_at),
        *_other_clock(view, case, case.meeting_at),
        T("Place: {where}", where=case.meeting_place),
        _mine(view, case),
    )


def _other_clock(view: View, case: Case, at: datetime) -> tuple[Text, ...]:
    """For somebody who lives on another clock than the place where the circle meets."""
    here, there = at.astimezone(ZoneInfo(view.me.zone)), at.astimezone(ZoneInfo(case.zone))
    if here.utcoffset() == there.utcoffset():
        return ()
    return (T("This is your own time. Where you meet, it is {there}.", there=Local(at, case.zone)),)


def _mine(view: View, case: Case) -> Text:
    rsvp = view.part(case.id).rsvp
    if rsvp in MINE:
        return MINE[rsvp]
    if asked(view, case.id) is None:
        return T("{specialist} will ask you soon whether you can be there.")
    return T("Can you be there? Any answer is all right. It goes to {specialist} and nobody else.")


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = view.case(place.data["case"])
    notice, part = asked(view, case.id), my_part.choice(view, case.id)
    known, day = found_out.entry(view, case.id), on_the_day.entry(view, case)
    if view.freeze(case.id) or not is_ahead(case, view.now):
        return (*day, *known)
    if day:
        return (*day, *part, *known)
    part = (*part, calendar_entry.CHOICE, *known)
    if notice is None:
        return part
    message = Choice("message", T("Read the message again"), to=Enter("notice", str(notice.id)))
    if view.part(case.id).rsvp in MINE:
        return (*my_word.entry(view, case.id), Choice("change", T("Change my answer"), to="change"), *part, message)
    return (*answer_choices(answered), *part, message)[:MOST]


@leads_to("meeting")
def answered(view: View, place: Place) -> Turn:
    case = view.case(place.data["case"])
    notice = asked(view, case.id)
    if notice is None or not is_ahead(case, view.now):
        return Turn("meeting")
    return give(view, notice, str(place.data["choice"]), "meeting")


FLOW = Flow(
    "meeting",
    opens=members,
    steps=(
        Choose(
            "meeting",
            text,
            choices,
            leads=(
                "meeting",
                "change",
                "part",
                Enter("notice"),
                Enter("found_out"),
                Enter("on_the_day"),
                Enter("my_word"),
            ),
            protect=True,
        ),
        my_part.STEP,
        Choose("change", T("What has changed? Any answer is all right."), answer_choices(answered)),
    ),
)
