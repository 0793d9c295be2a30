"""A made-up family that every dialogue can start from: a specialist with a case, and members who were let in."""

from __future__ import annotations

from functools import cached_property

import pytest

from tests.talk import Phone, Talk, specialist_code


class Family:
    """Nora leads the case "Cedar" about Leo. Everybody here came in by the conversation itself."""

    def __init__(self, talk: Talk | None = None) -> None:
        self.talk = talk or Talk()
        self.specialist = Phone(self.talk, name="Nora")
        join_specialist(self.specialist, specialist_code(self.talk))
        open_case(self.specialist)

    @cached_property
    def case_id(self) -> int:
        from storage import tables

        with self.talk.transaction() as uow:
            return int(uow.rows(tables.case.select().order_by(tables.case.c.id))[0].id)

    def time_passes(self, **more: float) -> None:
        self.talk.time_passes(**more)

    def invitation(self, name: str = "Ana") -> str:
        """The start code of a fresh invitation for a member."""
        to_case(self.specialist).taps("Invite").taps("Invite somebody").says(name)
        return self.specialist.codes[-1]

    def newcomer(self, code: str, language: str = "en", name: str = "") -> Phone:
        return Phone(self.talk, language, name).starts(code)

    def member(self, name: str, language: str = "en", *, approved: bool = True) -> Phone:
        phone = self.newcomer(self.invitation(name), language, name)
        join_member(phone, name, language)
        if approved:
            self.approve(name)
            phone.commands("/menu")
        return phone

    def approve(self, name: str) -> None:
        self.specialist.taps("See who it is").taps("Yes, let them in")

    def loved_one(self, language: str = "en") -> Phone:
        raise NotImplementedError


def join_specialist(phone: Phone, code: str) -> Phone:
    phone.starts(code).taps("English").taps("Go on").taps("I agree").says("Nora")
    return phone.taps("United States").taps("New York")


def open_case(phone: Phone) -> Phone:
    return phone


def to_case(phone: Phone) -> Phone:
    return phone.commands("/console")


def join_member(phone: Phone, name: str, language: str) -> Phone:
    return phone


@pytest.fixture
def family() -> Family:
    return Family()
