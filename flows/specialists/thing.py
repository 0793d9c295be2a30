"""The sheet of one thing that waits: do it, put it off, or give it to a colleague, each with one more tap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flows.effects import AlertAcknowledged, Effect, Snoozed
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import boundary_at_hand, given, member, ready, vetting
from flows.specialists.already import done, told
from flows.specialists.later import put_off, this
from flows.specialists.nudge import may_nudge, nudge
from flows.specialists.things import KINDS, line, name, way
from flows.steps import leads_to
from flows.text import T, Text
from flows.view import Thing, View

WAYS: Final = tuple(
    Enter(flow)
    for flow in ("alert", "member", "read_letter", "review_letter", "read_boundaries", "ready", "thread", "escorts")
)
DEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "alert": ("AlertAcknowledged",),
    "join": ("JoinApproved", "JoinRefused"),
    "letter": ("LetterApproved",),
    "approve": ("LetterApproved",),
    "bounds": ("BoundaryApproved",),
}
"""By the first word of a thing's key: the effects that do it."""


@leads_to("thing", "words", "inbox")
def opened(view: View, place: Place) -> Turn:
    key = str(place.data["choice"])
    one = view.thing(key)
    if one is None:
        return Turn("inbox", note=_gone(view, key))
    given_away = view.given_by(key)
    data = {"key": key, "seen": str(given_away.at) if given_away else ""}
    if one.kind == "bounds":
        return Turn("words", data={**data, "version": boundary_at_hand.version(view, one)})
    return Turn("thing", data=data)


def _gone(view: View, key: str) -> Text:
    """Done meanwhile; by whom, when a colleague did it."""
    kind, _, rest = key.partition("-")
    kind = kind.rstrip("0123456789")
    case, _, about = rest.partition("-")
    if kind == "alert":
        found = next((one for one in view.alerts() if str(one.id) == rest), None)
        return done(view, found.case, found.about, *DEEDS[kind]) if found else T("That was done already.")
    if kind == "talk":
        talk = next((one for one in view.threads() if str(one.id) == case), None)
        return done(view, talk.case, talk.person, "TalkReplied") if talk else T("That was done already.")
    return done(view, int(case), int(about), *DEEDS.get(kind, ())) if about else T("That was done already.")


def text(view: View, place: Place) -> tuple[Text, ...]:
    one = this(view, place)
    if one is None:
        return (_gone(view, str(place.data.get("key", ""))), T("There is nothing left to do here."))
    seen = [deed for deed in (view.put_off_by(one.key), view.given_by(one.key)) if deed is not None]
    return (line(view, one), *(told(deed) for deed in seen), *_hint(view, one))


def _hint(view: View, one: Thing) -> tuple[Text, ...]:
    if one.kind == "alert":
        return (T("Read it whole before you put it away."),)
    if one.kind != "join":
        return ()
    minor = view.participant(one.case, one.about or 0).minor
    return (*((member.MINOR,) if minor else ()), T("Is this really the person you invited?"))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    one = this(view, place)
    if one is None:
        return (Choice("inbox", T("What else waits"), to="inbox"),)
    back = {
        "put_off": (Choice("wake", T("Bring it back now"), to=woken),),
        "given": (Choice("back", T("Take it back"), to=given.took_back),),
    }
    return (
        *_do(view, one),
        Choice("open", KINDS[one.kind].open, to=way(one)),
        *(back[one.hidden] if one.hidden in back else _later(one)),
        *given.entries(view, one),
    )


def _later(one: Thing) -> tuple[Choice, ...]:
    if one.rank == 0:
        return ()
    return (
        Choice("day", T("Tomorrow morning"), to=put_off),
        Choice("until", T("At another time"), to="until"),
    )


@leads_to()
def woken(view: View, place: Place) -> Turn:
    one = this(view, place)
    effects: tuple[Effect, ...] = (Snoozed(one.case, one.key, view.now),) if one else ()
    return Turn(None, effects, note=T("It is back."))


# --- doing it --------------------------------------------------------------------------------------------------------
def _do(view: View, one: Thing) -> tuple[Choice, ...]:
    match one.kind:
        case "alert":
            return (Choice("read", T("I have read this"), to=did),)
        case "join":  # somebody who is held is looked at on their own page first
            part = view.participant(one.case, one.about or 0)
            yes = T("Yes, an adult agrees") if part.minor else T("Yes, let them in")
            return () if vetting.notes_on_part(view, part) else (Choice("in", yes, to=did),)
        case "bounds":
            return boundary_at_hand.approve(view, one)
        case "answer":
            part = view.participant(one.case, one.about or 0)
            return (Choice("nudge", T("Nudge {who}", who=name(one)), to=did),) if may_nudge(view, part) else ()
        case "ready":
            return (Choice("nudge", T("Nudge who is behind"), to=did),) if ready.to_nudge(view, one.case) else ()
        case _:
            return ()


@leads_to("inbox", "thing")
def did(view: View, place: Place) -> Turn:
    """The sheet may be old: whoever was quicker is named."""
    one = this(view, place)
    if one is None:
        return Turn("inbox", note=_gone(view, str(place.data.get("key", ""))), data={"after": None})
    effects, note = _effects(view, one)
    return Turn("inbox", effects, {"after": None}, note)


def _effects(view: View, one: Thing) -> tuple[tuple[Effect, ...], Text]:
    if one.kind == "alert":
        return (AlertAcknowledged(one.many),), T("Noted that you have read it.")
    if one.kind == "ready":
        return ready.nudges(view, one.case)
    part = view.participant(one.case, one.about or 0)
    if one.kind == "join":
        return member.letting_in(view, part), T("{who} is in, and knows it.", who=name(one))
    return nudge(view, part), ready.sent(view, (part,))
