"""What a loved one keeps for themselves: their own words, and what they are reminded of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_words",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("said", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_words"),
    )
    op.create_index("ix_kept_words_person", "kept_words", ["person", "kind"])
    op.create_table(
        "reminder",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("words", sa.LargeBinary()),
        sa.Column("days", sa.String(7), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("happens", sa.BigInteger()),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminder"),
    )
    op.create_index("ix_reminder_person", "reminder", ["person"])


def downgrade() -> None:
    op.drop_index("ix_reminder_person", "reminder")
    op.drop_table("reminder")
    op.drop_index("ix_kept_words_person", "kept_words")
    op.drop_table("kept_words")
