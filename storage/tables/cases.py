"""Cases, who takes part, and how people come in."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table, text

from storage.tables.columns import Count, Moment, metadata, row_id

case = Table(
    "case_",
    metadata,
    row_id(),
    Column("key", BigInteger, nullable=False),
    Column("specialist", BigInteger, nullable=False, index=True),
    Column("code_name", LargeBinary, nullable=False),
    Column("called", LargeBinary, nullable=False),
    Column("approach", String(32), nullable=False),
    Column("country", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("phase", String(16), nullable=False),
    Column("outcome", String(16)),
    Column("meeting_at", Moment),
    Column("meeting_place", LargeBinary),
    # how often a day was set: tells a calendar which of two entries is the newer one
    Column("meeting_times", Integer, nullable=False, default=0),
    # of what a go waits for that which is done: bed, transport, safety
    Column("secured", String(40), nullable=False, default=""),
    Column("opened_at", Moment, nullable=False),
    # since when it has been in its phase; none: since it was opened
    Column("phase_since", Moment),
    # after the meeting: when it was over, when treatment begins, when it began, when it ends
    Column("outcome_at", Moment),
    Column("admission_at", Moment),
    Column("admitted_at", Moment),
    Column("discharge_at", Moment),
    # nobody is planned to be there: from the first such hour to the end of the last one (``storage.writes.after``)
    Column("alone_from", Moment),
    Column("alone_until", Moment),
)

approach_change = Table(
    "approach_change",
    metadata,
    Column("id", Count, primary_key=True),
    Column("case", BigInteger, nullable=False, index=True),
    Column("approach", String(32), nullable=False),
    Column("rationale", LargeBinary),
    Column("at", Moment, nullable=False),
    # which specialist; none: it was chosen before that was kept
    Column("by", BigInteger),
)

# every outcome that was noted; the case has the last one
outcome = Table(
    "outcome",
    metadata,
    Column("id", Count, primary_key=True),
    Column("case", BigInteger, nullable=False, index=True),
    Column("outcome", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    # which specialist; none: it was noted before that was kept
    Column("by", BigInteger),
)

WAITING, LETTER, BOUNDARY, ANSWER = (
    "state = 'waiting'", "letter_shared > letter_approved", "boundaries > boundaries_approved", "rsvp <> 'yes'",
)  # fmt: skip
"""When somebody's row waits for the specialist. The index and the queries hold these very words: a database uses a partial
index only where it finds them again."""
WAITS = " OR ".join((WAITING, LETTER, BOUNDARY, ANSWER))

participation = Table(
    "participation",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(16), nullable=False),
    Column("state", String(8), nullable=False),
    Column("relation", String(32), nullable=False),
    # of a specialist: lead, all, alerts (flows.walls.RIGHTS); empty for everybody else
    Column("rights", String(8), nullable=False, default=""),
    Column("joined_at", Moment, nullable=False),
    # when they were let go or refused
    Column("out_at", Moment),
    # the summary that the desk reads, kept with every change
    Column("modules_passed", Integer, nullable=False, default=0),
    Column("letter_parts", Integer, nullable=False, default=0),
    Column("letter_shared", Boolean, nullable=False, default=False),
    Column("letter_unread", Boolean, nullable=False, default=False),
    Column("boundaries", Integer, nullable=False, default=0),
    Column("information", Integer, nullable=False, default=0),
    Column("rehearsals", Integer, nullable=False, default=0),
    Column("letter_approved", Boolean, nullable=False, default=False),
    Column("boundaries_approved", Integer, nullable=False, default=0),
    Column("nudged_at", Moment),
    Column("checked_in_at", Moment),
    Column("rsvp", String(8)),
    # they have the day in their own calendar
    Column("calendar", Boolean, nullable=False, server_default="0"),
    Column("minor", Boolean, nullable=False, default=False),
    Index("ix_participation_person", "person"),
    # only the rows where something waits for the specialist: see storage.desk.things
    Index("ix_participation_waits", "case", sqlite_where=text(WAITS), postgresql_where=text(WAITS)),
)

lead_offer = Table(
    "lead_offer",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("by", BigInteger, nullable=False),
    Column("to", BigInteger, nullable=False),
    # what the old lead is afterwards: all, alerts, out
    Column("stays", String(8), nullable=False),
    Column("at", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
)

snooze = Table(
    "snooze",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", String(64), primary_key=True),
    Column("until", Moment, nullable=False),
)

assignment = Table(
    "assignment",
    metadata,
    Column("entry", String(64), primary_key=True),
    Column("case", BigInteger, nullable=False, index=True),
    Column("to", BigInteger, nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
)

invitation = Table(
    "invitation",
    metadata,
    row_id(),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("case", BigInteger, index=True),
    Column("name", LargeBinary),
    Column("made_by", BigInteger),
    Column("rights", String(8), nullable=False, default=""),
    Column("expires", Moment, nullable=False),
    Column("used_by", BigInteger),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
)
