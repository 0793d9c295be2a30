"""The letter: its entries, its earlier versions, and what its author chose about it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

letter_entry = Table(
    "letter_entry",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("part", String(24), nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_letter_entry_author_case", "author", "case"),
)

letter_version = Table(
    "letter_version",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("why", String(12), nullable=False),
    Column("words", Integer, nullable=False),
    Column("entries", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_letter_version_author_case", "author", "case"),
)

letter_choice = Table(
    "letter_choice",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("author", BigInteger, primary_key=True, autoincrement=False),
    Column("part_order", String(200)),
    Column("phrases", LargeBinary),
    Index("ix_letter_choice_author", "author"),
)
