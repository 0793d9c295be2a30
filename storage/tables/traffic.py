"""What came in and goes out, the audit log, and settings of the installation."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table

from storage.tables.columns import Count, Moment, metadata, row_id

heard = Table(
    "heard",
    metadata,
    Column("update", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_heard_chat", "chat"),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("id", Count, primary_key=True),
    Column("update", BigInteger),
    Column("chat", BigInteger, nullable=False),
    Column("error", String(200), nullable=False),
    Column("at", Moment, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    row_id(),
    Column("chat", BigInteger, nullable=False),
    Column("person", BigInteger),
    Column("lane", String(8), nullable=False),
    Column("method", String(32), nullable=False),
    Column("key", BigInteger, nullable=False),
    Column("payload", LargeBinary),
    Column("target", BigInteger),
    Column("state", String(8), nullable=False),
    Column("available_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("message", BigInteger),
    Column("sent_at", Moment),
    Column("why", String(80)),
    Index("ix_outbox_state_lane_id", "state", "lane", "id"),
    Index("ix_outbox_chat", "chat"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Count, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", BigInteger, nullable=False),
    Column("what", String(40), nullable=False),
    Column("case", BigInteger),
    Column("subject", BigInteger),
)

setting = Table(
    "setting", metadata, Column("name", String(40), primary_key=True), Column("value", String(400), nullable=False)
)
