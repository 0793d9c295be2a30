"""Words that are chosen last: a text stays a value until its recipient's language is known.

1. ``T`` holds an English sentence, the key of the catalogue, and values for its placeholders.
2. A value is a number, a date, a ``Fact``, a ``Link`` or another text; never a raw string, because a raw string has no
   owner and the wall could not judge it.
3. A placeholder without a value is bound by the engine from the place ({name} after ``save_as="name"``) or from
   ``flows.bindings`` ({loved_one}).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Any

_FORMATTER = Formatter()
DAMAGED = "\ue000damaged\ue000"
"""Stands for words that cannot be read any more; the renderer says so in the reader's language."""


@cache
def _placeholders(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in _FORMATTER.parse(sentence) if name)


@dataclass(frozen=True, slots=True)
class Fact:
    """One known thing about somebody, and whose it is; ``flows.walls`` decides who may be shown it.

    ``kind`` names its audience in ``flows.walls.AUDIENCE``. ``shared`` says that its owner has released it.
    """

    kind: str
    owner: int | None
    value: Any
    case: int | None = None
    shared: bool = False

    def __str__(self) -> str:
        raise TypeError(f"a fact ({self.kind}) is rendered for a recipient, never turned into a string")


@dataclass(frozen=True, slots=True)
class Link:
    """The address that opens this bot with a start code."""

    code: str


@dataclass(frozen=True, slots=True)
class Local:
    """A moment on somebody else's clock: shown in ``zone`` instead of the recipient's own."""

    at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A day or a moment in a list: weekday, day and month; the year only when it is not clear from ``now``.

    ``zone``: whose clock, instead of the recipient's own. ``weekday``: False where there is hardly room, as on a button.
    """

    at: date
    now: datetime
    zone: str = ""
    weekday: bool = True


class T:
    """A sentence for a person, in English, with values; the catalogue gives it in their language."""

    __slots__ = ("message", "values")

    def __init__(self, message: str, /, **values: Value) -> None:
        self.message = message
        self.values: Mapping[str, Value] = MappingProxyType(values)

    def placeholders(self) -> frozenset[str]:
        return _placeholders(self.message)

    def with_values(self, **values: Value) -> T:
        return T(self.message, **{**self.values, **values})

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self.message)

    def __repr__(self) -> str:
        return f"T({self.message!r})"

    def _key(self) -> tuple[object, ...]:
        return (self.message, dict(self.values))


class N(T):
    """A sentence that depends on a number ``n``: ``N("{n} word", "{n} words", n=3)``."""

    __slots__ = ("plural",)

    def __init__(self, singular: str, plural: str, /, *, n: int, **values: Value) -> None:
        super().__init__(singular, n=n, **values)
        self.plural = plural

    def with_values(self, **values: Value) -> N:
        merged: dict[str, Any] = {**self.values, **values}
        return N(self.message, self.plural, **merged)


@dataclass(frozen=True)
class Said:
    """A text that ``content/`` holds in every language; ``values`` fill its placeholders."""

    languages: Mapping[str, str]
    values: Mapping[str, Value] = field(default_factory=dict)

    def placeholders(self) -> frozenset[str]:
        return _placeholders(self.languages["en"])

    def with_values(self, **values: Value) -> Said:
        return Said(self.languages, {**self.values, **values})


@dataclass(frozen=True, slots=True)
class Joined:
    """Short texts in one line with a separator that is no sentence: 'Ana · sister · letter shared'."""

    parts: tuple[Text, ...]
    separator: str = " · "


@dataclass(frozen=True, slots=True)
class Abroad:
    """A text as readers of another language get it, shown to somebody who prepares it for them."""

    text: T
    language: str


Text = T | Said | Fact | Joined | Abroad
Value = int | float | date | datetime | Fact | Link | Local | Brief | T | Said | Joined | Abroad
