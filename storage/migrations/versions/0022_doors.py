"""Screens that close themselves, a PIN before everything, and the notes behind the second one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("door", sa.String(8), nullable=False, server_default="none"))
    op.add_column("person", sa.Column("closes_at", sa.BigInteger()))
    op.create_table(
        "lock",
        sa.Column("person", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("pin", sa.LargeBinary(), nullable=False),
        sa.Column("decoy", sa.LargeBinary()),
        sa.Column("missed", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("until", sa.BigInteger()),
        sa.Column("asked_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("person", name="pk_lock"),
    )
    op.create_table(
        "decoy_note",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decoy_note"),
    )
    op.create_index("ix_decoy_note_person", "decoy_note", ["person"])


def downgrade() -> None:
    op.drop_table("decoy_note")
    op.drop_table("lock")
    with op.batch_alter_table("person") as batch:
        batch.drop_column("closes_at")
        batch.drop_column("door")
