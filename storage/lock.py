"""A PIN: kept as a slow hash under the person's own seal, and counted against, so that guessing leads nowhere.

1. Misses are counted in the row, in the turn that was answered: a restart forgets none of them.
2. After ``FREE`` wrong ones there is a pause before each next try, longer every time. While it lasts nothing is compared.
3. The second PIN never sets the count back: it would give whoever knows it as many tries at the first as they like.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from datetime import timedelta
from typing import Any, Final, Literal

from sqlalchemy import Row, delete, select, update

from storage import tables
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert

FREE: Final = 5
PAUSES: Final = (1, 5, 15, 60, 240, 1440)
"""Minutes, after the fifth wrong one, the sixth, and so on."""
_N, _R, _P = 2**14, 8, 1
_LOCK = tables.lock
Answer = Literal["right", "decoy", "wrong"]


def row_of(uow: UnitOfWork, person: int) -> Row[Any] | None:
    return uow.first(select(_LOCK).where(_LOCK.c.person == person))


def answer(uow: UnitOfWork, person: Person, digits: str) -> Answer:
    row = row_of(uow, person.id)
    if row is None or (row.until is not None and uow.now < row.until):
        return "wrong"
    # both are always compared, so that the time it takes tells nothing
    right, decoy = (_fits(uow, person, name, row._mapping[name], digits) for name in ("pin", "decoy"))
    return "right" if right else "decoy" if decoy else "wrong"


def keep(uow: UnitOfWork, person: Person, digits: str, *, decoy: bool) -> None:
    name = "decoy" if decoy else "pin"
    salt = os.urandom(16)
    kept = {"salt": _text(salt), "hash": _text(_slow(digits, salt))}
    sealed = uow.seal_json(person.key, f"lock.{name}:{person.id}", kept)
    if decoy:
        uow.execute(update(_LOCK).where(_LOCK.c.person == person.id).values(decoy=sealed))
    else:
        upsert(uow, _LOCK, person=person.id, pin=sealed, missed=0, until=None)
        uow.change(person, door="open")


def remove(uow: UnitOfWork, person: Person, *, decoy: bool) -> None:
    """The second one alone, or both; the notes behind it go with it."""
    uow.execute(delete(tables.decoy_note).where(tables.decoy_note.c.person == person.id))
    if decoy:
        uow.execute(update(_LOCK).where(_LOCK.c.person == person.id).values(decoy=None))
    else:
        uow.execute(delete(_LOCK).where(_LOCK.c.person == person.id))
        uow.change(person, door="none")


def passed(uow: UnitOfWork, person: Person, *, decoy: bool) -> None:
    if not decoy:
        uow.execute(update(_LOCK).where(_LOCK.c.person == person.id).values(missed=0, until=None))
    uow.change(person, door="decoy" if decoy else "open")


def missed(uow: UnitOfWork, person: Person) -> None:
    row = row_of(uow, person.id)
    if row is None or (row.until is not None and uow.now < row.until):
        return
    count = row.missed + 1
    until = uow.now + timedelta(minutes=PAUSES[min(count - FREE, len(PAUSES) - 1)]) if count >= FREE else None
    uow.execute(update(_LOCK).where(_LOCK.c.person == person.id).values(missed=count, until=until))


def left(row: Row[Any]) -> int:
    """Wrong tries until the next pause."""
    return max(FREE - int(row.missed), 1)


def _fits(uow: UnitOfWork, person: Person, name: str, sealed: bytes | None, digits: str) -> bool:
    if sealed is None:
        return False
    kept = uow.read_json(person.key, f"lock.{name}:{person.id}", sealed, instead=None)
    if kept is None:
        return False
    return hmac.compare_digest(base64.b64decode(kept["hash"]), _slow(digits, base64.b64decode(kept["salt"])))


def _slow(digits: str, salt: bytes) -> bytes:
    """Some tens of milliseconds and 16 MB, on purpose."""
    return hashlib.scrypt(digits.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=64 * 1024 * 1024)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
