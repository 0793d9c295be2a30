"""One talk: read it, answer by typing, a ready reply, a private note, put it off, resolve it.

1. What is typed on the talk's screen is the answer, and goes out at once: on a phone that is what everybody expects.
2. When a colleague has answered or resolved it since this screen was drawn, that is said first and the typed words wait.
3. The person hears of the first answer that they have not seen; what they were doing stays where it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.effects import AlertAcknowledged, Effect, Push, Refresh, TalkNoted, TalkRead, TalkReplied, TalkResolved
from flows.everyone.talking import pieces, shown, turns
from flows.model import END, Choice, Enter, Place, Turn, Words
from flows.specialists import threads
from flows.specialists.entry import number, one_to_talk_with, this_one
from flows.specialists.put_off import put_off_step
from flows.specialists.ready_replies import reply_steps
from flows.steps import Choose, Flow, Step, leads_to
from flows.text import Fact, Joined, T, Text
from flows.view import NotYours, Said, Thread, View

GONE = T("They are no longer part of this case, so your words were not sent.")


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A talk of a case that I lead; ``case-person`` when there may be none yet."""
    if "-" in argument:
        return _with(view, one_to_talk_with(view, argument))
    wanted = number(argument)
    if wanted is None:
        return None
    try:
        thread = view.thread(wanted)
    except NotYours:
        return None
    return _with(view, one_to_talk_with(view, f"{thread.case}-{thread.person}"))


def _with(view: View, data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    if data is None or view.participant(data["case"], data["person"]).state != "in":
        return None
    thread = view.talk_with(data["case"], data["person"])
    return {**data, "seen": thread.newest if thread else 0}


def this(view: View, place: Place) -> Thread:
    """The talk, or an empty one that begins with what I write."""
    thread = view.talk_with(place.data["case"], place.data["person"])
    if thread is not None:
        return thread
    part = this_one(view, place)
    return Thread(0, part.case, part.person, part.name, part.language, None, view.now)


def text(view: View, place: Place) -> tuple[Text, ...]:
    thread = this(view, place)
    head = Joined((T("<b>{who}</b>", who=thread.name), view.case(thread.case).code_name, _state(view, thread)))
    ask = T("What you write here goes to {who} at once.", who=thread.name)
    if not thread.messages:
        wants = (T("{who} would like to talk with you.", who=thread.name),) if thread.waits_since else ()
        return (head, *wants, ask)
    return (head, *shown(view, thread.messages, place), ask)


def _state(view: View, thread: Thread) -> Text:
    if not thread.id:
        return T("nothing written yet")
    if thread.resolved_at is not None and thread.resolved_by is not None:
        return T("resolved by {who}, {when}", who=thread.resolved_by, when=thread.resolved_at)
    return threads.state(view, thread)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    thread = this(view, place)
    waits = thread.waits_since is not None
    if not thread.id:
        return (Choice("ready", T("A ready reply"), to="ready"),)
    return (
        Choice("ready", T("A ready reply"), to="ready"),
        Choice("note", T("A private note"), to="note"),
        *((Choice("off", T("Put it off"), to="off"),) if waits else ()),
        *(() if thread.resolved_at else (Choice("resolve", T("Resolved"), to=resolved),)),
        *turns(thread.messages, place),
    )


# --- answering -------------------------------------------------------------------------------------------------------
@leads_to("thread", "sure")
def answered(view: View, place: Place, heard: Words) -> Turn:
    return answer(view, place, heard.text)


def answer(view: View, place: Place, words: str) -> Turn:
    """Send it, unless a colleague was there first: then it is asked about, and kept meanwhile."""
    thread = this(view, place)
    if _colleagues(view, thread, place):
        return Turn("sure", data={"draft": words, "back": 0})
    return send(view, place, words)


def _colleagues(view: View, thread: Thread, place: Place) -> Said | None:
    """The last thing that another specialist said since I looked."""
    since = (one for one in reversed(thread.messages) if one.id > int(place.data.get("seen", 0)))
    return next((one for one in since if one.author not in (thread.person, view.me.id)), None)


def send(view: View, place: Place, words: str) -> Turn:
    thread = this(view, place)
    if view.participant(thread.case, thread.person).state != "in":  # let go while this screen stood open
        return Turn("thread", note=GONE)
    talk = thread.id or view.new_id()
    numbers = [view.new_id() for _ in pieces(words)]
    said = tuple(
        TalkReplied(thread.case, talk, thread.person, one, piece)
        for one, piece in zip(numbers, pieces(words), strict=True)
    )
    read = (TalkRead(thread.case, talk),) if thread.id else ()
    effects = (*read, *said, *_tell(view, thread), *_read_alerts(view, thread))
    return Turn("thread", effects, {"seen": numbers[-1], "back": 0, "draft": ""}, T("Sent to {who}.", who=thread.name))


def _tell(view: View, thread: Thread) -> tuple[Effect, ...]:
    """A push for the first answer that is not seen yet; whoever looks at the talk sees it grow."""
    refresh = Refresh(thread.person, "talk")
    waiting = any(not one.read and not one.private and one.author != thread.person for one in thread.messages)
    if waiting:
        return (refresh,)
    who = view.part(thread.case).name
    read = Choice("talk", T("Read it"), to=Enter("talk", str(thread.case)))
    return (Push(thread.person, (T("{who} has answered you.", who=who),), (read,)), refresh)


def _read_alerts(view: View, thread: Thread) -> tuple[Effect, ...]:
    """Who is answered has been heard: the alert that they would like to talk is read with it."""
    return tuple(
        AlertAcknowledged(one.id)
        for one in view.alerts(thread.case)
        if one.kind == "wants_to_talk" and one.about == thread.person and one.acknowledged_at is None
    )


def sure_text(view: View, place: Place) -> tuple[Text, ...]:
    first = _colleagues(view, this(view, place), place)
    mine = T("Your words:\n{words}", words=Fact("own", view.me.id, place.data.get("draft", "")))
    if first is None:
        return (mine, T("Shall I send them?"))
    head = T("{who} was here before you, {when}:", who=first.author_name, when=first.at)
    return (Joined((head, first.words), "\n"), mine, T("Shall I send yours as well?"))


@leads_to("thread")
def sent_as_well(view: View, place: Place) -> Turn:
    return send(view, place, str(place.data["draft"])) if place.data.get("draft") else Turn("thread")


@leads_to("thread")
def left(view: View, place: Place) -> Turn:
    return Turn("thread", data={"draft": "", "seen": this(view, place).newest}, note=T("Not sent."))


# --- a note, resolving -----------------------------------------------------------------------------------------------
@leads_to("thread")
def noted(view: View, place: Place, heard: Words) -> Turn:
    thread = this(view, place)
    kept = tuple(TalkNoted(thread.case, thread.id, view.new_id(), piece) for piece in pieces(heard.text))
    note = T("Noted. {who} does not see it.", who=thread.name)
    return Turn("thread", kept, {"seen": kept[-1].message, "back": 0}, note)


@leads_to(END)
def resolved(view: View, place: Place) -> Turn:
    thread = this(view, place)
    read = TalkRead(thread.case, thread.id)
    effects = (read, TalkResolved(thread.case, thread.id), *_read_alerts(view, thread))
    note = T("Resolved. It opens again by itself when {who} writes.", who=thread.name)
    return Turn(END, effects, note=note)


FLOW = Flow(
    "thread",
    opens=opens,
    steps=(
        Step("thread", text, choices, words=answered, protect=True, leads=("ready", "note", "off", "sure", END)),
        Choose("sure", sure_text, (
            Choice("yes", T("Yes, send mine too"), to=sent_as_well),
            Choice("no", T("No, leave it"), to=left),
        ), protect=True),
        Step("note", T(
            "What would you like to remember? Only specialists of this case read it, and it goes when this person goes."
        ), words=noted, leads=("thread",)),
        put_off_step("off", "thread", this),
        *reply_steps(answer, this),
    ),
)  # fmt: skip
