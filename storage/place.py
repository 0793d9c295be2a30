"""Where a person is, kept sealed in their own row."""

from __future__ import annotations

from flows.model import Frame, Place, Typed
from storage.unit_of_work import Person, UnitOfWork


def load(uow: UnitOfWork, person: Person) -> Place:
    if person.place is None:
        return Place(serial=person.serial)
    kept = uow.read_json(person.key, f"person.place:{person.id}", person.place, instead={"frames": []})
    if isinstance(kept, list):  # as an earlier version wrote it
        kept = {"frames": kept}
    frames = tuple(Frame(flow, step, data, tuple(trail)) for flow, step, data, trail in kept["frames"])
    return Place(frames, person.serial, tuple(Typed(*one) for one in kept.get("typed", ())))


def save(uow: UnitOfWork, person: Person, place: Place) -> None:
    frames = [[frame.flow, frame.step, dict(frame.data), list(frame.trail)] for frame in place.frames]
    typed = [[one.message, one.flow, one.step, dict(one.data), one.taken] for one in place.typed]
    sealed = uow.seal_json(person.key, f"person.place:{person.id}", {"frames": frames, "typed": typed})
    uow.change(person, place=sealed, serial=place.serial)
