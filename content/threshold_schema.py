"""The shape of a rule that makes an alert of an answer, or of silence."""

from __future__ import annotations

from typing import Any, Literal

from msgspec.structs import replace

from content.schema import Sources, Texts
from content.shape import Shape


class Settable(Shape, frozen=True):
    """What a specialist may set for one case. ``number``: which number of the rule; ``options``: what it may be."""

    sources: Sources
    number: Literal["at_least", "at_most", "below", "rise", "times"]
    options: tuple[int, ...]
    label: Texts


class Rule(Shape, frozen=True):
    """An answer that raises an alert. ``set`` is a sheet of content/questions, or ``silence``: check-ins without an answer.

    ``rise``: more than the last one by that. ``times``: so many in a row, this one included; ``days``: on that many days.
    ``plus``: items that are added up with ``question`` before the number is looked at. ``stands_for``: a kind that needs no
    alert of its own beside this one.
    """

    id: str
    level: Literal["red", "amber"]
    set: str
    question: str
    kind: str
    any_of: tuple[str, ...] | None = None
    at_least: int | None = None
    at_most: int | None = None
    below: int | None = None
    rise: int | None = None
    times: int = 1
    days: bool = False
    plus: tuple[str, ...] = ()
    stands_for: str | None = None
    settable: Settable | None = None

    def with_number(self, number: int | None) -> Rule:
        """As a specialist has set it; as it stands when they have not, or no longer may."""
        if number is None or self.settable is None or number not in self.settable.options:
            return self
        changed: dict[str, Any] = {self.settable.number: number}
        return replace(self, **changed)

    @property
    def number(self) -> int:
        """Of ``settable``."""
        assert self.settable is not None
        return int(getattr(self, self.settable.number))
