"""A message to many, as one reader gets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from content.notices import OF_THE_MEETING, Reader, fill, variables
from flows.effects import Effect, NoticeGoesOut
from flows.model import Choice, DueCame, Enter
from flows.text import Fact, T, Text
from flows.view import Case, Notice, View

KIND = "notice"
ASKED_AGAIN: Text = T("A question is waiting for your answer. One tap is enough, whatever the answer is.")
CHANGED: Text = T("A message that you have answered has changed. Please look at it once more.")


@dataclass(frozen=True, slots=True)
class Ready:
    """``words``: what is kept as this reader's own copy; empty for a reminder. ``answered_before``: what it replaces.

    ``useless_after``: a question about a meeting comes outside of their hours rather than too late.
    """

    text: tuple[Text, ...]
    choices: tuple[Choice, ...]
    words: str
    answered_before: bool
    useless_after: datetime | None = None


def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    """It is time for the next piece of a message."""
    return (NoticeGoesOut(due.data["notice"]),)


def for_reader(view: View, notice_id: int) -> Ready:
    """What the person whose view this is gets.

    :raises LookupError: when it needs something that is not there for them.
    """
    notice = view.notice(notice_id)
    if notice.kind == "remind":
        return Ready((ASKED_AGAIN,), _open(notice.about), "", False)
    case = view.case(notice.case)
    words = filled(in_language(notice, view.me.language), reader_of(view, case))
    until = case.meeting_at if notice.kind == "logistics" else None
    return Ready((Fact("own", view.me.id, words),), _open(notice.id), words, notice.answered_before, until)


def _open(notice: int) -> tuple[Choice, ...]:
    return (Choice("open", T("Open and answer"), to=Enter("notice", str(notice))),)


def in_language(notice: Notice, language: str) -> str:
    """The words as they were decided, in that language or else in the first that there is."""
    fact = notice.words.get(language) or notice.words.get("en") or next(iter(notice.words.values()))
    return str(fact.value)


def reader_of(view: View, case: Case) -> Reader:
    me, leads = view.me, view.standing(case.id)
    meets = leads is not None and not leads.is_loved_one
    name = str(me.name.value) if me.name else None
    place = str(case.meeting_place.value) if case.meeting_place and meets else None
    return Reader(me.language, me.zone, name, case.meeting_at if meets else None, place)


def filled(words: str, reader: Reader) -> str:
    """:raises LookupError: a variable has no value for this reader."""
    needs = variables(words)
    if ("name" in needs and not reader.name) or ("place" in needs and not reader.place):
        raise LookupError("a reader lacks a value")
    if needs & OF_THE_MEETING and reader.meeting_at is None:
        raise LookupError("a reader has no meeting")
    return fill(words, reader)
