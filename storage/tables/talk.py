"""The talk between one person and the specialists of their case, a specialist's hours, and who was told of an alert.

What was said is sealed with the key of the person whom the talk is with: it goes when they go.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint, text

from storage.tables.columns import Count, Moment, metadata, row_id

UNANSWERED = "waits_since IS NOT NULL"

thread = Table(
    "thread",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    # since when the person waits for an answer; null: nobody waits
    Column("waits_since", Moment),
    Column("last_at", Moment, nullable=False),
    Column("resolved_at", Moment),
    Column("resolved_by", BigInteger),
    UniqueConstraint("case", "person"),
    Index("ix_thread_person", "person"),
    Index("ix_thread_waits", "case", sqlite_where=text(UNANSWERED), postgresql_where=text(UNANSWERED)),
)

thread_message = Table(
    "thread_message",
    metadata,
    row_id(),
    Column("thread", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    # a note of the specialists; the person never sees it
    Column("private", Boolean, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    Column("read_at", Moment),
    Index("ix_thread_message_thread", "thread"),
    Index("ix_thread_message_author", "author"),
)

saved_reply = Table(
    "saved_reply",
    metadata,
    row_id(),
    Column("person", BigInteger, nullable=False, index=True),
    Column("words", LargeBinary, nullable=False),
)

hours = Table(
    "hours",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    # seven letters from Monday on: 1 open, 0 closed
    Column("days", String(7), nullable=False),
    # minutes since midnight on the specialist's own clock
    Column("opens", Integer, nullable=False),
    Column("closes", Integer, nullable=False),
    Column("away_until", Moment),
    # minutes until an alert that nobody has read goes on to somebody else
    Column("red", Integer, nullable=False),
    Column("amber", Integer, nullable=False),
)

alert_told = Table(
    "alert_told",
    metadata,
    Column("id", Count, primary_key=True),
    Column("alert", BigInteger, nullable=False, index=True),
    Column("person", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
)
