"""A small family to talk with: a specialist with an open case, and members who joined, all through the real flows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from storage import tables
from storage.view import name_of
from tests.talk import Phone, Talk, specialist_code


class Family:
    """``specialist`` leads the case "Cedar" about Sam, who lives in Spain. Members come in by ``member``."""

    def __init__(self) -> None:
        self.talk = Talk()
        self.specialist = Phone(self.talk)
        self.specialist.starts(specialist_code(self.talk)).taps("English").taps("Go on").taps("I agree").says("Nora")
        self.specialist.taps("Spain").taps("Madrid").taps("Open a new case").says("Cedar").says("Sam").taps("Johnson")
        self.specialist.taps("Work with this").taps("Spain").taps("Madrid").taps("Menu")
        self.case_id: int = self.rows("case")[0].id

    def invitation(self, name: str = "Ana") -> str:
        self._opens("invite", str(self.case_id)).taps("Somebody for the circle").says(name)
        return self.specialist.codes[-1]

    def newcomer(self, code: str | None = None, language: str = "en") -> Phone:
        phone = Phone(self.talk, language)
        return phone.starts(code or self.invitation())

    def arrives(self, name: str = "Ana") -> Phone:
        """Somebody who has answered everything and waits to be let in."""
        phone = self.newcomer(self.invitation(name)).taps("English").taps("How is it kept private?")
        while "Go on" in phone.buttons:
            phone.taps("Go on")
        phone.taps("Yes, that is all right").says(name).taps("A brother or sister").taps("Madrid")
        return phone.taps("Yes, I am").taps("No, show me")

    def member(self, name: str = "Ana") -> Phone:
        """Somebody who was let in, at their menu."""
        phone = self.arrives(name)
        self.specialist.taps("See who it is").taps("Yes, let them in")
        return phone.commands("/menu")

    def meets(self, when: str = "5 Dec 2026 15:30") -> None:
        """The specialist sets the meeting and tells the circle."""
        self._opens("plan_meeting", str(self.case_id)).says(when).taps("Yes, that is it").says("Oak Street 5")
        self.specialist.taps("Tell the circle").taps("The day and the place").taps("Nothing to add").taps("Send")

    def time_passes(self, **more: float) -> None:
        self.talk.time_passes(**more)

    def _opens(self, flow: str, argument: str) -> Phone:
        return self.specialist.forges(f">{flow}:{argument}")

    def person(self, name: str) -> int:
        """The id of the person whose name that is."""
        with self.talk.transaction() as uow:
            people = [uow.person(row.id) for row in uow.rows(select(tables.person.c.id))]
            return next(one.id for one in people if one and name == name_of(uow, one, None).value)  # type: ignore[union-attr]

    def rows(self, table: str, **where: Any) -> list[Any]:
        """What is kept in that table, where its columns have these values."""
        kept = getattr(tables, table)
        with self.talk.transaction() as uow:
            found = list(uow.rows(select(kept)))
        return [row for row in found if all(row._mapping[name] == value for name, value in where.items())]
