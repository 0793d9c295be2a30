"""A made-up family that every dialogue can start from. Everybody here came in by the conversation itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from flows import effects as e
from flows.model import Frame
from storage import place, tables
from storage.apply import apply
from storage.db import Database
from storage.view import StoredView
from tests.known_start import Begun
from tests.talk import Phone, Talk, specialist_code

OWN_NAME = {"en": "English", "es": "Español"}


class Family:
    """Nora leads the case "Cedar" about Sam, who lives in Spain; members and Sam come in when they are asked for."""

    def __init__(self, language: str = "en", database: Database | None = None) -> None:
        self.talk = Talk(database)
        self.language = language
        self.specialist = Phone(self.talk, language, "Nora")
        self._begun = Begun(self.talk, copied=database is None)
        with self._begun.by(language) as to_play:
            if to_play:
                join_specialist(self.specialist, specialist_code(self.talk))
                open_case(self.specialist)

    @property
    def case_id(self) -> int:
        return int(self.rows("case")[0].id)

    def time_passes(self, **more: float) -> None:
        self.talk.time_passes(**more)

    # --- members -----------------------------------------------------------------------------------------------------
    def invitation(self, name: str = "Ana") -> str:
        """The start code of a fresh invitation for a member."""
        self.opens("invite").taps("Somebody for the circle").says(name)
        return self.specialist.codes[-1]

    def newcomer(self, code: str | None = None, language: str = "en", name: str = "") -> Phone:
        """Somebody who has opened an invitation, and is asked for their language."""
        return Phone(self.talk, language, name).starts(code or self.invitation())

    def arrives(self, name: str = "Ana", language: str = "en") -> Phone:
        """Somebody who has answered everything and waits to be let in."""
        return join_member(self.newcomer(self.invitation(name), language, name))

    def member(self, name: str = "Ana", language: str = "en") -> Phone:
        """Somebody who was let in, at their menu."""
        with self._begun.by("member", name, language) as to_play:
            if to_play:
                phone = self.arrives(name, language)
                self.specialist.taps("See who it is").taps("Yes, let them in")
                phone.commands("/menu")
        return self.talk.phones[max(self.talk.phones)]

    def person(self, name: str) -> int:
        """The id of the person whose phone that is."""
        chat = next(phone.chat for phone in self.talk.phones.values() if phone.name == name)
        return int(self.rows("person", chat=chat)[0].id)

    # --- the meeting and after it --------------------------------------------------------------------------------
    def meets(self, when: str = "5 Dec 2026 15:30") -> None:
        """The specialist sets the meeting and tells the circle."""
        with self._begun.by("meets", when) as to_play:
            if to_play:
                self.opens("plan_meeting").says(when).taps("Yes, that is it").says("Oak Street 5")
                self.specialist.taps("Tell the circle").taps("The day and the place")
                self.specialist.taps("Nothing to add").taps("Send to").taps("Yes, send it now")

    def ends(self, outcome: str = "A yes") -> Phone:
        """The specialist notes down how the meeting went."""
        return self.opens("outcome").taps(outcome).taps("Yes, note it")

    def loved_one_invitation(self) -> str:
        """The start code of a fresh invitation for Sam, after a yes."""
        self.ends().taps("Invite Sam").taps("Sam")
        return self.specialist.codes[-1]

    def loved_one(self, language: str = "en") -> Phone:
        """Sam, who came in after a yes, at their menu."""
        with self._begun.by("loved one", language) as to_play:
            if to_play:
                join_loved_one(self.newcomer(self.loved_one_invitation(), language, "Sam")).commands("/menu")
        return self.talk.phones[max(self.talk.phones)]

    # --- behind the scenes -------------------------------------------------------------------------------------------
    def decides(self, name: str, *effects: e.Effect) -> None:
        """That person did this, however they came to it."""
        person = self.person(name)
        with self.talk.transaction() as uow:
            row = uow.person(person)
            assert row is not None
            for effect in effects:
                apply(uow, row, effect)

    def opens(self, flow: str, argument: str | None = None) -> Phone:
        """The specialist opens a flow of the case, as a button of a push does."""
        return self.specialist.forges(f">{flow}:{self.case_id if argument is None else argument}")

    def at(self, phone: Phone) -> tuple[str, str]:
        """The flow and step where somebody is."""
        with self.talk.transaction() as uow:
            person = uow.person_in(phone.chat)
            top = place.load(uow, person).top if person else Frame("", "")
        return top.flow, top.step

    def answers(self, phone: Phone, **given: str | int) -> Phone:
        """Answer the questions that are asked, skipping those that are not given; who must answer is safe."""
        flow, step = self.at(phone)
        while self.at(phone)[0] == flow and step not in ("after", "thanks"):
            if step == "month":
                phone.taps("Not this month")
            elif step not in given:
                phone.taps("Skip this one" if phone.has("Skip this one") else "Yes")
            elif str(given[step]).isdigit():
                phone.says(str(given[step]))
            else:
                phone.taps(str(given[step]))
            step = self.at(phone)[1]
        return phone

    def told_by(self, name: str) -> Any:
        """What that member has told, by question."""
        number, case = self.person(name), self.case_id
        with self.talk.transaction() as uow:
            person = uow.person(number)
            assert person is not None
            return StoredView(uow, person).information(case, person.id)

    def rows(self, table: str, **where: Any) -> list[Any]:
        """What is kept in that table, where its columns have these values."""
        kept = getattr(tables, table)
        with self.talk.transaction() as uow:
            found = list(uow.rows(select(kept)))
        return [row for row in found if all(row._mapping[name] == value for name, value in where.items())]


def join_specialist(phone: Phone, code: str, name: str = "Nora") -> Phone:
    phone.starts(code).taps(OWN_NAME[phone.language]).taps("Go on").taps("I agree").says(name)
    return phone.taps("Spain").taps("Madrid")


def open_case(phone: Phone, code_name: str = "Cedar") -> Phone:
    phone.taps("Open a new case").says(code_name).says("Sam").taps("Johnson")
    return phone.taps("Work with this").taps("Spain").taps("Madrid").taps("Menu")


def reads_on(phone: Phone) -> Phone:
    """Through the screens that say how private it is."""
    while phone.has("Go on"):
        phone.taps("Go on")
    return phone


def join_member(phone: Phone, discreet: str = "No, show me") -> Phone:
    reads_on(phone.taps(OWN_NAME[phone.language]).taps("How is it kept private?"))
    phone.taps("Yes, that is all right").says(phone.name).taps("A brother or sister").taps("Madrid")
    return phone.taps("Yes, I am").taps(discreet)


def join_loved_one(phone: Phone, discreet: str = "Yes, keep them neutral") -> Phone:
    reads_on(phone.taps(OWN_NAME[phone.language]).taps("Yes, that is me")).taps("Yes, that is all right").says("Sam")
    return phone.taps("Spain").taps("Madrid").taps("18:00").taps(discreet).taps("Not now")
