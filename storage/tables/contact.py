"""Notices, check-ins, releases and alerts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table, text

from storage.tables.columns import Moment, metadata, row_id

notice = Table(
    "notice",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("sent_at", Moment, nullable=False),
    # case 0: to people of several cases, and sealed with a key of its own
    Column("key", BigInteger),
    Column("sender", BigInteger),
    # who gets it (``flows.audience``), when, and what it replaces or reminds of
    Column("audience", String(400), nullable=False, server_default="{}"),
    Column("mode", String(8), nullable=False, server_default="now"),
    Column("about", BigInteger),
    # planned, sending, out, cancelled, replaced
    Column("state", String(10), nullable=False, server_default="out"),
    Column("ended_by", BigInteger),
    Column("ended_at", Moment),
    Column("replaces", Boolean, nullable=False, server_default="0"),
    # how far the recipients are written down: which stage, and the last person of it
    Column("stage", Integer, nullable=False, server_default="0"),
    Column("cursor", BigInteger, nullable=False, server_default="0"),
    Index("ix_notice_about", "about"),
)

notice_delivery = Table(
    "notice_delivery",
    metadata,
    Column("notice", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("case", BigInteger, nullable=False),
    Column("available_at", Moment, nullable=False),
    # waiting, handed, sent, failed, dropped
    Column("state", String(8), nullable=False),
    Column("why", String(80)),
    Column("outbox", BigInteger),
    Column("message", BigInteger),
    Column("maybe_twice", Boolean, nullable=False),
    # what this person was sent, sealed with their key
    Column("words", LargeBinary),
    Index("ix_notice_delivery_person", "person"),
    Index("ix_notice_delivery_state", "notice", "state", "available_at"),
)

notice_answer = Table(
    "notice_answer",
    metadata,
    Column("notice", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("answer", String(16), nullable=False),
    Column("at", Moment, nullable=False),
)

check_in = Table(
    "check_in",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("sheet", String(40), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Index("ix_check_in_person_case", "person", "case"),
)

check_in_answer = Table(
    "check_in_answer",
    metadata,
    Column("check_in", BigInteger, primary_key=True, autoincrement=False),
    Column("question", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

release = Table(
    "release",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("what", String(40), primary_key=True),
    # 0 stands for the specialist: a part of a primary key cannot be null
    Column("audience", BigInteger, primary_key=True, autoincrement=False),
)

OPEN = "acknowledged_at IS NULL"

alert = Table(
    "alert",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False, index=True),
    Column("kind", String(24), nullable=False),
    Column("level", String(8), nullable=False),
    Column("about", BigInteger, nullable=False),
    Column("raised_at", Moment, nullable=False),
    Column("acknowledged_at", Moment),
    Column("acknowledged_by", BigInteger),
    Index("ix_alert_open", "case", sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
)
