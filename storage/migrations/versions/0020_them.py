"""Accounts that belong to the loved one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "them",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("marked_by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("tried_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_them"),
    )
    op.create_index("ix_them_case", "them", ["case"])
    op.create_index("ix_them_account", "them", ["account"])


def downgrade() -> None:
    op.drop_table("them")
