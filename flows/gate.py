"""What stands before everything else: the question for the PIN, or the notes behind the second one.

1. While it is shut, nothing that is heard reaches any other flow; where the person was is kept underneath.
2. The emergency numbers always come, and a cry for help is heard and told as always; what is shown then is what a stranger is
   shown, and says nothing of a case.
3. There is no way out but through: no menu, no "back". "Hide", under a message that came meanwhile, empties the chat.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from flows.effects import ChatHidden
from flows.everyone.sos import stranger_card
from flows.model import Command, Enter, Frame, Heard, Outcome, Place, Show, Tap, Words
from flows.view import View

if TYPE_CHECKING:
    from flows.engine import Engine

PINNED: Final = frozenset({"open", "locked", "decoy"})
"""How a door may stand that has a PIN."""
SHUT: Final = frozenset({"locked", "decoy"})
GUARDS: Final = {"locked": Frame("lock", "pin"), "decoy": Frame("decoy", "notes")}
GUARD_FLOWS: Final = frozenset(frame.flow for frame in GUARDS.values())
HIDE_KEY: Final = "~"
"""Of the button that empties the chat, whatever screen or message it stands under."""
STAYS: Final = frozenset({"sos", "overdose", "not_seen", "hide"})
"""Flows whose screens do not close themselves: help, and what says nothing anyway."""


def stays_open(place: Place) -> bool:
    return not place.frames or place.top.flow in STAYS


def unguarded(place: Place) -> Place:
    """Without what stood before it."""
    if not any(frame.flow in GUARD_FLOWS for frame in place.frames):
        return place
    return replace(place, frames=tuple(frame for frame in place.frames if frame.flow not in GUARD_FLOWS))


def behind(place: Place, door: str) -> Place:
    """The place with what stands before it on top, where it was left."""
    guard, rest = GUARDS[door], unguarded(place)
    top = place.top if place.frames and place.top.flow == guard.flow else guard
    return replace(rest, frames=(*rest.frames, top))


def guarded(place: Place, door: str) -> Place:
    """What may be shown while the door stands like this; the screen after "Hide" says nothing anyway."""
    if door not in SHUT or (place.frames and place.top.flow in ("hide", GUARDS[door].flow)):
        return place
    return behind(place, door)


def at_the_door(engine: Engine, view: View, place: Place, heard: Heard, text: str) -> Outcome:
    """``text``: what they wrote in their own words, wherever it stands."""
    place = behind(place, view.me.door)
    if isinstance(heard, Command) and heard.name == "sos":
        return Outcome(place, show=Show(stranger_card(view), fresh=True))
    if _hides(heard):
        return Outcome(place, (ChatHidden(),), Show(fresh=True))
    cry = engine.danger(view, text) if text else None
    if cry is not None and isinstance(cry.to, Enter):
        return Outcome(place, cry.effects, Show(stranger_card(view, cry.to.argument), fresh=True))
    step = engine.flows[place.top.flow].step(place.top.step)
    if isinstance(heard, Words) and step.words is not None and heard.text.strip():
        return engine.go(view, place, step.words(view, place, heard), fresh=True)
    if isinstance(heard, Tap):
        serial, _, key = heard.data.partition(".")
        shown = engine.choices(view, place) if serial == str(place.serial) else ()
        choice = next((choice for choice in shown if choice.key == key), None)
        if choice is not None:
            return engine.chosen(view, place, choice)
    return Outcome(place, show=Show(fresh=not isinstance(heard, Tap)))


def _hides(heard: Heard) -> bool:
    if isinstance(heard, Tap):
        return heard.data.partition(".")[2] == HIDE_KEY
    return isinstance(heard, Command) and heard.name == "hide"
