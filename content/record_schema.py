"""The shape of a specialist's own record, and of what a board asks for."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from content.schema import Texts
from content.shape import Shape


class RecordField(Shape, frozen=True, kw_only=True):
    """``kind``: how it is answered. past: a day up to today; until: a day on which it runs out; hours: a number, also a part
    of one; number, years: a whole one. ``only``: it is asked after one of these answers to "what counts for it"."""

    id: str
    kind: Literal["words", "past", "until", "hours", "domain", "role", "counts", "number", "years"] = "words"
    label: Texts
    optional: bool = False
    only: tuple[str, ...] = ()


class RecordKind(Shape, frozen=True):
    """``profile``: the fields that families may see; none: this kind is never shown."""

    id: str
    name: Texts
    fields: tuple[RecordField, ...]
    profile: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        strangers = set(self.profile) - {field.id for field in self.fields}
        if strangers:
            raise ValueError(f"{self.id} shows fields that it does not have: {', '.join(sorted(strangers))}")


class Declaration(Shape, frozen=True):
    id: str
    version: int
    title: Texts
    text: Texts


class RecordGuide(Shape, frozen=True):
    domains: dict[str, Texts]
    roles: dict[str, Texts]
    kinds: tuple[RecordKind, ...]
    counts: dict[str, Texts]
    declarations: tuple[Declaration, ...]


class Requirement(Shape, frozen=True):
    """``at_least`` 0: only counted, because the number is the board's own."""

    id: str
    name: Texts
    counts: str
    sums: Literal["hours", "entries"]
    at_least: Annotated[int, Meta(ge=0)]
    domain: str | None = None
    each_domain: bool = False
    role: str | None = None
    years: int | None = None
