"""The time after: the follow-up plan, check-ups, how boundaries hold, the first day after use, letters to oneself."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table

from storage.tables.columns import Moment, metadata, row_id

follow_up = Table(
    "follow_up",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("item", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)

check_up = Table(
    "check_up",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("done_at", Moment, nullable=False),
    Column("by", BigInteger, nullable=False),
)

# a boundary that has begun; its answers follow 3, 7, 14 and 30 days later
boundary_begun = Table(
    "boundary_begun",
    metadata,
    Column("boundary", BigInteger, primary_key=True, autoincrement=False),
    Column("case", BigInteger, nullable=False, index=True),
    Column("author", BigInteger, nullable=False, index=True),
    Column("at", Moment, nullable=False),
)

boundary_answer = Table(
    "boundary_answer",
    metadata,
    Column("boundary", BigInteger, primary_key=True, autoincrement=False),
    Column("days", Integer, primary_key=True, autoincrement=False),
    Column("case", BigInteger, nullable=False, index=True),
    Column("author", BigInteger, nullable=False, index=True),
    # kept, partly, not; and for the last two what was in the way
    Column("answer", String(8), nullable=False),
    Column("why", String(12), nullable=False, server_default=""),
    Column("at", Moment, nullable=False),
)

# somebody of the circle said that the loved one used again
return_episode = Table(
    "return_episode",
    metadata,
    row_id(),
    Column("case", BigInteger, nullable=False, index=True),
    Column("person", BigInteger, nullable=False, index=True),
    Column("at", Moment, nullable=False),
)

return_step = Table(
    "return_step",
    metadata,
    Column("episode", BigInteger, primary_key=True, autoincrement=False),
    Column("step", String(24), primary_key=True),
    Column("at", Moment, nullable=False),
)

own_letter = Table(
    "own_letter",
    metadata,
    row_id(),
    Column("person", BigInteger, nullable=False, index=True),
    # a sealed list of messages, in the order of their writing
    Column("words", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
    # no day yet: it is still being written
    Column("comes_at", Moment),
    Column("came_at", Moment),
)
