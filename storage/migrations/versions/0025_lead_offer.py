"""The offer to take over the lead of a case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lead_offer",
        sa.Column("case", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("to", sa.BigInteger(), nullable=False),
        sa.Column("stays", sa.String(8), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("case", name="pk_lead_offer"),
    )


def downgrade() -> None:
    op.drop_table("lead_offer")
