"""Typed answers of the record: a day that has been, a day on which something ends, hours, words."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from content.record_schema import RecordField
from flows.numbers import one_number
from flows.specialists.dates import read_any_day
from flows.specialists.own_record.guide import today
from flows.steps import Kept, short_words
from flows.text import T, Text
from flows.view import View

EARLIEST: Final = date(1940, 1, 1)
YEARS_AHEAD: Final = 30
MOST_HOURS: Final = 20_000
MOST_YEARS: Final = 20
_words = short_words(120)

NO_DAY = T("I could not read a day in that. Could you write it like this: 5 Dec 2024?")
AHEAD = T("That day has not come yet. Which day was it?")
TOO_EARLY = T("That is very long ago. Is the year right?")
TOO_LATE = T("That is more than thirty years away. Is the year right?")
NO_HOURS = T("I could not read a number of hours in that. Could you write just the number, for example 6 or 1.5?")
HOURS_RANGE = T("That number of hours cannot be right. Could you write it again, for example 6 or 1.5?")


def read(view: View, place: object, about: RecordField, text: str) -> Kept | Text:
    """What was typed, as it is kept; or what was wrong with it, and what to do."""
    match about.kind:
        case "past" | "until":
            return _a_day(view, about.kind, text)
        case "hours":
            return _hours(text)
        case "number":
            return _whole(text, MOST_HOURS)
        case "years":
            return _whole(text, MOST_YEARS)
        case _:
            return _words(text, view, place)  # type: ignore[arg-type]


def _a_day(view: View, kind: str, text: str) -> Kept | Text:
    day = read_any_day(text, today(view))
    if day is None:
        return NO_DAY
    if day < EARLIEST:
        return TOO_EARLY
    if kind == "past" and day > today(view):
        return AHEAD
    if day.year > today(view).year + YEARS_AHEAD:
        return TOO_LATE
    return Kept(day.isoformat())


def _hours(text: str) -> Kept | Text:
    found = re.fullmatch(r"(\d{1,6}(?:[.,]\d{1,2})?) ?(?:h|hrs?|hours?|horas?)?\.?", text.strip().lower())
    if found is None:
        return NO_HOURS
    number = float(found[1].replace(",", "."))
    if not 0 < number <= MOST_HOURS:
        return HOURS_RANGE
    return Kept(f"{number:g}")


def _whole(text: str, most: int) -> Kept | Text:
    found = one_number(text, most)
    if not found:
        return T("I need a whole number from 1 to {most}. Could you write it again?", most=most)
    return Kept(str(found))
