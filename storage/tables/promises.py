"""What is to be done at a time, and what became of it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from storage.tables.columns import Count, Moment, metadata, row_id

due = Table(
    "due",
    metadata,
    row_id(),
    Column("key", String(120), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("case", BigInteger),
    Column("at", Moment, nullable=False),
    # whose clock ``at`` was read from: it moves when the person does. None: a moment, the same everywhere
    Column("zone", String(64)),
    Column("useless_after", Moment),
    Column("data", LargeBinary),
    Column("attempts", Integer, nullable=False),
    UniqueConstraint("key"),
    Index("ix_due_at_id", "at", "id"),
    Index("ix_due_person", "person"),
)

due_done = Table(
    "due_done",
    metadata,
    Column("id", Count, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("done_at", Moment, nullable=False),
    Column("how", String(12), nullable=False),  # done, too_late, set_aside, dropped
    Index("ix_due_done_done_at", "done_at"),
)
