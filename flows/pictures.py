"""Pictures as values: who is how far, and how something went over time. ``bot.pictures`` draws them for one recipient.

What stands in them are texts and facts, so the wall judges a picture as it judges a message. Nobody's whole name and no
telling word belongs in one: a picture lies in a gallery long after its chat was cleared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flows.text import Fact, Text

Mark = Literal["done", "part", "open", "yours", "apart"]
"""done; begun; not yet; it waits for the specialist; it does not count for this person."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """``initial``: a letter of the name; the row's number says the rest."""

    initial: Fact
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows are people, columns are steps. ``legend`` says each mark that occurs."""

    columns: tuple[Text, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[tuple[Mark, Text], ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """Values from 0 to 10, the oldest first."""

    label: Text
    points: tuple[tuple[datetime, Fact], ...]


@dataclass(frozen=True, slots=True)
class Curves:
    curves: tuple[Curve, ...]


Picture = Grid | Curves
