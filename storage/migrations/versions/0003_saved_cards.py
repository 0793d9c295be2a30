"""Cards of lessons that somebody saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_card",
        sa.Column("person", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("module", sa.String(40), primary_key=True),
        sa.Column("card", sa.String(40), primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person", "module", "card", name="pk_saved_card"),
    )


def downgrade() -> None:
    op.drop_table("saved_card")
