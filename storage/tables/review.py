"""What specialists said about letters and boundaries. Sealed with the author's key: it goes when they go."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

review_note = Table(
    "review_note",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("what", String(12), nullable=False),
    Column("item", String(24), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("state", String(8), nullable=False),
    Column("said", LargeBinary, nullable=False),
    Column("answer", LargeBinary),
    Column("at", Moment, nullable=False),
    Index("ix_review_note_author_case", "author", "case"),
)
