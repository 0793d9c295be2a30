"""The plan of a meeting: its items, the places of treatment that were compared, and the checklist."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

plan_item = Table(
    "plan_item",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("item", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)

treatment_option = Table(
    "treatment_option",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False, index=True),
    Column("told", LargeBinary, nullable=False),
)

# when a task is due is not kept: it follows the meeting's date, which may move
task = Table(
    "task",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("task", String(24), primary_key=True),
    Column("owner", BigInteger, index=True),
    Column("done_at", Moment),
    Column("done_by", BigInteger),
)
