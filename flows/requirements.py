"""What a board asks for, and how far somebody's record goes towards it. Reckoned from the entries, and kept nowhere.

What ships is an example (content/requirements.yaml); a specialist's own requirements are entries of their record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from content.load import record_guide, requirements
from flows.text import Said, Text
from flows.view import RecordEntry

OWN: Final = "requirement"
"""The kind of entry that is a requirement of one's own."""
PAPER: Final = "paper"
"""What such a one counts when it is only a day until which something has to be valid."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``at_least`` 0: only counted. ``domain``, ``role``, ``years``: only what fits; ``each_domain``: the smallest of all fields.
    ``entry``: of one's own, with the day ``until`` which a paper is valid or ``by`` which it has to be met."""

    id: str
    name: Text
    counts: str
    sums: str
    at_least: int
    domain: str | None = None
    each_domain: bool = False
    role: str | None = None
    years: int | None = None
    entry: int | None = None
    until: date | None = None
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """``need`` 0: it is only counted."""

    requirement: Asked
    have: float
    need: int

    @property
    def missing(self) -> float:
        return max(0.0, self.need - self.have)


def progress(entries: Iterable[RecordEntry], chosen: Mapping[str, int], today: date) -> tuple[Progress, ...]:
    """In the order of content/requirements.yaml, then one's own. ``chosen``: the numbers that this specialist has set."""
    found = tuple(entries)
    asked = (*_shipped(), *(_own(entry) for entry in reversed(found) if entry.kind == OWN))
    return tuple(Progress(one, _have(one, found, today), chosen.get(one.id, one.at_least)) for one in asked)


def _shipped() -> tuple[Asked, ...]:
    return tuple(
        Asked(
            one.id, Said(one.name), one.counts, one.sums, one.at_least, one.domain, one.each_domain, one.role, one.years
        )
        for one in requirements()
    )


def _own(entry: RecordEntry) -> Asked:
    counts = entry.said("counts")
    paper = counts == PAPER
    return Asked(
        f"own-{entry.id}", entry.fields["title"], counts, "entries" if counts == "intervention" else "hours",
        1 if paper else int(entry.said("number") or 0), entry.said("domain") or None,
        years=int(entry.said("years")) if entry.said("years") else None, entry=entry.id,
        until=_day(entry.said("until")), by=_day(entry.said("by")),
    )  # fmt: skip


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _have(asked: Asked, entries: Iterable[RecordEntry], today: date) -> float:
    if asked.counts == PAPER:
        return float(asked.until is not None and asked.until >= today)
    counted = [entry for entry in entries if entry.kind == asked.counts and _fits(asked, entry, today)]
    if not asked.each_domain:
        return sum(_worth(asked, entry) for entry in counted)
    fields = [name for name in record_guide().domains if name != "other"]
    return min(sum(_worth(asked, entry) for entry in counted if entry.said("domain") == name) for name in fields)


def _fits(asked: Asked, entry: RecordEntry, today: date) -> bool:
    if asked.domain is not None and entry.said("domain") != asked.domain:
        return False
    if asked.role is not None and entry.said("role") != asked.role:
        return False
    return asked.years is None or entry.said("day") >= _years_ago(today, asked.years)


def _years_ago(today: date, years: int) -> str:
    """As an ISO date; the 29th of February becomes the 28th."""
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year - years, day=day).isoformat()


def _worth(asked: Asked, entry: RecordEntry) -> float:
    if asked.sums == "entries":
        return 1
    try:
        return float(entry.said("hours") or 0)
    except ValueError:
        return 0
