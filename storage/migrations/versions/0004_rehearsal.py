"""Practice, alone and together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reaction_practice",
        sa.Column("person", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("reaction", sa.String(24), primary_key=True),
        sa.Column("in_a_row", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person", "reaction", name="pk_reaction_practice"),
    )
    op.create_table(
        "group_rehearsal",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("notes", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name="pk_group_rehearsal"),
    )
    op.create_index("ix_group_rehearsal_case", "group_rehearsal", ["case"])
    op.create_table(
        "rehearsal_part",
        sa.Column("rehearsal", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("person", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("answer", sa.String(16)),
        sa.Column("present", sa.Boolean()),
        sa.PrimaryKeyConstraint("rehearsal", "person", name="pk_rehearsal_part"),
    )
    with op.batch_alter_table("participation") as table:
        table.add_column(sa.Column("rehearsals", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("participation") as table:
        table.drop_column("rehearsals")
    op.drop_table("rehearsal_part")
    op.drop_table("group_rehearsal")
    op.drop_table("reaction_practice")
