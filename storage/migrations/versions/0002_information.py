"""What members tell about the loved one, and the red flags in it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "information",
        sa.Column("case", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("author", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("question", sa.String(40), primary_key=True),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("case", "author", "question", name="pk_information"),
    )
    op.create_index("ix_information_author", "information", ["author"])
    op.create_table(
        "red_flag",
        sa.Column("case", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("flag", sa.String(24), primary_key=True),
        sa.Column("raised_by", sa.BigInteger(), nullable=False),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.Column("signed_by", sa.BigInteger()),
        sa.Column("signed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("case", "flag", name="pk_red_flag"),
    )
    with op.batch_alter_table("participation") as table:
        table.add_column(sa.Column("information", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("minor", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("participation") as table:
        table.drop_column("minor")
        table.drop_column("information")
    op.drop_table("red_flag")
    op.drop_table("information")
