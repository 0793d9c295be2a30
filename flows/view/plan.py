"""The plan of a meeting, as one person may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from flows.text import Fact


@dataclass(frozen=True, slots=True)
class Planned:
    """One item as it is planned. ``person``: somebody of the case by id; ``name`` None: they are no longer here.

    ``people``: an order; ``out``: who is left out of it. ``amount``: a cost, in ``currency`` when one was said.
    ``usual``: what content/plan.yaml proposes, for each reader in their language.
    """

    item: str
    words: Fact | None = None
    person: int | None = None
    name: Fact | None = None
    people: tuple[int, ...] = ()
    out: tuple[int, ...] = ()
    day: date | None = None
    amount: float | None = None
    currency: Fact | None = None
    usual: bool = False


@dataclass(frozen=True, slots=True)
class TreatmentOption:
    """One place of treatment. ``signs``: yes, no or unknown by the ids of content/treatment.yaml."""

    id: int
    name: Fact
    signs: Mapping[str, str] = field(default_factory=dict)
    amount: float | None = None
    currency: Fact | None = None
    day: date | None = None
    note: Fact | None = None


@dataclass(frozen=True, slots=True)
class TaskState:
    """``owner`` None: the specialist (also when the owner has left); ``name`` is the owner's. ``done_by``: the name of who ticked it. ``title`` and ``days`` before the
    meeting: of a task that the specialist added. ``needed``: False when it was taken off the list of this case.
    """

    owner: int | None = None
    name: Fact | None = None
    done_at: datetime | None = None
    title: Fact | None = None
    days: int = 0
    needed: bool = True
    done_by: Fact | None = None


class PlanView(Protocol):
    """The specialist's plan; the circle sees of it what was shown to them."""

    def plan(self, case: int) -> Mapping[str, Planned]:
        """By item. A member gets what is shown to the circle, and nothing before it is."""

    def plan_shown(self, case: int) -> bool: ...
    def treatment_options(self, case: int) -> tuple[TreatmentOption, ...]:
        """In the order of their making. Specialists only (else NotYours)."""
        ...

    def tasks(self, case: int) -> Mapping[str, TaskState]:
        """By task; what nobody has touched is not there. A member gets only what is theirs."""
        ...
