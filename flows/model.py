"""The whole vocabulary of a conversation in one file: heard, place, screen, turn.

A step is given a *view* (what this person may know), the *place* where they are and what was *heard*, and returns a
*turn*: the next step and the effects that it decided. Nothing is done here; ``storage`` and ``bot`` do it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from flows.text import Text

if TYPE_CHECKING:
    from flows.effects import Effect
    from flows.view import View


# --- heard: what came in, free of Telegram ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Words:
    """Free text. ``message`` is its number in the chat, so that a later edit finds what it changed."""

    text: str
    message: int = 0
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """A message that the person changed after sending it."""

    text: str
    message: int


@dataclass(frozen=True, slots=True)
class Tap:
    """A button. ``data`` is whatever arrived: anyone can forge it, so nothing in it is believed."""

    data: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A photo or a document as Telegram has it: ``id`` fetches it, for a while. ``size`` in bytes, 0 when it does not say."""

    id: str
    size: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Anything that is not text: photo, voice, sticker, contact, location, document, video …"""

    kind: str
    caption: str = ""
    message: int = 0
    file: File | None = None
    account: int | None = None
    """Of a contact: the number of their account, where Telegram tells it."""


@dataclass(frozen=True, slots=True)
class DueCame:
    """A promise whose time has come (see ``storage.due``)."""

    kind: str
    person: int
    case: int | None
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChatLost:
    """The person blocked the bot, or came back (``back=True``)."""

    back: bool = False


Heard = Words | Edited | Tap | Command | Shared | DueCame | ChatLost


# --- place: where a person is ----------------------------------------------------------------------------------------
END: Final = "(end)"
"""The step after the last one: the flow is over and what it interrupted goes on."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One flow that is under way: its step, small JSON-able data, and the steps behind, for "back"."""

    flow: str
    step: str
    data: Mapping[str, Any] = field(default_factory=dict)
    trail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed answer whose message may still be edited: where it was given and what it was about (``Again``).

    ``taken``: False when it was no answer yet ("please write a number").
    """

    message: int
    flow: str
    step: str
    data: Mapping[str, Any] = field(default_factory=dict)
    taken: bool = True


MAX_TRAIL: Final = 12
MAX_TYPED: Final = 20


def _trail(frame: Frame, step: str) -> tuple[str, ...]:
    """Going on adds the step that is left; returning to one that lies behind (a hub) cuts the trail there."""
    if step == frame.step:
        return frame.trail
    if step in frame.trail:
        return frame.trail[: frame.trail.index(step)]
    return (*frame.trail, frame.step)[-MAX_TRAIL:]


@dataclass(frozen=True, slots=True)
class Place:
    """The stack of flows under way, the top one last. ``serial`` grows with each screen: a tap that carries an older
    one is stale. ``typed``: the last typed answers, without their words."""

    frames: tuple[Frame, ...] = ()
    serial: int = 0
    typed: tuple[Typed, ...] = ()

    @property
    def top(self) -> Frame:
        return self.frames[-1]

    @property
    def data(self) -> Mapping[str, Any]:
        return self.top.data

    def moved(self, step: str, data: Mapping[str, Any]) -> Place:
        top = Frame(self.top.flow, step, {**self.top.data, **data}, _trail(self.top, step))
        return Place((*self.frames[:-1], top), self.serial, self.typed)

    def back(self) -> Place:
        """The step before this one; out of the flow when there is none."""
        if not self.top.trail:
            return self.popped()
        *trail, step = self.top.trail
        return replace(self, frames=(*self.frames[:-1], replace(self.top, step=step, trail=tuple(trail))))

    def pushed(self, frame: Frame) -> Place:
        return replace(self, frames=(*self.frames, frame))

    def popped(self) -> Place:
        return replace(self, frames=self.frames[:-1])


# --- screen: what a person sees at a step ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Enter:
    """Open another flow on top of this one; ``argument`` is checked by that flow's ``enter``."""

    flow: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. ``id`` is short ASCII; ``to`` is a step name, END, an Enter, or a function (view, place) → Turn.

    ``argument`` tells buttons of one kind apart (a case, a page); the function finds it as ``place.data["choice"]``.
    """

    id: str
    label: Text
    to: To | None = None
    argument: str = ""

    @property
    def key(self) -> str:
        return f"{self.id}:{self.argument}" if self.argument else self.id


@dataclass(frozen=True, slots=True)
class Screen:
    """What is shown: paragraphs, then buttons (``wide`` in a row). ``protect`` forbids forwarding and saving."""

    text: tuple[Text, ...]
    choices: tuple[Choice, ...] = ()
    wide: int = 1
    protect: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of one heard thing.

    ``to``: next step, END, an Enter (push a flow), or None to stay. ``data`` is merged into the place. ``note`` is said
    above the next screen ("Saved.").
    """

    to: str | Enter | None = None
    effects: tuple[Effect, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    note: Text | None = None


Function = Callable[["View", Place], Turn]
To = str | Enter | Function


@dataclass(frozen=True, slots=True)
class Show:
    """The engine asks for the screen of the new place, drawn after the effects are applied. ``fresh``: as a new message."""

    note: Text | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one heard thing came to: the new place, the effects in order, and whether to draw the screen."""

    place: Place
    effects: tuple[Effect, ...] = ()
    show: Show | None = None
