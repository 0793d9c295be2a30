"""Wrap every person's and case's key again with the first master key, in small steps, while the bot may run.

Stopping at any point is safe: every known key opens, and the next run goes on where this one stopped.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select, update

from storage import tables
from storage.db import Database

BATCH = 200


def waiting(database: Database) -> int:
    """How many keys are still wrapped with an older master key."""
    with database.engine.connect() as connection, connection.begin():
        older = tables.key.c.master != database.vault.masters.first
        return connection.scalar(select(func.count()).select_from(tables.key).where(older)) or 0


def rotate(database: Database, progress: Callable[[int], None] = lambda done: None) -> int:
    """Rewrap what is waiting and say how many there were.

    :raises Damaged: naming the row that does not open; the batches before it are kept.
    """
    done = 0
    while batch := _one_batch(database):
        done += batch
        progress(done)
    return done


def _one_batch(database: Database) -> int:
    key, masters = tables.key, database.vault.masters
    with database.engine.connect() as connection, connection.begin():
        older = select(key).where(key.c.master != masters.first).order_by(key.c.id).limit(BATCH).with_for_update()
        rows = connection.execute(older).all()
        for row in rows:
            wrapped = masters.wrap(masters.unwrap(row.master, row.wrapped, row.id), row.id)
            connection.execute(update(key).where(key.c.id == row.id).values(master=masters.first, wrapped=wrapped))
        return len(rows)
