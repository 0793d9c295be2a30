"""Words are chosen here, last, for one recipient: their language, their zone, what they may know, how discreet.

A fact that is not theirs raises ``Leak`` and the message is not made. Everything is escaped for Telegram's HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

from bot.catalogue import catalogue
from flows.effects.messages import NEUTRAL
from flows.model import Choice, Enter, Screen
from flows.text import DAMAGED, Abroad, Brief, Fact, Joined, Link, Local, N, Said, T, Text
from flows.walls import Leak, Standing, may_know
from flows.ways_out import BACK, HIDE, HOME, MENU, OPEN, SOS

_TAG = re.compile(r"<[^>]*>")
MAX_TEXT = 4096
MAX_LABEL = 30
LEADS_AWAY = (BACK.key, MENU.key)
WIDEST, SHORT_ROW = 4, 20
"""Buttons of a row, and letters in it, so that "Hide" still fits beside them on a small phone."""
CLOSED = T("Ready when you are.")
LATER = T("… (there is more; it did not fit here)")
UNREADABLE = T("(damaged: cannot be read)")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a text is made for. ``standing`` answers where they stand in a case."""

    person: int | None
    language: str
    zone: str = "UTC"
    discreet: bool = True
    standing: Callable[[int], Standing | None] = lambda case: None
    at_most: int = 0
    """Letters that one person's words may take (0: all of them)."""
    covered: bool = False
    """They have a PIN: a button of what nobody asked for says nothing, either."""


class Renderer:
    """Makes the parameters of Telegram messages. ``username`` is the bot's, for start links."""

    def __init__(self, username: str) -> None:
        self.username = username

    def screen(self, screen: Screen, to: Recipient, serial: int) -> dict[str, Any]:
        """The live screen: paragraphs and the buttons that carry its serial."""
        payload = self._message(self._that_fits(screen.text, to))
        payload["reply_markup"] = self._buttons(screen.choices, to, screen.wide, f"{serial}.")
        if screen.protect:
            payload["protect_content"] = True
        return payload

    def _that_fits(self, lines: tuple[Text, ...], to: Recipient) -> str:
        """The whole text. Words too long for Telegram are shown in part, and that is said: a screen must never fail."""
        whole = "\n\n".join(self.text(line, to) for line in lines)
        at_most = MAX_TEXT if len(whole) > MAX_TEXT // 2 else 0
        while at_most and _units(whole) > MAX_TEXT:
            at_most //= 2
            shorter = replace(to, at_most=at_most)
            whole = "\n\n".join((*(self.text(line, shorter) for line in lines), self.text(LATER, to)))
        return whole

    def push(self, text: tuple[Text, ...], choices: tuple[Choice, ...], to: Recipient) -> dict[str, Any]:
        """What nobody asked for: a neutral first line, and only for the not so discreet what it is about.

        It has its "Hide", too, unless nothing in it tells anything.
        """
        lines = [NEUTRAL] if to.discreet else [NEUTRAL, *text]
        payload = self._message("\n\n".join(self.text(line, to) for line in lines))
        if choices and to.covered:
            choices = (replace(choices[0], label=OPEN.label),)
        if len(lines) > 1 or any(choice.label != OPEN.label for choice in choices):
            choices = (*choices, HIDE)
        if choices:
            payload["reply_markup"] = self._buttons(choices, to, 1, "")
        return payload

    def neutral(self, to: Recipient) -> dict[str, Any]:
        """What is left of something that nobody asked for: the line that says nothing, and a way in."""
        return self.push((), (Choice("open", OPEN.label, to=Enter(HOME)),), to)

    def closed(self, to: Recipient, serial: int) -> dict[str, Any]:
        """A screen that says nothing; its button shows the place again."""
        payload = self._message(self.text(CLOSED, to))
        payload["reply_markup"] = self._buttons((OPEN,), to, 1, f"{serial}.")
        return payload

    def note(self, text: Text, to: Recipient) -> dict[str, Any]:
        return self._message(self.text(text, to))

    def plain(self, text: Text, language: str) -> str:
        """A text without facts, for commands and the bot's own description."""
        return html.unescape(self.text(text, Recipient(None, language)))

    def number(self, fact: Fact, to: Recipient) -> float:
        """A number that this recipient may know, for a picture.

        :raises Leak: when it is not theirs.
        """
        if not may_know(to.standing(fact.case) if fact.case is not None else None, to.person, fact):
            raise Leak(f"a {fact.kind} is not theirs to know")
        return float(fact.value)

    def drawn(self, text: Text, to: Recipient) -> str:
        """A text as it stands in a picture, without markup."""
        return html.unescape(self.text(text, to))

    def day(self, at: datetime, to: Recipient) -> str:
        """A short date: day and month as people there write them."""
        return format_skeleton("Md", at.astimezone(ZoneInfo(to.zone)), locale=_locale(to.language))

    def link(self, link: Link) -> str:
        return f"https://t.me/{self.username}?start={link.code}"

    # --- texts -------------------------------------------------------------------------------------------------------
    def text(self, text: Text, to: Recipient) -> str:
        match text:
            case Joined():
                return text.separator.join(part for part in (self.text(part, to) for part in text.parts) if part)
            case Fact():
                return self._value(text, to)
            case Abroad():
                return self.text(text.text, replace(to, language=text.language))
            case Said():
                return self._fill(text.languages.get(to.language) or text.languages["en"], text.values, to)
            case N():
                count: Any = text.values["n"]
                return self._fill(catalogue(to.language).ngettext(text.message, text.plural, count), text.values, to)
            case T():
                return self._fill(catalogue(to.language).gettext(text.message), text.values, to)

    def _fill(self, message: str, values: Mapping[str, Any], to: Recipient) -> str:
        return (
            message.format_map({name: self._value(value, to) for name, value in values.items()}) if values else message
        )

    def _value(self, value: Any, to: Recipient) -> str:
        match value:
            case Fact():
                return self._fact(value, to)
            case T() | Said() | Joined() | Abroad():
                return self.text(value, to)
            case Link():
                return self.link(value)
            case Local():
                return _moment(value.at, value.zone, to.language)
            case Brief():
                return _brief(value, to)
            case datetime():
                return _moment(value, to.zone, to.language)
            case date():
                return format_date(value, "full", locale=_locale(to.language))
            case bool() | str():
                raise Leak("a text was given a value without an owner")
            case int() | float():
                return _number(value, to.language)
            case _:
                raise Leak(f"a text was given a {type(value).__name__}")

    def _fact(self, fact: Fact, to: Recipient) -> str:
        standing = to.standing(fact.case) if fact.case is not None else None
        if not may_know(standing, to.person, fact):
            raise Leak(f"a {fact.kind} is not theirs to know")
        if isinstance(fact.value, str):
            if DAMAGED in fact.value:
                return self.text(UNREADABLE, to)
            words = fact.value
            if 0 < to.at_most < len(words):
                words = words[: to.at_most].rstrip() + "…"
            return html.escape(words, quote=False)
        return self._value(fact.value, to)

    # --- messages ----------------------------------------------------------------------------------------------------
    def _message(self, text: str) -> dict[str, Any]:
        return {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}

    def _buttons(self, choices: tuple[Choice, ...], to: Recipient, wide: int, prefix: str) -> dict[str, Any]:
        rows: list[list[dict[str, str]]] = []
        last: tuple[int, bool] | None = None
        for choice in choices:
            width = _width(choice, wide)
            kind = (width, choice.key in LEADS_AWAY)
            button = {"text": self._label(choice, to), "callback_data": _data(choice, prefix)}
            if _stands_beside(choice, rows) or (rows and last == kind and len(rows[-1]) < width):
                rows[-1].append(button)
            else:
                rows.append([button])
            last = kind
        return {"inline_keyboard": rows}

    def _label(self, choice: Choice, to: Recipient) -> str:
        if type(choice.label) is T and not choice.label.values:
            return _own_label(choice.label.message, to.language)
        return _cut(self.text(choice.label, to))


@lru_cache(maxsize=4096)
def _own_label(message: str, language: str) -> str:
    """Most buttons say the same to everybody."""
    return _cut(catalogue(language).gettext(message))


def _cut(escaped: str) -> str:
    label = html.unescape(escaped)
    return label if len(label) <= MAX_LABEL else label[: MAX_LABEL - 1] + "…"


def _units(text: str) -> int:
    """As Telegram counts: what is seen, an emoji as two."""
    return len(html.unescape(_TAG.sub("", text)).encode("utf-16-le")) // 2


def _width(choice: Choice, wide: int) -> int:
    """ "Back" and "Menu" share the last row; the others stand as the screen says."""
    return 2 if choice.key in LEADS_AWAY else wide


def _stands_beside(choice: Choice, rows: list[list[dict[str, str]]]) -> bool:
    """The small ones share the last row; the emergency's does not make a step's own button small."""
    if choice.key == SOS.key and rows and rows[-1][-1]["callback_data"].endswith(LEADS_AWAY):
        return True
    return choice.key == HIDE.key and bool(rows) and _has_room(rows[-1])


def _has_room(row: list[dict[str, str]]) -> bool:
    """For one more small button."""
    return len(row) < WIDEST and sum(len(button["text"]) for button in row) <= SHORT_ROW


def _data(choice: Choice, prefix: str) -> str:
    """An entry (in a push) names its flow; a live screen's button its choice and the screen's serial."""
    if not prefix and isinstance(choice.to, Enter):
        return f">{choice.to.flow}:{choice.to.argument}" if choice.to.argument else f">{choice.to.flow}"
    return f"{prefix or '.'}{choice.key}"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@lru_cache(maxsize=4096)
def _number(value: float, language: str) -> str:
    """Small counts stand on nearly every screen, and formatting one takes longer than all else about its sentence."""
    return format_decimal(value, locale=_locale(language))


def _moment(at: datetime, zone: str, language: str) -> str:
    local, locale = at.astimezone(ZoneInfo(zone)), _locale(language)
    day, time = format_date(local, "full", locale=locale), format_time(local, "short", locale=locale)
    return f"{day}, {time}"


CLEAR = timedelta(days=180)
"""A day that is no further away is in the only year that it can be."""


def _brief(value: Brief, to: Recipient) -> str:
    zone, locale = ZoneInfo(value.zone or to.zone), _locale(to.language)
    at = value.at.astimezone(zone) if isinstance(value.at, datetime) else value.at
    day = at.date() if isinstance(at, datetime) else at
    far = abs(day - value.now.astimezone(zone).date()) > CLEAR
    shown = format_skeleton(("y" if far else "") + ("MMMEd" if value.weekday else "MMMd"), day, locale=locale)
    return f"{shown}, {format_time(at, 'short', locale=locale)}" if isinstance(at, datetime) else shown
