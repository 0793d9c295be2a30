"""What members prepare: lessons, letters, boundaries."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

card_read = Table(
    "card_read",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("module", String(40), primary_key=True),
    Column("card", String(40), primary_key=True),
)

saved_card = Table(
    "saved_card",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("module", String(40), primary_key=True),
    Column("card", String(40), primary_key=True),
    Column("at", Moment, nullable=False),
)

quiz_answer = Table(
    "quiz_answer",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("module", String(40), primary_key=True),
    Column("quiz", String(40), primary_key=True),
    Column("option", String(40), nullable=False),
    Column("right", Boolean, nullable=False),
)

module_pass = Table(
    "module_pass",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("module", String(40), primary_key=True),
    Column("passed_at", Moment, nullable=False),
)

information = Table(
    "information",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("author", BigInteger, primary_key=True, autoincrement=False),
    Column("question", String(40), primary_key=True),
    Column("told", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_information_author", "author"),
)

red_flag = Table(
    "red_flag",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("flag", String(24), primary_key=True),
    Column("raised_by", BigInteger, nullable=False),
    Column("raised_at", Moment, nullable=False),
    Column("signed_by", BigInteger),
    Column("signed_at", Moment),
)

boundary = Table(
    "boundary",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("fields", LargeBinary, nullable=False),
    Column("committed", Boolean, nullable=False),
    Column("approved", Boolean, nullable=False, default=False),
    Column("at", Moment, nullable=False),
    Index("ix_boundary_author_case", "author", "case"),
)
