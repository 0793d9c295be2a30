"""What was changed about people and is not written yet, and what is put back when the update that changed it is undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, update

from storage import tables
from storage.people import Person

Names = dict[int, tuple[Person, set[str]]]


class Changes:
    """Only the columns that were changed are written; most of the time they are the same few for everybody."""

    def __init__(self) -> None:
        self._unwritten: Names = {}
        self._written: Names = {}  # inside of the savepoint, with which that is undone, too
        self._before: dict[int, tuple[Person, dict[str, Any]]] = {}

    def __bool__(self) -> bool:
        return bool(self._unwritten)

    def note(self, person: Person, values: dict[str, Any]) -> None:
        _, before = self._before.setdefault(person.id, (person, {}))
        for name, value in values.items():
            before.setdefault(name, getattr(person, name))
            setattr(person, name, value)
        self._unwritten.setdefault(person.id, (person, set()))[1].update(values)

    def mark(self) -> None:
        """A savepoint begins, or ends well."""
        self._written.clear()
        self._before.clear()

    def undo(self) -> list[Person]:
        """Everybody as they were. What is to be written may stand in the database already: it is written once more."""
        for person, values in self._before.values():
            for name, value in values.items():
                setattr(person, name, value)
        for person, names in self._written.values():
            self._unwritten.setdefault(person.id, (person, set()))[1].update(names)
        people = [person for person, _ in self._before.values()]
        self.mark()
        return people

    def forget(self, person: Person) -> None:
        self._unwritten.pop(person.id, None)

    def take(self) -> list[tuple[Update, list[dict[str, Any]]]]:
        """The statements that write it."""
        statements = [*_statements(self._unwritten.values())]
        for number, (person, names) in self._unwritten.items():
            self._written.setdefault(number, (person, set()))[1].update(names)
        self._unwritten = {}
        return statements


def _statements(changed: Iterable[tuple[Person, set[str]]]) -> Iterator[tuple[Update, list[dict[str, Any]]]]:
    together: dict[frozenset[str], list[dict[str, Any]]] = {}
    for person, names in changed:
        row = {"b_id": person.id, **{f"b_{name}": getattr(person, name) for name in names}}
        together.setdefault(frozenset(names), []).append(row)
    return ((_save(names), rows) for names, rows in together.items())


@cache
def _save(names: frozenset[str]) -> Update:
    changed: dict[str, Any] = {name: bindparam(f"b_{name}") for name in sorted(names)}
    return update(tables.person).where(tables.person.c.id == bindparam("b_id")).values(changed)
