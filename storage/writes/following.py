"""Effects of the time after. Words of a plan are sealed with the case's key, letters to oneself with one's own."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import delete, select, update

from flows import effects as e
from storage import tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert
from storage.writes.cases import case_key


def write(uow: UnitOfWork, person: Person, effect: e.FollowingEffect) -> None:
    match effect:
        case e.FollowUpSet():
            set_item(uow, effect)
        case e.CheckUpDone():
            upsert(uow, tables.check_up, case=effect.case, month=effect.month, done_at=uow.now, by=person.id)
        case e.BoundaryBegun():
            begin(uow, effect)
        case e.BoundaryHeld():
            hold(uow, person, effect)
        case e.ReturnBegun():
            uow.insert(tables.return_episode, id=effect.episode, case=effect.case, person=person.id, at=uow.now)
        case e.ReturnStepTicked():
            tick(uow, person, effect)
        case e.OwnLetterWritten():
            write_letter(uow, person, effect)
        case e.OwnLetterPlanned():
            _change_letter(uow, person, effect.letter, comes_at=effect.at, came_at=None)
        case e.OwnLetterCame():
            _change_letter(uow, person, effect.letter, came_at=uow.now)
        case e.OwnLetterErased():
            table = tables.own_letter
            uow.execute(delete(table).where(table.c.id == effect.letter, table.c.person == person.id))
        case _:
            assert_never(effect)


def set_item(uow: UnitOfWork, effect: e.FollowUpSet) -> None:
    table = tables.follow_up
    if not effect.value:
        uow.execute(delete(table).where(table.c.case == effect.case, table.c.item == effect.item))
        return
    sealed = uow.seal_json(
        case_key(uow, effect.case), f"follow_up.value:{effect.case}:{effect.item}", dict(effect.value)
    )
    upsert(uow, table, case=effect.case, item=effect.item, value=sealed, at=uow.now)


# --- boundaries ------------------------------------------------------------------------------------------------------
def begin(uow: UnitOfWork, effect: e.BoundaryBegun) -> None:
    _their_boundary(uow, effect.boundary, effect.case, effect.author)
    table = tables.boundary_begun
    if uow.first(select(table.c.at).where(table.c.boundary == effect.boundary)) is None:
        uow.insert(table, boundary=effect.boundary, case=effect.case, author=effect.author, at=effect.at)


def hold(uow: UnitOfWork, author: Person, effect: e.BoundaryHeld) -> None:
    _their_boundary(uow, effect.boundary, effect.case, author.id)
    upsert(
        uow, tables.boundary_answer, boundary=effect.boundary, days=effect.days, case=effect.case, author=author.id,
        answer=effect.answer, why=effect.why, at=uow.now,
    )  # fmt: skip


def _their_boundary(uow: UnitOfWork, boundary: int, case: int, author: int) -> None:
    table = tables.boundary
    here = (table.c.id == boundary, table.c.case == case, table.c.author == author, table.c.committed.is_(True))
    if uow.first(select(table.c.id).where(*here)) is None:
        raise NotAllowed("this boundary is not theirs, or no longer there")


# --- the first day ---------------------------------------------------------------------------------------------------
def tick(uow: UnitOfWork, person: Person, effect: e.ReturnStepTicked) -> None:
    episode, table = tables.return_episode, tables.return_step
    mine = (episode.c.id == effect.episode, episode.c.case == effect.case, episode.c.person == person.id)
    if uow.first(select(episode.c.id).where(*mine)) is None:
        raise NotAllowed("this list is somebody else's")
    if effect.done:
        upsert(uow, table, episode=effect.episode, step=effect.step, at=uow.now)
        return
    uow.execute(delete(table).where(table.c.episode == effect.episode, table.c.step == effect.step))


# --- letters to oneself ----------------------------------------------------------------------------------------------
def write_letter(uow: UnitOfWork, person: Person, effect: e.OwnLetterWritten) -> None:
    table, where = tables.own_letter, f"own_letter.words:{effect.letter}"
    row = uow.first(select(table.c.person, table.c.words).where(table.c.id == effect.letter))
    if row is None:
        sealed = uow.seal_json(person.key, where, [effect.words])
        uow.insert(table, id=effect.letter, person=person.id, words=sealed, made_at=uow.now)
        return
    if row.person != person.id:
        raise NotAllowed("this letter is somebody else's")
    before = uow.read_json(person.key, where, row.words, instead=[])
    _change_letter(uow, person, effect.letter, words=uow.seal_json(person.key, where, [*before, effect.words]))


def _change_letter(uow: UnitOfWork, person: Person, letter: int, **values: object) -> None:
    table = tables.own_letter
    uow.execute(update(table).where(table.c.id == letter, table.c.person == person.id).values(**values))
