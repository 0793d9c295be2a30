"""A specialist's own record: sealed with their own key, so that it goes when they go."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

record_entry = Table(
    "record_entry",
    metadata,
    row_id(),
    Column("person", BigInteger, nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("fields", LargeBinary, nullable=False),
    Column("shown", Integer, nullable=False, default=0),  # 1: families see it in the profile
    Column("at", Moment, nullable=False),
)

record_document = Table(
    "record_document",
    metadata,
    row_id(),
    Column("person", BigInteger, nullable=False, index=True),
    Column("entry", BigInteger, nullable=False, index=True),
    Column("about", LargeBinary, nullable=False),  # its name and kind
    Column("size", Integer, nullable=False),
    # where Telegram has it, until it was fetched; then the bytes themselves
    Column("waiting", LargeBinary),
    Column("content", LargeBinary),
    Column("at", Moment, nullable=False),
)

record_choice = Table(
    "record_choice",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    # a requirement of content/requirements.yaml that they set themselves, or "about": the words families see
    Column("name", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
