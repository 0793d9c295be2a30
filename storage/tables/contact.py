"""Notices, check-ins, releases and alerts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

notice = Table(
    "notice",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("sent_at", Moment, nullable=False),
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
)
