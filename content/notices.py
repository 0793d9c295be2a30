"""Reads ``notices.yaml``, and fills words with what is each reader's own: their name, the meeting on their clock.

Variables stand in [brackets], because those are on every phone's first page of signs, and may be written in any of our
languages. What a person was sent is kept as they got it: a meeting that moves does not rewrite what they were told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import yaml
from babel.dates import format_date, format_time

from content.cities import city_name
from content.schema import Texts
from content.shape import Shape, fit

_FILE = Path(__file__).with_name("notices.yaml")
_BRACKETS = re.compile(r"\[([^\[\]\n]{1,30})\]")
VARIABLES: Final[Mapping[str, str]] = {
    "name": "name", "nombre": "name", "date": "date", "day": "date", "fecha": "date", "día": "date", "dia": "date",
    "time": "time", "hora": "time", "place": "place", "lugar": "place", "city": "city", "ciudad": "city",
}  # fmt: skip
OF_THE_MEETING: Final = frozenset({"date", "time", "place", "city"})


class Template(Shape, frozen=True):
    """``asks``: the reader answers whether they can be there. ``title`` is its button."""

    id: str
    asks: bool
    title: Texts
    text: Texts

    def __post_init__(self) -> None:
        odd = sorted({name for words in self.text.values() for name in unknown(words)})
        if odd or len({variables(words) for words in self.text.values()}) > 1:
            raise ValueError(f"every language needs the same variables, of those we know; not {odd}")


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom words are filled for. None: nothing is known, so the words that need it must not be sent."""

    language: str
    zone: str
    name: str | None = None
    meeting_at: datetime | None = None
    place: str | None = None


@cache
def templates() -> tuple[Template, ...]:
    found: tuple[Template, ...] = fit(tuple[Template, ...], yaml.safe_load(_FILE.read_text("utf-8")))
    return found


def template(template_id: str) -> Template:
    return next((one for one in templates() if one.id == template_id), templates()[0])


def variables(words: str) -> frozenset[str]:
    """The variables that these words need."""
    return frozenset(VARIABLES[name] for name in _names(words) if name in VARIABLES)


def unknown(words: str) -> tuple[str, ...]:
    """What stands in brackets and is no variable, as it was typed."""
    return tuple(found for found in _BRACKETS.findall(words) if _plain(found) not in VARIABLES)


def fill(words: str, reader: Reader) -> str:
    """The words as this reader gets them; a variable without a value stays as it is."""
    values = _values(reader)
    return _BRACKETS.sub(lambda found: values.get(VARIABLES.get(_plain(found[1]), "")) or found[0], words)


def logistics(language: str, at: datetime, zone: str, place: str) -> str:
    """Day, hour and place of the meeting in that language, on that clock."""
    words = template("logistics").text
    return fill(words.get(language, words["en"]), Reader(language, zone, None, at, place))


def _values(reader: Reader) -> dict[str, str | None]:
    values = {"name": reader.name, "place": reader.place}
    if reader.meeting_at is None:
        return values
    here, language = reader.meeting_at.astimezone(ZoneInfo(reader.zone)), reader.language
    return values | {
        "date": format_date(here.date(), "full", locale=language),
        "time": format_time(here.time(), "short", locale=language),
        "city": city_name(reader.zone, language),
    }


def _names(words: str) -> list[str]:
    return [_plain(found) for found in _BRACKETS.findall(words)]


def _plain(found: str) -> str:
    return " ".join(found.lower().split())
