"""What came in and goes out, the audit log, and settings of the installation."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table, text

from storage.tables.columns import Count, Moment, metadata, row_id

IS_HELD = text("state = 'held'")
"""Spelled out, not as a parameter: only then does a database see that the small index is enough."""

heard = Table(
    "heard",
    metadata,
    Column("update", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_heard_chat", "chat"),
)

trial = Table(
    "trial",
    metadata,
    Column("update", BigInteger, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    Column("at", Moment, nullable=False),
)
"""Updates that are played alone just now; one that is found at a start was in play when the process died (``bot.trial``)."""

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
    # ready, sent, failed; held: it waits for the reader's hours, or until their own words are written
    Column("state", String(8), nullable=False),
    Column("available_at", Moment, nullable=False),
    Column("useless_after", Moment),
    # on what the reader wrote themselves: it comes even while their case is held back (``storage.frozen``)
    Column("answers", Boolean, nullable=False, server_default="0"),
    # where there are several workers: the one that sends it (``storage.workers``)
    Column("owner", BigInteger),
    Column("attempts", Integer, nullable=False),
    # how often it was put on the wire without Telegram saying that it did not take it
    Column("begun", Integer, nullable=False, server_default="0"),
    Column("message", BigInteger),
    Column("sent_at", Moment),
    # it says nothing telling, so that it may outlive the time in which Telegram deletes
    Column("plain", Boolean, nullable=False, server_default="0"),
    Column("why", String(80)),
    # what it comes from (u: an update, d: a promise), so that logs can be followed from hearing to sending
    Column("cause", String(24)),
    # what nobody asked for is about: a newer one takes the place of an older one that nobody has looked at
    Column("topic", String(40)),
    Index("ix_outbox_state_lane_id", "state", "lane", "id"),
    Index("ix_outbox_chat", "chat"),
    Index("ix_outbox_held", "available_at", sqlite_where=IS_HELD, postgresql_where=IS_HELD),
)

left_over = Table(
    "left_over",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    # text or file of ours, said by them; blank: a text of ours that says nothing (any more)
    Column("kind", String(8), nullable=False),
)
"""Messages that are too old for Telegram to delete, by their numbers alone."""

worker = Table("worker", metadata, row_id(), Column("seen_at", BigInteger, nullable=False))
"""Who is at work, by the database's own clock in milliseconds."""

audit = Table(
    "audit",
    metadata,
    Column("id", Count, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", BigInteger, nullable=False),
    Column("what", String(40), nullable=False),
    Column("case", BigInteger),
    Column("subject", BigInteger),
    # the keyed hash over this row and the one before it; none: older than the chain (``storage.audit``)
    Column("link", LargeBinary),
)

audit_head = Table(
    "audit_head",
    metadata,
    row_id(),
    # rows up to this one are older than the chain
    Column("begins", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("link", LargeBinary, nullable=False),
    Column("seal", LargeBinary, nullable=False),
)
"""One row: where the chain of the audit log ends."""

setting = Table(
    "setting", metadata, Column("name", String(40), primary_key=True), Column("value", String(400), nullable=False)
)
