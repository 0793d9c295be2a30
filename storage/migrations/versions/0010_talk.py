"""Talks with a specialist, hours, saved replies, who was told of an alert; a broadcast that goes out in pieces."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.BigInteger


def upgrade() -> None:
    _talk()
    _alerts()
    _broadcast()


def _talk() -> None:
    op.create_table(
        "thread",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("waits_since", MOMENT()),
        sa.Column("last_at", MOMENT(), nullable=False),
        sa.Column("resolved_at", MOMENT()),
        sa.Column("resolved_by", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_thread"),
        sa.UniqueConstraint("case", "person", name="uq_thread_case_person"),
    )
    op.create_index("ix_thread_person", "thread", ["person"])
    op.create_table(
        "thread_message",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("thread", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT(), nullable=False),
        sa.Column("read_at", MOMENT()),
        sa.PrimaryKeyConstraint("id", name="pk_thread_message"),
    )
    op.create_index("ix_thread_message_thread", "thread_message", ["thread"])
    op.create_index("ix_thread_message_author", "thread_message", ["author"])
    op.create_table(
        "saved_reply",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_reply"),
    )
    op.create_index("ix_saved_reply_person", "saved_reply", ["person"])


def _alerts() -> None:
    op.create_table(
        "hours",
        sa.Column("person", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("days", sa.String(7), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.Column("away_until", MOMENT()),
        sa.Column("red", sa.Integer(), nullable=False),
        sa.Column("amber", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_hours"),
    )
    op.create_table(
        "alert_told",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("alert", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert_told"),
    )
    op.create_index("ix_alert_told_alert", "alert_told", ["alert"])


def _broadcast() -> None:
    with op.batch_alter_table("notice") as table:
        table.add_column(sa.Column("key", sa.BigInteger()))
        table.add_column(sa.Column("sender", sa.BigInteger()))
        table.add_column(sa.Column("audience", sa.String(400), nullable=False, server_default="{}"))
        table.add_column(sa.Column("mode", sa.String(8), nullable=False, server_default="now"))
        table.add_column(sa.Column("about", sa.BigInteger()))
        table.add_column(sa.Column("state", sa.String(10), nullable=False, server_default="out"))
        table.add_column(sa.Column("ended_by", sa.BigInteger()))
        table.add_column(sa.Column("ended_at", MOMENT()))
        table.add_column(sa.Column("replaces", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("stage", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("cursor", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_index("ix_notice_about", "notice", ["about"])
    op.create_table(
        "notice_delivery",
        sa.Column("notice", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("available_at", MOMENT(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("why", sa.String(80)),
        sa.Column("outbox", sa.BigInteger()),
        sa.Column("message", sa.BigInteger()),
        sa.Column("maybe_twice", sa.Boolean(), nullable=False),
        sa.Column("words", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("notice", "person", name="pk_notice_delivery"),
    )
    _those_before()
    op.create_index("ix_notice_delivery_person", "notice_delivery", ["person"])
    op.create_index("ix_notice_delivery_state", "notice_delivery", ["notice", "state", "available_at"])
    with op.batch_alter_table("outbox") as table:
        table.add_column(sa.Column("begun", sa.Integer(), nullable=False, server_default="0"))


def _those_before() -> None:
    """Messages that went out before went to every member of their circle."""
    op.execute(sa.text("UPDATE notice SET stage = 2"))
    op.execute(sa.text(
        'INSERT INTO notice_delivery (notice, person, "case", available_at, state, maybe_twice) '
        "SELECT notice.id, participation.person, participation.\"case\", notice.sent_at, 'sent', :no "
        'FROM notice JOIN participation ON participation."case" = notice."case" '
        "WHERE participation.role = 'member' AND participation.state = 'in' AND participation.joined_at <= notice.sent_at"
    ).bindparams(no=False))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.drop_column("begun")
    op.drop_table("notice_delivery")
    op.drop_index("ix_notice_about", "notice")
    with op.batch_alter_table("notice") as table:
        for column in ("key", "sender", "audience", "mode", "about", "state", "ended_by", "ended_at", "replaces", "stage", "cursor"):
            table.drop_column(column)
    for table_name in ("alert_told", "hours", "saved_reply", "thread_message", "thread"):
        op.drop_table(table_name)
