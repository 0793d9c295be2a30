"""Every table, in one place. Personal words are ``LargeBinary``: sealed by ``storage.crypto`` before they get here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as milliseconds since 1970 in UTC: the same in every database, and quick to compare."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else round(value.timestamp() * 1000)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


Count = BigInteger().with_variant(Integer, "sqlite")
"""An id that the database counts up itself."""


def _id(name: str = "id", **more: Any) -> Column[int]:
    return Column(name, BigInteger, primary_key=True, autoincrement=False, **more)


key = Table("key", metadata, _id(), Column("master", String(16), nullable=False), Column("wrapped", LargeBinary, nullable=False))

person = Table(
    "person",
    metadata,
    _id(),
    Column("chat", BigInteger, nullable=False, unique=True),
    Column("key", BigInteger, nullable=False),
    Column("name", LargeBinary),
    Column("language", String(8), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("country", String(2), nullable=False),
    Column("discreet", Boolean, nullable=False),
    Column("specialist", Boolean, nullable=False),
    Column("check_in_hour", Integer, nullable=False),
    Column("joined_at", Moment, nullable=False),
    Column("last_seen_at", Moment),
    Column("blocked_at", Moment),
    # where they are: the place, sealed; the serial of the live screen; the outbox row that carried it
    Column("place", LargeBinary),
    Column("serial", Integer, nullable=False),
    Column("live", BigInteger),
)

case = Table(
    "case_",
    metadata,
    _id(),
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
    Column("opened_at", Moment, nullable=False),
)

approach_change = Table(
    "approach_change",
    metadata,
    Column("id", Count, primary_key=True),
    Column("case", BigInteger, nullable=False, index=True),
    Column("approach", String(32), nullable=False),
    Column("rationale", LargeBinary),
    Column("at", Moment, nullable=False),
)

participation = Table(
    "participation",
    metadata,
    Column("case", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(16), nullable=False),
    Column("state", String(8), nullable=False),
    Column("relation", String(32), nullable=False),
    Column("joined_at", Moment, nullable=False),
    # the summary that the desk reads, kept with every change
    Column("modules_passed", Integer, nullable=False, default=0),
    Column("letter_parts", Integer, nullable=False, default=0),
    Column("letter_shared", Boolean, nullable=False, default=False),
    Column("letter_unread", Boolean, nullable=False, default=False),
    Column("boundaries", Integer, nullable=False, default=0),
    Column("rsvp", String(8)),
    Index("ix_participation_person", "person"),
)

invitation = Table(
    "invitation",
    metadata,
    _id(),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("case", BigInteger, index=True),
    Column("name", LargeBinary),
    Column("made_by", BigInteger),
    Column("expires", Moment, nullable=False),
    Column("used_by", BigInteger),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
)

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
)

card_read = Table(
    "card_read",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("module", String(40), primary_key=True),
    Column("card", String(40), primary_key=True),
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

letter_entry = Table(
    "letter_entry",
    metadata,
    _id(),
    Column("case", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("part", String(24), nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_letter_entry_author_case", "author", "case"),
)

boundary = Table(
    "boundary",
    metadata,
    _id(),
    Column("case", BigInteger, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("fields", LargeBinary, nullable=False),
    Column("committed", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_boundary_author_case", "author", "case"),
)

notice = Table(
    "notice",
    metadata,
    _id(),
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
    _id(),
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
    _id(),
    Column("case", BigInteger, nullable=False, index=True),
    Column("kind", String(24), nullable=False),
    Column("level", String(8), nullable=False),
    Column("about", BigInteger, nullable=False),
    Column("raised_at", Moment, nullable=False),
    Column("acknowledged_at", Moment),
    Column("acknowledged_by", BigInteger),
)

due = Table(
    "due",
    metadata,
    _id(),
    Column("key", String(120), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("case", BigInteger),
    Column("at", Moment, nullable=False),
    Column("useless_after", Moment),
    Column("data", LargeBinary),
    Column("attempts", Integer, nullable=False),
    UniqueConstraint("key"),
    Index("ix_due_at", "at"),
)

due_done = Table(
    "due_done",
    metadata,
    Column("id", Count, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("done_at", Moment, nullable=False),
    Column("how", String(12), nullable=False),  # done, too_late, set_aside
)

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
    _id(),
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

setting = Table("setting", metadata, Column("name", String(40), primary_key=True), Column("value", String(400), nullable=False))
