"""A message to the circle: read it, and answer with one tap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from content.notices import fill
from flows import calendar_entry
from flows.alerts import raise_alert
from flows.effects import NoticeAnswered, Refresh
from flows.family import my_word
from flows.family.answers import MINE, THANKS, answer_choices, asked, asks_to_talk, give, is_ahead
from flows.model import Choice, Enter, Place, Turn
from flows.notices import reader_of
from flows.steps import Choose, Flow, leads_to, loved_ones, members
from flows.text import Fact, T, Text
from flows.view import Notice, NotYours, View

MAX_DIGITS = 18
ENDED = ("replaced", "cancelled")


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """The message of that id, for a member of its case."""
    if not (argument.isascii() and argument.isdigit() and len(argument) <= MAX_DIGITS):
        return None
    try:
        notice = newest(view, int(argument))
    except NotYours:
        return None
    data = members(view, str(notice.case)) or loved_ones(view, str(notice.case))
    return {**data, "notice": notice.id} if data else None


def newest(view: View, notice: int) -> Notice:
    """A message that was corrected opens as what has replaced it, once that has come to this person."""
    found = view.notice(notice)
    try:
        return newest(view, found.newer) if found.newer else found
    except NotYours:
        return found


def text(view: View, place: Place) -> tuple[Text, ...]:
    notice = _this(view, place)
    words = notice.words.get(view.me.language) or next(iter(notice.words.values()))
    if words.kind != "own":  # it has not gone out to them yet, so that nothing is filled in
        reader = reader_of(view, view.case(notice.case))
        words = Fact(words.kind, words.owner, fill(str(words.value), reader), words.case)
    return (T("<b>A message from {specialist}</b>"), words, *_state(view, notice))


def _state(view: View, notice: Notice) -> tuple[Text, ...]:
    """What holds now: a newer message, a day that is over, the answer given, or nothing yet."""
    if notice.kind != "logistics":
        return (T("You have read this."),) if _answered(view, notice) else ()
    if notice.state in ENDED and asked(view, notice.case) is None:
        return (T("This does not hold any more. {specialist} writes to you when there is a new day."),)
    if _is_old(view, notice):
        return (T("There is a newer message about the day and the place. Please look at that one."),)
    if not is_ahead(view.case(notice.case), view.now):
        return (T("This day lies behind you now."),)
    mine = view.part(notice.case).rsvp
    return (MINE[mine],) if mine in MINE else (T("Any answer is all right. It goes to {specialist} and nobody else."),)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    notice = _this(view, place)
    if notice.kind != "logistics":
        return _note_choices(view, notice)
    newest = asked(view, notice.case)
    if newest is not None and newest.id != notice.id:
        return (Choice("newer", T("See the newer message"), to=Enter("notice", str(newest.id))),)
    if _is_old(view, notice) or not is_ahead(view.case(notice.case), view.now):
        return ()
    if view.part(notice.case).rsvp in MINE:
        talk = (write_to(notice.case),) if view.part(notice.case).rsvp == "talk" else ()
        word = my_word.entry(view, notice.case)
        return (
            *talk,
            *word,
            Choice("change", T("Change my answer"), to="change"),
            _more(notice),
            calendar_entry.CHOICE,
        )
    return answer_choices(answered)


def _note_choices(view: View, notice: Notice) -> tuple[Choice, ...]:
    wants = view.notice(notice.id).answers.get(_me(view)) == "talk"
    talk = write_to(notice.case) if wants else Choice("talk", T("I need to talk"), to=wants_to_talk)
    return (talk,) if _answered(view, notice) else (Choice("read", T("I have read it"), to=read), talk)


def write_to(case: int) -> Choice:
    """On to the talk: they may write a word already, and need not."""
    return Choice("write", T("Write to {specialist}"), to=Enter("talk", str(case)))


def _more(notice: Notice) -> Choice:
    return Choice("meeting", T("The day and the place"), to=Enter("meeting", str(notice.case)))


@leads_to("notice")
def answered(view: View, place: Place) -> Turn:
    notice = _this(view, place)
    if _is_old(view, notice) or not is_ahead(view.case(notice.case), view.now):
        return Turn("notice")
    return give(view, notice, str(place.data["choice"]), "notice")


@leads_to("notice")
def read(view: View, place: Place) -> Turn:
    notice = _this(view, place)
    return Turn("notice", (NoticeAnswered(notice.id, notice.case, "yes"), _refresh(view, notice)), note=T("Thank you."))


@leads_to("notice")
def wants_to_talk(view: View, place: Place) -> Turn:
    notice = _this(view, place)
    alert = raise_alert(view, notice.case, "wants_to_talk", "amber")
    talk = asks_to_talk(view, notice.case)
    effects = (NoticeAnswered(notice.id, notice.case, "talk"), *alert, *talk, _refresh(view, notice))
    return Turn("notice", effects, note=THANKS["talk"])


def _this(view: View, place: Place) -> Notice:
    return view.notice(place.data["notice"])


def _is_old(view: View, notice: Notice) -> bool:
    newest = asked(view, notice.case)
    return notice.state in ENDED or (newest is not None and newest.id != notice.id)


def _answered(view: View, notice: Notice) -> bool:
    return _me(view) in notice.answers


def _me(view: View) -> int:
    return view.me.id or 0


def _refresh(view: View, notice: Notice) -> Refresh:
    return Refresh(view.case(notice.case).specialist, "notice_status")


FLOW = Flow(
    "notice",
    opens=opens,
    steps=(
        Choose(
            "notice",
            text,
            choices,
            leads=("notice", "change", Enter("notice"), Enter("meeting"), Enter("talk"), Enter("my_word")),
        ),
        Choose("change", T("What has changed? Any answer is all right."), answer_choices(answered)),
    ),
)
