"""People, their keys, and what they agreed to."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, String, Table

from storage.tables.columns import Count, Moment, metadata, row_id

key = Table(
    "key",
    metadata,
    row_id(),
    Column("master", String(16), nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)

person = Table(
    "person",
    metadata,
    row_id(),
    Column("chat", BigInteger, nullable=False, unique=True),
    Column("key", BigInteger, nullable=False),
    Column("name", LargeBinary),
    Column("language", String(8), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("country", String(2), nullable=False),
    Column("discreet", Boolean, nullable=False),
    Column("specialist", Boolean, nullable=False),
    Column("check_in_hour", Integer, nullable=False),
    # the hours, on their own clock, in which what is not a reply may come
    Column("safe_from", Integer, nullable=False, server_default="8"),
    Column("safe_until", Integer, nullable=False, server_default="21"),
    Column("joined_at", Moment, nullable=False),
    Column("last_seen_at", Moment),
    Column("blocked_at", Moment),
    # where they are: the place, sealed; the serial of the live screen; the outbox row that carried it
    Column("place", LargeBinary),
    Column("serial", Integer, nullable=False),
    Column("live", BigInteger),
    # none: no PIN; open, locked, or decoy: what stands before everything else (``flows.gate``)
    Column("door", String(8), nullable=False, server_default="none"),
    # when the live screen closes itself; none: it is closed, or stays
    Column("closes_at", Moment),
)

lock = Table(
    "lock",
    metadata,
    row_id("person"),
    # salt and hash of the PINs, sealed
    Column("pin", LargeBinary, nullable=False),
    Column("decoy", LargeBinary),
    Column("missed", Integer, nullable=False, server_default="0"),
    Column("until", Moment),
    # when they last asked for help with it
    Column("asked_at", Moment),
)

decoy_note = Table(
    "decoy_note",
    metadata,
    row_id(),
    Column("person", BigInteger, nullable=False, index=True),
    Column("words", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)
"""What was written where the second PIN leads."""

consent = Table(
    "consent",
    metadata,
    Column("id", Count, primary_key=True),
    Column("person", BigInteger, nullable=False, index=True),
    Column("case", BigInteger),
    Column("what", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    # the language in which the text was read
    Column("language", String(8), nullable=False, server_default=""),
)

erased = Table("erased", metadata, row_id("key"), Column("at", Moment, nullable=False))
"""Keys that were destroyed: whoever brings an older backup back does not bring these people and cases back."""

told_of_end = Table(
    "told_of_end",
    metadata,
    # case or person, and which one
    Column("what", String(8), primary_key=True),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
)
"""Whom it was told to that something is erased soon, because its time is over (``storage.retention``)."""
