"""Practice, alone and together."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

reaction_practice = Table(
    "reaction_practice",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("reaction", String(24), primary_key=True),
    Column("in_a_row", Integer, nullable=False),
    # the how-manieth practice of this person it was: tells how many came since
    Column("turn", Integer, nullable=False),
)

group_rehearsal = Table(
    "group_rehearsal",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("place", LargeBinary, nullable=False),
    Column("notes", LargeBinary),
)

rehearsal_part = Table(
    "rehearsal_part",
    metadata,
    Column("rehearsal", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("answer", String(16)),
    Column("present", Boolean),
)
