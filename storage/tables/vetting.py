"""Who should not take part in a case, and why. Sealed with the case's key; for its specialists alone."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table

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
