"""Who should not take part in a case, and why, and which accounts are the loved one's. Words are sealed with the case's key; for its specialists alone."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

vetting_note = Table(
    "vetting_note",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False, index=True),
    Column("why", String(16), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("words", LargeBinary),
    Column("made_by", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
)

them = Table(
    "them",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False, index=True),
    # a keyed hash of the account's number: enough to know it again, and nothing to learn from
    Column("account", String(64), nullable=False),
    Column("marked_by", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    # when it last tried to open a link of the case
    Column("tried_at", Moment),
    Index("ix_them_account", "account"),
)
"""Accounts that belong to the loved one."""
