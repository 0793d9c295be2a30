"""What a loved one keeps for themselves: their reasons, what helps, people to call, and what they are reminded of."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

kept_words = Table(
    "kept_words",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    # why, good, helped, call
    Column("kind", String(8), nullable=False),
    # the words and, of somebody to call, the number
    Column("said", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_kept_words_person", "person", "kind"),
)

reminder = Table(
    "reminder",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    # routine, meeting, appointment, medicine
    Column("kind", String(12), nullable=False),
    # their own words; none: it is called by its kind
    Column("words", LargeBinary),
    # the weekdays on which it comes, 1 is Monday; empty: once, ahead of ``happens``
    Column("days", String(7), nullable=False),
    Column("minute", Integer, nullable=False),
    Column("happens", Moment),
    Column("ahead", Integer, nullable=False),
    Column("paused", Boolean, nullable=False),
    Index("ix_reminder_person", "person"),
)
