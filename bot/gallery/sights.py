"""Looks over the bot's shoulder: an engine and a renderer that do what they always do, and keep what somebody saw.

What is kept is put into every language at once, while the view that it was made for is still open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.catalogue import languages
from bot.render import NEUTRAL, Recipient, Renderer
from flows.engine import Engine
from flows.model import Choice, Place, Screen
from flows.text import Text
from flows.view import View

NOWHERE = Place()
Payloads = Mapping[str, dict[str, Any]]
"""What Telegram would be given, for each language."""


@dataclass(frozen=True, slots=True)
class Sight:
    """``kind``: screen, push or note (a line of its own, or a short answer over the chat). ``to``: whose phone."""

    kind: str
    to: int | None
    screen: Screen
    payloads: Payloads
    place: Place = NOWHERE
    has_note: bool = False


@dataclass
class Sights:
    """What was seen since it was last asked. ``tapped``: the buttons of where somebody stands, until anything changes."""

    found: list[Sight] = field(default_factory=list)
    tapped: tuple[object, tuple[Choice, ...]] | None = None
    _place: Place = NOWHERE
    _has_note: bool = False

    def engine(self, engine: Engine) -> SeeingEngine:
        parts = {name: getattr(engine, name) for name in Engine.__dataclass_fields__}
        return SeeingEngine(**parts, sights=self)

    def take(self) -> list[Sight]:
        found, self.found = self.found, []
        return found

    def watch(self, place: Place, has_note: bool) -> None:
        self._place, self._has_note = place, has_note

    def saw_screen(self, to: Recipient, screen: Screen, payloads: Payloads) -> None:
        self.found.append(Sight("screen", to.person, screen, payloads, self._place, self._has_note))

    def saw(self, kind: str, to: Recipient, screen: Screen, payloads: Payloads) -> None:
        self.found.append(Sight(kind, to.person, screen, payloads))


@dataclass(frozen=True)
class SeeingEngine(Engine):
    """Tells ``sights`` of which place a screen is made, and whether a note stands on it.

    Buttons that are tapped one after the other, each from the very same state, are looked up once.
    """

    sights: Sights = field(default_factory=Sights)

    def screen(self, view: View, place: Place, note: Text | None = None) -> Screen:
        self.sights.watch(place, note is not None)
        return super().screen(view, place, note)

    def choices(self, view: View, place: Place) -> tuple[Choice, ...]:
        at = (view.me.id, place)
        if self.sights.tapped is None or self.sights.tapped[0] != at:
            self.sights.tapped = at, super().choices(view, place)
        return self.sights.tapped[1]


class SeeingRenderer(Renderer):
    """Keeps every message in every language; a push as somebody reads it who has chosen the open wording."""

    def __init__(self, username: str, sights: Sights) -> None:
        super().__init__(username)
        self.sights = sights

    def screen(self, screen: Screen, to: Recipient, serial: int) -> dict[str, Any]:
        made = {
            one: super(SeeingRenderer, self).screen(screen, replace(to, language=one), serial) for one in languages()
        }
        self.sights.saw_screen(to, screen, made)
        return dict(made[to.language])

    def push(self, text: tuple[Text, ...], choices: tuple[Choice, ...], to: Recipient) -> dict[str, Any]:
        frank = replace(to, discreet=False)
        made = {
            one: super(SeeingRenderer, self).push(text, choices, replace(frank, language=one)) for one in languages()
        }
        self.sights.saw("push", to, Screen((NEUTRAL, *text), choices), made)
        return super().push(text, choices, to)

    def note(self, text: Text, to: Recipient) -> dict[str, Any]:
        made = {one: super(SeeingRenderer, self).note(text, replace(to, language=one)) for one in languages()}
        self.sights.saw("note", to, Screen((text,)), made)
        return dict(made[to.language])
