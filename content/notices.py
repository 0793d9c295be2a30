"""Reads ``notices.yaml``: what a circle is told of its meeting, as finished words in every language.

A notice is kept as it was sent, so it is written out here instead of being chosen for its reader later: a meeting that
moves does not rewrite what people were told before.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from string import Formatter
from zoneinfo import ZoneInfo

import yaml
from babel.dates import format_date, format_time
from pydantic import BaseModel, ConfigDict, field_validator

from content.cities import city_name

_FILE = Path(__file__).with_name("notices.yaml")
_VALUES = {"day", "hour", "city", "place"}


class Words(BaseModel):
    """One language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    logistics: str

    @field_validator("logistics")
    @classmethod
    def _has_its_values(cls, text: str) -> str:
        found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        if found != _VALUES:
            raise ValueError(f"needs exactly {sorted(_VALUES)}, has {sorted(found)}")
        return text


@cache
def notices() -> dict[str, Words]:
    """By language code, English first."""
    return {code: Words.model_validate(words) for code, words in yaml.safe_load(_FILE.read_text("utf-8")).items()}


def logistics(language: str, at: datetime, zone: str, place: str) -> str:
    """Day, hour and place of the meeting in that language."""
    there = at.astimezone(ZoneInfo(zone))
    return notices()[language].logistics.format(
        day=format_date(there.date(), "full", locale=language),
        hour=format_time(there.time(), "short", locale=language),
        city=city_name(zone, language),
        place=place,
    )
