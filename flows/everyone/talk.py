"""My talk with the specialists of my case: I write, they answer, and what I was doing goes on afterwards.

1. What is typed here is kept at once, in pieces when it is long; nothing has to be sent off by a button.
2. The specialist hears of it once until they look, however many messages follow each other.
3. Outside of their hours it says when it will be read, who stands in, and where to call.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.alert_clock import talk_clock
from flows.alerts import raise_alert, tell
from flows.availability import is_open
from flows.effects import Effect, Push, Refresh, TalkRead, TalkSaid
from flows.everyone.talking import pieces, shown, turns, when_read
from flows.model import END, Choice, Enter, Place, Turn, Words
from flows.steps import Flow, Step, leads_to, loved_ones, members
from flows.text import Joined, T, Text
from flows.view import Thread, View


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A member or a loved one, in the case of the argument or in their first one."""
    return members(view, argument) or loved_ones(view, argument)


def text(view: View, place: Place) -> tuple[Text, ...]:
    thread = _mine(view, place)
    head = T("<b>Your talk with {specialist}</b>")
    # numbers to call are not pushed off the screen by what was said before
    said = shown(view, thread.messages, place) if thread else ()
    ask = T("Write what you want to say. Only {specialist} reads it.")
    if view.backups(place.data["case"]):
        ask = T("Write what you want to say. Only {specialist} and who stands in for them read it.")
    return (head, *said, Joined((ask, *when_read(view, place.data["case"])), "\n"))


def _mine(view: View, place: Place) -> Thread | None:
    return view.talk(place.data["case"])


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    thread, case = _mine(view, place), place.data["case"]
    new = thread is not None and thread.unread > 0
    outside = not is_open(view.hours(case), view.now) and view.backups(case) and not place.data.get("asked")
    return (
        *((Choice("seen", T("I have read it"), to=seen),) if new else ()),
        *(turns(thread.messages, place) if thread else ()),
        *((Choice("now", T("It cannot wait"), to=cannot_wait),) if outside else ()),
        Choice("done", T("Done"), to=done),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


@leads_to("talk")
def said(view: View, place: Place, heard: Words) -> Turn:
    """Keep it, and let the specialists know: once until they have looked."""
    case, thread = place.data["case"], _mine(view, place)
    number = thread.id if thread else view.new_id()
    kept = tuple(TalkSaid(case, number, view.new_id(), piece) for piece in pieces(heard.text))
    read = (TalkRead(case, number),) if thread and thread.unread else ()
    note = T("Kept, and on its way to {specialist}.")
    return Turn("talk", (*read, *kept, *_let_know(view, case, number, thread)), {"back": 0}, note)


def _let_know(view: View, case: int, number: int, thread: Thread | None) -> tuple[Effect, ...]:
    specialists = [view.case(case).specialist, *(person for person, _ in view.backups(case))]
    refresh = tuple(Refresh(person, "thread") for person in specialists)
    waits_already = thread is not None and thread.waits_since is not None
    if (
        waits_already
        and thread is not None
        and any(not one.read for one in thread.messages if _is_mine(view, one.author))
    ):
        return refresh
    look = Choice("thread", T("Read and answer"), to=Enter("thread", str(number)))
    push = Push(specialists[0], (T("Somebody of your circle wrote to you."),), (look,))
    return (push, *refresh, *(() if waits_already else (talk_clock(view, case, number),)))


def _is_mine(view: View, author: int) -> bool:
    return author == view.me.id


@leads_to()
def seen(view: View, place: Place) -> Turn:
    thread = _mine(view, place)
    return Turn(None, _read(thread), note=T("Good. Write whenever you want to say more."))


def _read(thread: Thread | None) -> tuple[Effect, ...]:
    return (TalkRead(thread.case, thread.id),) if thread and thread.unread else ()


@leads_to(END)
def done(view: View, place: Place) -> Turn:
    """Whatever was going on before goes on where it was."""
    return Turn(END, _read(_mine(view, place)))


@leads_to("talk")
def cannot_wait(view: View, place: Place) -> Turn:
    """Ask whoever stands in; once a visit."""
    case = place.data["case"]
    if place.data.get("asked") or not view.backups(case):
        return Turn("talk")
    raised = raise_alert(view, case, "wants_to_talk", "amber")
    alert = next(one.alert for one in raised if hasattr(one, "alert"))
    says = T("Somebody asks for a word, and it cannot wait.")
    already = {one.person for one in raised if hasattr(one, "alert") and hasattr(one, "person")}
    others = (person for person, _ in view.backups(case) if person not in already)
    told = tuple(effect for person in others for effect in tell(case, alert, person, says, "amber"))
    who = view.backups(case)[0][1]
    return Turn("talk", (*raised, *told), {"asked": True}, T("{who} hears of it now.", who=who))


FLOW = Flow(
    "talk",
    opens=opens,
    steps=(Step("talk", text, choices, words=said, protect=True, leads=("talk", END, Enter("sos"))),),
)
