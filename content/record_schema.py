"""The shape of a specialist's own record, and of what a board asks for."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from content.schema import Shape, Texts


class RecordField(Shape):
    """``kind``: how it is answered. past: a day up to today; until: a day on which it runs out; hours: a number, also a part
    of one; number, years: a whole one. ``only``: it is asked after one of these answers to "what counts for it"."""

    id: str
    kind: Literal["words", "past", "until", "hours", "domain", "role", "counts", "number", "years"] = "words"
    label: Texts
    optional: bool = False
    only: tuple[str, ...] = ()


class RecordKind(Shape):
    """``profile``: the fields that families may see; none: this kind is never shown."""

    id: str
    name: Texts
    fields: tuple[RecordField, ...]
    profile: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _shows_what_is_there(self) -> Self:
        strangers = set(self.profile) - {field.id for field in self.fields}
        if strangers:
            raise ValueError(f"{self.id} shows fields that it does not have: {', '.join(sorted(strangers))}")
        return self


class Declaration(Shape):
    id: str
    version: int
    title: Texts
    text: Texts


class RecordGuide(Shape):
    domains: dict[str, Texts]
    roles: dict[str, Texts]
    kinds: tuple[RecordKind, ...]
    counts: dict[str, Texts]
    declarations: tuple[Declaration, ...]


class Requirement(Shape):
    """``at_least`` 0: only counted, because the number is the board's own."""

    id: str
    name: Texts
    counts: str
    sums: Literal["hours", "entries"]
    at_least: int = Field(ge=0)
    domain: str | None = None
    each_domain: bool = False
    role: str | None = None
    years: int | None = None
