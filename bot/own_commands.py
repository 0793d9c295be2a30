"""``hearthside export`` and ``hearthside erase``: for somebody who asks the operator, because they cannot use the chat."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.on_database import on_database, opened
from bot.retention import PROGRAM
from bot.settings import Refused, Settings
from storage import lock
from storage.audit_shown import Unknown, people_called
from storage.errors import NotAllowed
from storage.export import export
from storage.unit_of_work import Person, UnitOfWork
from storage.writes.person import forget


def give_out(settings: Settings, person: str, path: str) -> None:
    """Write everything of one person into a file that only its owner can read."""

    def job(uow: UnitOfWork) -> dict[str, object]:
        found = _one(uow, person)
        uow.audit.add(at=uow.now, actor=PROGRAM, what="DataGivenOut", case=None, subject=found.id)
        return export(uow, found)

    words = json.dumps(on_database(settings, job), ensure_ascii=False, indent=2)
    try:
        descriptor = os.open(Path(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(words)
    click.echo(f"Everything of that person is in {path}.")


def erase_person(settings: Settings, person: str) -> None:
    def job(uow: UnitOfWork) -> int:
        found = _one(uow, person)
        try:
            forget(uow, found)
        except NotAllowed as error:
            raise Refused(f"{error}: close it first") from None
        uow.audit.add(at=datetime.now(UTC), actor=PROGRAM, what="PersonErased", case=None, subject=found.id)
        return found.id

    erased = on_database(settings, job)
    with opened(settings):  # which notes it down beside the keys
        pass
    click.echo(f"Erased: person {erased}. Their messages still stand in their chat.")


def remove_pin(settings: Settings, person: str) -> None:
    """For a specialist who forgot theirs; everybody else asks their specialist."""

    def job(uow: UnitOfWork) -> int:
        found = _one(uow, person)
        lock.remove(uow, found, decoy=False)
        uow.audit.add(at=uow.now, actor=PROGRAM, what="PinLifted", case=None, subject=found.id)
        return found.id

    click.echo(f"Person {on_database(settings, job)} has no PIN any more.")


def _one(uow: UnitOfWork, person: str) -> Person:
    try:
        found = [one for one in map(uow.person, people_called(uow, person)) if one is not None]
    except Unknown as unknown:
        raise Refused(str(unknown)) from None
    if len(found) != 1:
        numbers = ", ".join(str(one.id) for one in found) or "nobody"
        raise Refused(f"that is not one person: {numbers}. Give the number ('hearthside audit show' tells it)")
    return found[0]
