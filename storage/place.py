"""Where a person is, kept sealed in their own row."""

from __future__ import annotations

from flows.model import Frame, Place
from storage.unit_of_work import Person, UnitOfWork


def load(uow: UnitOfWork, person: Person) -> Place:
    if person.place is None:
        return Place(serial=person.serial)
    frames = uow.open_json(person.key, f"person.place:{person.id}", person.place)
    return Place(tuple(Frame(flow, step, data, tuple(trail)) for flow, step, data, trail in frames), person.serial)


def save(uow: UnitOfWork, person: Person, place: Place) -> None:
    frames = [[frame.flow, frame.step, dict(frame.data), list(frame.trail)] for frame in place.frames]
    sealed = uow.seal_json(person.key, f"person.place:{person.id}", frames)
    uow.change(person, place=sealed, serial=place.serial)
