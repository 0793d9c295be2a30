"""Reads the day and hour that somebody typed, on the clock of a time zone.

1. The day comes first when a date is only numbers; ``other_reading`` gives the month-first one to offer.
2. Every word has to mean something: what is not understood makes the whole line not understood, never a guess.
3. What comes back lies ahead of now, within two years, and exists on that zone's clock. An hour that comes twice when
   the clocks go back is the first of the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

Problem = Literal["nonsense", "no_day", "no_hour", "past", "far", "skipped", "weekday"]
MAX_DAYS_AHEAD: Final = 730
_LAST_MINUTE: Final = time(23, 59)

_MONTHS: Final = (
    ("january", "enero"), ("february", "febrero"), ("march", "marzo"), ("april", "abril"), ("may", "mayo"),
    ("june", "junio"), ("july", "julio"), ("august", "agosto"), ("september", "septiembre", "setiembre"),
    ("october", "octubre"), ("november", "noviembre"), ("december", "diciembre"),
)  # fmt: skip
_WEEKDAYS: Final = (
    ("monday", "lunes"), ("tuesday", "martes"), ("wednesday", "miercoles"), ("thursday", "jueves"),
    ("friday", "viernes"), ("saturday", "sabado"), ("sunday", "domingo"),
)  # fmt: skip
_RELATIVE: Final = {"day after tomorrow": 2, "pasado manana": 2, "tomorrow": 1, "manana": 1, "today": 0, "hoy": 0}
_SMALL: Final = frozenset({
    "a", "al", "at", "coming", "de", "del", "el", "este", "for", "h", "hrs", "la", "las", "los", "next", "o", "of",
    "on", "proximo", "que", "the", "this", "viene",
})  # fmt: skip

_PARTS_OF_DAY: Final = (
    (re.compile(r"\b(?:de|por|en) la manana\b|\bin the morning\b|\ba\.? ?m\b\.?"), " am "),
    (re.compile(r"\b(?:de|por|en) la tarde\b|\bin the (?:afternoon|evening)\b|\bp\.? ?m\b\.?"), " pm "),
    (re.compile(r"\b(?:de|por|en) la noche\b|\bat night\b"), " night "),
    (re.compile(r"\b(?:noon|midday|(?:al? )?mediodia)\b"), " 12:00 "),
)
_TIMES: Final = (
    re.compile(r"(?<![\d.:/-])(\d{1,2}) ?(?:[:.h]) ?(\d{2})(?: ?(?:h|hrs)\b)?(?: ?(am|pm|night)\b)?(?![\d.:/-])"),
    re.compile(r"(?<![\d.:/-])(\d{1,2})(?P<no_minute>) ?(am|pm|night)\b"),
    re.compile(r"(?<![\d.:/-])(\d{1,2})(?P<no_minute>) ?h(?P<no_part>)\b"),
    re.compile(r"\b(?:at|a las?) (\d{1,2})(?P<no_minute>)(?P<no_part>)(?![\d.:/-])"),
)
_YEAR_FIRST = re.compile(r"(?<![\d.:/-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d:/-])")
_NUMBERS = re.compile(r"(?<![\d.:/-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d:/-])")
_NO_YEAR = re.compile(r"(?<![\d.:/-])(\d{1,2})/(\d{1,2})(?![\d.:/-])")
_DAY_MONTH = re.compile(
    r"(?<![\d.:/-])(\d{1,2})(?:st|nd|rd|th)?\.? ?(?:(?:de|of) )?([a-z]{3,})\.?(?: (?:(?:del?|of) )?(\d{4}))?(?![\d:h])"
)
_MONTH_DAY = re.compile(r"\b([a-z]{3,})\.? ?(\d{1,2})(?:st|nd|rd|th)?(?![\d.:/h-])(?: (\d{4})(?![\d:h]))?")


@dataclass(frozen=True, slots=True)
class _Day:
    """What was said of the day. ``year`` None: the next time that it comes."""

    month: int
    day: int
    year: int | None = None


def read_moment(text: str, now: datetime, zone: str, *, month_first: bool = False) -> datetime | Problem:
    """The moment in UTC, or what stands in the way. ``now`` is aware; ``zone`` an IANA name."""
    words = _plain(text)
    here = now.astimezone(ZoneInfo(zone))
    day, words = _find_day(words, here.date(), month_first)
    hour, words = _find_hour(words)
    weekday, rest = _find_weekday(words)
    if any(word not in _SMALL for word in rest):
        return "nonsense"
    if hour is None:
        return "no_hour" if day or weekday is not None else "nonsense"
    if day is None and weekday is None:
        return "no_day"
    return _settle(day, weekday, hour, here)


def other_reading(text: str, now: datetime, zone: str) -> datetime | None:
    """The month-first reading of a date in numbers, when there is another one."""
    first, other = read_moment(text, now, zone), read_moment(text, now, zone, month_first=True)
    return other if isinstance(other, datetime) and other != first else None


def read_day(text: str, now: datetime, zone: str) -> date | Problem:
    """A day without an hour, today or later."""
    here = now.astimezone(ZoneInfo(zone))
    day, words = _find_day(_plain(text), here.date(), month_first=False)
    weekday, rest = _find_weekday(words)
    if any(word not in _SMALL for word in rest):
        return "nonsense"
    if day is None and weekday is None:
        return "no_day"
    found = _settle(day, weekday, _LAST_MINUTE, here)
    return found.astimezone(here.tzinfo).date() if isinstance(found, datetime) else found


def _plain(text: str) -> str:
    """Lower case, no accents, single spaces; a 'T' between date and time is a space."""
    letters = unicodedata.normalize("NFKD", text[:200].lower())
    words = "".join(" " if letter == "," else letter for letter in letters if not unicodedata.combining(letter))
    words = " ".join(re.sub(r"(?<=\d)t(?=\d)", " ", words).split())
    for part, plain in _PARTS_OF_DAY:
        words = part.sub(plain, words)
    return " ".join(words.split())


# --- the day ---------------------------------------------------------------------------------------------------------
def read_any_day(text: str, today: date) -> date | None:
    """A day alone, also one that has been; without a year it is this year's. None: it is not one."""
    found, rest = _find_day(_plain(text), today, False)
    if found is None:
        found, rest = _find_day(_plain(text), today, True)
    _, rest_words = _find_weekday(rest)
    if found is None or any(word not in _SMALL for word in rest_words):
        return None
    try:
        return date(found.year or today.year, found.month, found.day)
    except ValueError:
        return None


def _find_day(words: str, today: date, month_first: bool) -> tuple[_Day | None, str]:
    for day, found in _days(words, today, month_first):
        return day, _without(words, found)
    return None, words


def _days(words: str, today: date, month_first: bool) -> Iterator[tuple[_Day, re.Match[str]]]:
    """Every way to find a day in these words, the surest first."""
    for found in _YEAR_FIRST.finditer(words):
        yield _Day(int(found[3]), int(found[4]), int(found[1])), found
    for found in _NUMBERS.finditer(words):
        month, day = _order(int(found[1]), int(found[3]), month_first)
        yield _Day(month, day, int(found[4]) + (2000 if len(found[4]) == 2 else 0)), found
    for found in _NO_YEAR.finditer(words):
        yield _Day(*_order(int(found[1]), int(found[2]), month_first)), found
    for found in _DAY_MONTH.finditer(words):
        if month := _named(found[2], _MONTHS):
            yield _Day(month, int(found[1]), int(found[3]) if found[3] else None), found
    for found in _MONTH_DAY.finditer(words):
        if month := _named(found[1], _MONTHS):
            yield _Day(month, int(found[2]), int(found[3]) if found[3] else None), found
    for name, ahead in _RELATIVE.items():
        for found in re.finditer(rf"\b{name}\b", words):
            then = today + timedelta(days=ahead)
            yield _Day(then.month, then.day, then.year), found


def _order(first: int, second: int, month_first: bool) -> tuple[int, int]:
    """(month, day) of two numbers; a number above twelve can only be the day."""
    if second > 12 or (month_first and first <= 12):
        return first, second
    return second, first


def _named(word: str, names: tuple[tuple[str, ...], ...]) -> int:
    """The place of that name in its list from one, 0 when it is none of them; three letters are enough."""
    if len(word) < 3:
        return 0
    return next((at for at, same in enumerate(names, 1) if any(name.startswith(word) for name in same)), 0)


def _find_weekday(words: str) -> tuple[int | None, list[str]]:
    rest = [word.strip(".") for word in words.split()]
    for word in rest:
        if found := _named(word, _WEEKDAYS):
            rest.remove(word)
            return found - 1, rest
    return None, rest


# --- the hour --------------------------------------------------------------------------------------------------------
def _find_hour(words: str) -> tuple[time | None, str]:
    for pattern in _TIMES:
        if found := pattern.search(words):
            hour = _hour(int(found[1]), int(found[2] or 0), found[3] or "")
            return hour, _without(words, found)
    return None, words


def _hour(hour: int, minute: int, part: str) -> time | None:
    """The time of day; None when a clock does not show it (25:10, 0 pm, 12 at night)."""
    if part and (hour == 0 or (part == "night" and not 6 <= hour <= 23)):
        return None
    if part == "am" and hour == 12:
        hour = 0
    elif part in {"pm", "night"} and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _without(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()]} {words[found.end() :]}"


# --- both ------------------------------------------------------------------------------------------------------------
def _settle(day: _Day | None, weekday: int | None, hour: time, here: datetime) -> datetime | Problem:
    if day is None:
        assert weekday is not None
        ahead = here.date() + timedelta(days=(weekday - here.weekday()) % 7)
        then = _at(ahead, hour, here)
        return _at(ahead + timedelta(days=7), hour, here) if then == "past" else then
    years = (day.year,) if day.year is not None else (here.year, here.year + 1)
    answer: datetime | Problem = "nonsense"
    for year in years:
        try:
            then_day = date(year, day.month, day.day)
        except ValueError:
            continue
        answer = "weekday" if weekday is not None and then_day.weekday() != weekday else _at(then_day, hour, here)
        if isinstance(answer, datetime):
            break
    return answer


def _at(day: date, hour: time, here: datetime) -> datetime | Problem:
    if day < here.date():
        return "past"
    if day > here.date() + timedelta(days=MAX_DAYS_AHEAD):
        return "far"
    wall = datetime.combine(day, hour)
    moment = wall.replace(tzinfo=here.tzinfo).astimezone(UTC)
    if moment.astimezone(here.tzinfo).replace(tzinfo=None) != wall:
        return "skipped"
    return moment if moment > here.astimezone(UTC) else "past"
