"""What the specialist plans for a meeting: items, places of treatment, the checklist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PlanItemSet:
    """``value``: words, person, people and out, day, amount and currency, usual, as ``flows.view.Planned`` has them; empty: none."""

    case: int
    item: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlanShown:
    """The circle may see what content/plan.yaml marks as theirs to see, or no longer."""

    case: int
    shown: bool


@dataclass(frozen=True, slots=True)
class TreatmentOptionSaved:
    """``fields``: name, the signs, amount, currency, day, note. Saving the same ``option`` again replaces it."""

    case: int
    option: int
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TreatmentOptionRemoved:
    case: int
    option: int


@dataclass(frozen=True, slots=True)
class TaskAssigned:
    """``person`` None: it is the specialist's own."""

    case: int
    task: str
    person: int | None


@dataclass(frozen=True, slots=True)
class TaskTicked:
    """A task is done, or open again. A member ticks only what is theirs."""

    case: int
    task: str
    done: bool


@dataclass(frozen=True, slots=True)
class ScriptExported:
    """The whole script was put into a file or into messages."""

    case: int


PlanEffect = (
    PlanItemSet | PlanShown | TreatmentOptionSaved | TreatmentOptionRemoved | TaskAssigned | TaskTicked | ScriptExported
)  # fmt: skip
