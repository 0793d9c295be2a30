"""What the terminal says, in the language of whoever sits there. Names stand in cells of their own, never in a sentence."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.catalogue import languages
from bot.render import Renderer
from flows.specialists.alert import KEPT_PRIVATE, SOMETHING
from flows.text import N, T, Text
from storage.desk.whole import PRIVATE

_RENDERER = Renderer("")
TURNING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of a line: they could make one name look like another."""
LIGHTS: Final[Mapping[str, Text]] = {
    "red": T("▲ needs you now"), "amber": T("◆ something waits"), "green": T("● calm"),
}  # fmt: skip
RSVP: Final[Mapping[str, Text]] = {"yes": T("will be there"), "cannot": T("cannot come"), "talk": T("needs to talk")}
MISSING: Final[Mapping[str, Text]] = {
    "team": T("nobody is in"), "flags": T("a red flag is open"), "meeting": T("no meeting"), "rsvp": T("answer"),
    "talk": T("a talk"), "training": T("lessons"), "letter": T("letter"), "letter_approval": T("letter to approve"),
    "information": T("answers"), "boundaries": T("boundary"), "boundaries_approval": T("boundary to approve"),
    "rehearsals": T("rehearsals"), "safety": T("plan for safety"), "bed": T("bed"), "transport": T("ride"),
}  # fmt: skip
ALERTS: Final[Mapping[str, Text]] = {
    "used_again": T("used again"), "overdose": T("overdose"), "suicide": T("thoughts of suicide"),
    "violence": T("violence, or fear of it"), "child": T("a child in danger"), "medical": T("medical emergency"),
    "left_treatment": T("left treatment"), "craving": T("strong craving"), "mood": T("very low mood"),
    "sleep": T("very little sleep"), "medicine": T("medicine missed"), "missed": T("check-ins without an answer"),
    "despair": T("strong despair"), "wants_help": T("asks for help"), "cannot_come": T("cannot come"),
    "cannot_watch": T("cannot be there before admission"),
    "minor": T("under 18"), "wants_to_talk": T("needs to talk"), PRIVATE: KEPT_PRIVATE,
}  # fmt: skip
KINDS: Final[Mapping[str, Text]] = {
    "join": T("waits for your yes"), "letter": T("shared a letter"), "approve": T("letter not approved yet"),
    "bounds": T("boundary to approve"), "talk": T("waits for your answer"), "ready": T("the meeting is close, and something is missing"),
    "alone": T("before admission, nobody is there at some hours"),
}  # fmt: skip


class Say:
    """A text in one language."""

    def __init__(self, language: str = "en") -> None:
        self.language = language

    def __call__(self, text: Text) -> str:
        return _RENDERER.plain(text, self.language)

    def of(self, words: Mapping[str, Text], key: str) -> str:
        """One of some short words; what this version does not know yet stands as it is."""
        return self(words[key]) if key in words else key.replace("_", " ")

    def alert(self, kind: str) -> str:
        return self(ALERTS.get(kind, T("a red flag") if kind.startswith("flag_") else SOMETHING))

    def when(self, at: datetime, zone: str) -> str:
        local = at.astimezone(ZoneInfo(zone))
        words = format_datetime(local, "EEE yyyy-MM-dd HH:mm", locale=self.language)
        return f"{words} {zone.rpartition('/')[2].replace('_', ' ')}"

    def ago(self, at: datetime | None, now: datetime) -> str:
        if at is None:
            return self(T("never"))
        past = now - at
        if past < timedelta(hours=1):
            return self(T("within the hour"))
        hours, days = past // timedelta(hours=1), past // timedelta(days=1)
        return self(N("{n} day ago", "{n} days ago", n=days) if days else N("{n} hour ago", "{n} hours ago", n=hours))


def language_here(wanted: str | None) -> str:
    """The one that was asked for, or the terminal's own when it is one of ours."""
    here = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    code = (wanted or here)[:2].lower()
    return code if code in languages() else "en"


def plain(words: str) -> str:
    """Typed words without anything that steers a terminal or turns its direction."""
    return "".join(letter for letter in words if not _steers(letter))


def _steers(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Zl", "Zp") or letter in TURNING
