"""The day of the meeting: who is where, who speaks; and a case whose messages are all held back."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table

from storage.tables.columns import Moment, metadata

# a row: somebody said that the loved one knows or guesses, and nothing goes out until the specialist has decided
freeze = Table(
    "freeze",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("by", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
)

on_the_day = Table(
    "on_the_day",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    # on_way, late, cannot, here
    Column("state", String(8), nullable=False),
    Column("minutes", Integer, nullable=False, server_default="0"),
    Column("at", Moment, nullable=False),
)

# who of the order has the word: 0 before the first
speaking = Table(
    "speaking",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
)
