"""What a board asks for, and how far somebody's record goes towards it. Reckoned from the entries, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from content.load import record_guide, requirements
from content.record_schema import Requirement
from flows.view import RecordEntry


@dataclass(frozen=True, slots=True)
class Progress:
    """``need`` 0: it is only counted."""

    requirement: Requirement
    have: float
    need: int

    @property
    def missing(self) -> float:
        return max(0.0, self.need - self.have)


def progress(entries: Iterable[RecordEntry], chosen: Mapping[str, int], today: date) -> tuple[Progress, ...]:
    """In the order of content/requirements.yaml. ``chosen``: the numbers that this specialist has set."""
    found = tuple(entries)
    return tuple(Progress(one, _have(one, found, today), chosen.get(one.id, one.at_least)) for one in requirements())


def _have(asked: Requirement, entries: Iterable[RecordEntry], today: date) -> float:
    counted = [entry for entry in entries if entry.kind == asked.counts and _fits(asked, entry, today)]
    if not asked.each_domain:
        return sum(_worth(asked, entry) for entry in counted)
    fields = [name for name in record_guide().domains if name != "other"]
    return min(sum(_worth(asked, entry) for entry in counted if entry.said("domain") == name) for name in fields)


def _fits(asked: Requirement, entry: RecordEntry, today: date) -> bool:
    if asked.domain is not None and entry.said("domain") != asked.domain:
        return False
    if asked.role is not None and entry.said("role") != asked.role:
        return False
    return asked.years is None or entry.said("day") >= _years_ago(today, asked.years)


def _years_ago(today: date, years: int) -> str:
    """As an ISO date; the 29th of February becomes the 28th."""
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year - years, day=day).isoformat()


def _worth(asked: Requirement, entry: RecordEntry) -> float:
    if asked.sums == "entries":
        return 1
    try:
        return float(entry.said("hours") or 0)
    except ValueError:
        return 0
