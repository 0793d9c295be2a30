"""After the meeting: who goes along and watches until admission, and the programme of short contacts after a no."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

# a leg of the way or a watch at a place; without a person nobody has it yet
escort = Table(
    "escort",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False, index=True),
    Column("person", BigInteger, index=True),
    # leg, watch
    Column("kind", String(8), nullable=False),
    Column("begins", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Column("words", LargeBinary),
    Column("confirmed_at", Moment),
)

programme = Table(
    "programme",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    # an id of content/craft.yaml
    Column("step", String(24), nullable=False),
    # on, paused, over
    Column("state", String(8), nullable=False),
    Column("done", Integer, nullable=False),
    Column("at", Moment, nullable=False),
)
