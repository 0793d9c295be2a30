"""Keeps to how long things are kept: tells people 14 days before, and erases what is over, chats and all."""

from __future__ import annotations

from datetime import date

from bot.clearing import clear
from bot.offering import offer
from bot.recipient import recipient
from bot.render import Renderer
from flows.engine import Engine
from flows.model import Choice, Enter
from flows.text import T, Text
from storage import retention
from storage.erase import erase, erase_case
from storage.retention import CASE, Ending
from storage.unit_of_work import Person, UnitOfWork
from storage.view import StoredView

PROGRAM = 0
"""Who did it, in the audit log."""
COPY = Choice("copy", T("Give me my data"), to=Enter("mydata"))


def keep_to_retention(uow: UnitOfWork, engine: Engine, renderer: Renderer) -> int:
    """Erase what is over, then tell what will be. Returns how many cases and people were erased."""
    gone = 0
    for ending in retention.over(uow):
        gone += _end_case(uow, renderer, ending.id) if ending.what == CASE else _end_person(uow, renderer, ending.id)
    for ending in retention.to_tell(uow):
        _tell(uow, engine, renderer, ending)
    return gone


def _tell(uow: UnitOfWork, engine: Engine, renderer: Renderer, ending: Ending) -> None:
    day = retention.told(uow, ending).date()
    people = retention.people_in(uow, ending.id) if ending.what == CASE else [ending.id]
    for number in people:
        to = uow.person(number)
        if to is not None and to.blocked_at is None:
            text = _of_case(uow, to, ending.id, day) if ending.what == CASE else _of_person(day)
            payload = {"chat_id": to.chat, **renderer.push(text, (COPY,), recipient(uow, to))}
            offer(uow, engine, to, payload, useless_after=None, promised=False, plain=to.discreet)
    _noted(uow, "EndTold", ending)


def _of_case(uow: UnitOfWork, to: Person, case: int, day: date) -> tuple[Text, ...]:
    view = StoredView(uow, to)
    standing = view.standing(case)
    if standing is not None and standing.watches:
        name = view.case(case).code_name
        return (
            T("{code_name}: its time is over. Everything of it is erased on {day}.", code_name=name, day=day),
            T(
                "Whoever opens this chat before, while the case is open, puts that off. A closed case can be opened again."
            ),
        )
    return (*_of_person(day), T("If you still need this place, tell your specialist before that day."))


def _of_person(day: date) -> tuple[Text, ...]:
    return (
        T("What is kept of you here is erased on {day}, because its time is over.", day=day),
        T("You can take a copy before: one tap is enough."),
    )


# --- the end ---------------------------------------------------------------------------------------------------------
def _end_case(uow: UnitOfWork, renderer: Renderer, case: int) -> int:
    people = retention.people_in(uow, case)
    erase_case(uow, case)
    _noted(uow, "CaseErased", Ending(CASE, case, uow.now))
    return 1 + sum(_end_person(uow, renderer, one) for one in retention.without_a_part(uow, people))


def _end_person(uow: UnitOfWork, renderer: Renderer, number: int) -> int:
    person = uow.person(number)
    if person is None:
        return 0
    clear(uow, renderer, person)
    erase(uow, person)
    _noted(uow, "PersonErased", Ending(retention.PERSON, number, uow.now))
    return 1


def _noted(uow: UnitOfWork, what: str, ending: Ending) -> None:
    case, subject = (ending.id, None) if ending.what == CASE else (None, ending.id)
    uow.audit.add(at=uow.now, actor=PROGRAM, what=what, case=case, subject=subject)
