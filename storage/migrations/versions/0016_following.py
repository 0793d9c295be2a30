"""The time after: the follow-up plan, check-ups, how boundaries hold, the first day after use, letters to oneself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "follow_up",
        sa.Column("case", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("item", sa.String(40), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("case", "item", name="pk_follow_up"),
    )
    op.create_table(
        "check_up",
        sa.Column("case", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("month", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("done_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("case", "month", name="pk_check_up"),
    )
    op.create_table(
        "boundary_begun",
        sa.Column("boundary", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("boundary", name="pk_boundary_begun"),
    )
    op.create_table(
        "boundary_answer",
        sa.Column("boundary", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("days", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.String(8), nullable=False),
        sa.Column("why", sa.String(12), nullable=False, server_default=""),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("boundary", "days", name="pk_boundary_answer"),
    )
    op.create_table(
        "return_episode",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_return_episode"),
    )
    op.create_table(
        "return_step",
        sa.Column("episode", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("step", sa.String(24), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("episode", "step", name="pk_return_step"),
    )
    op.create_table(
        "own_letter",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("comes_at", sa.BigInteger()),
        sa.Column("came_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_own_letter"),
    )
    for table, column in INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])


INDEXES = (
    ("boundary_begun", "case"), ("boundary_begun", "author"), ("boundary_answer", "case"), ("boundary_answer", "author"),
    ("return_episode", "case"), ("return_episode", "person"), ("own_letter", "person"),
)  # fmt: skip


def downgrade() -> None:
    for name in ("own_letter", "return_step", "return_episode", "boundary_answer", "boundary_begun", "check_up", "follow_up"):
        op.drop_table(name)
