"""When somebody was last nudged, and which entries of an inbox are snoozed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "snooze",
        sa.Column("person", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("entry", sa.String(64), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person", "entry", name="pk_snooze"),
    )
    with op.batch_alter_table("participation") as table:
        table.add_column(sa.Column("nudged_at", sa.BigInteger()))


def downgrade() -> None:
    with op.batch_alter_table("participation") as table:
        table.drop_column("nudged_at")
    op.drop_table("snooze")
