"""The kinds of entries of ``content/record.yaml``, and how what stands in one is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from content.load import record_guide
from content.record_schema import RecordField, RecordKind
from flows.requirements import OWN
from flows.text import Brief, Fact, Joined, N, Said, T, Text
from flows.view import RecordEntry, View

DECLARATION = "declaration"
SOON = 90
"""Days before something runs out in which that is said."""


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A specialist's own; there is nothing to ask for."""
    return {} if view.me.specialist and not argument else None


def kinds() -> tuple[RecordKind, ...]:
    return record_guide().kinds


def kind(name: str) -> RecordKind:
    """The kind of that name; the first one when content has dropped it."""
    return next((one for one in kinds() if one.id == name), kinds()[0])


def fits(about: RecordField, given: Mapping[str, object]) -> bool:
    """Whether this is asked at all, after what was answered before."""
    return not about.only or str(given.get("counts", "")) in about.only


def field(name: str, at: int) -> RecordField | None:
    fields = kind(name).fields
    return fields[at] if 0 <= at < len(fields) else None


def today(view: View) -> date:
    """On my own clock."""
    return view.now.astimezone(ZoneInfo(view.me.zone)).date()


def entries(view: View, name: str) -> list[RecordEntry]:
    return [entry for entry in view.record() if entry.kind == name]


def own(view: View, value: Any) -> Fact:
    return Fact("own", view.me.id, value)


def said(view: View, about: RecordField, fact: Fact) -> Text:
    """A day as a day, a field by its name; what nobody can read any more as it stands there."""
    value = str(fact.value)
    guide = record_guide()
    match about.kind:
        case "past" | "until":
            day = as_day(value)
            return replace(fact, value=day) if day else fact
        case "hours":
            return replace(fact, value=as_hours(value))
        case "domain":
            return Said(guide.domains[value]) if value in guide.domains else fact
        case "role":
            return Said(guide.roles[value]) if value in guide.roles else fact
        case "counts":
            return Said(guide.counts[value]) if value in guide.counts else fact
        case "number" | "years":
            return replace(fact, value=int(value)) if value.isdecimal() else fact
        case _:
            return fact


def lines(view: View, name: str, fields: Mapping[str, Fact]) -> Text:
    """Everything that was answered, a line each."""
    found = [
        Joined((Said(one.label), said(view, one, fields[one.id])), ": ")
        for one in kind(name).fields
        if one.id in fields
    ]
    return Joined(tuple(found), "\n")


def title(view: View, entry: RecordEntry) -> Text:
    """What it is called in a list: its title, or its field and hours, or its day."""
    about = {one.id: one for one in kind(entry.kind).fields}
    if entry.fields.get("title") and entry.said("title"):
        return entry.fields["title"]
    shown = [
        _in_brief(view, about[name], entry)
        for name in ("role", "domain", "hours", "day")
        if name in about and name in entry.fields
    ]
    return Joined(tuple(shown)) if shown else Said(kind(entry.kind).name)


def _in_brief(view: View, about: RecordField, entry: RecordEntry) -> Text:
    """A title is a button's label, too: a whole date has no room there."""
    day = as_day(entry.said(about.id)) if about.kind == "past" else None
    return T("{day}", day=Brief(day, view.now)) if day else said(view, about, entry.fields[about.id])


def as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def as_hours(text: str) -> float | int:
    try:
        number = float(text)
    except ValueError:
        return 0
    return int(number) if number == int(number) else number


def until(entry: RecordEntry) -> date | None:
    """The day on which it runs out, or by which it has to be met."""
    return as_day(entry.said("until") or entry.said("by"))


def runs_out(view: View, entry: RecordEntry) -> Text | None:
    """That it ends soon, or has ended; None while there is time, or when it does not end."""
    day = until(entry)
    if day is None:
        return None
    left = (day - today(view)).days
    if left < 0 and entry.kind == OWN:
        return T("That day has passed.")
    if left < 0:
        return T("It has ended. Families do not see it any more.")
    return N("It ends in {n} day.", "It ends in {n} days.", n=left) if left <= SOON else None
