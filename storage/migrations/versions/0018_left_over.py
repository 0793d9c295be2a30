"""What outlived the time in which Telegram deletes, and which messages may."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "left_over",
        sa.Column("chat", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("message", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("chat", "message", name="pk_left_over"),
    )
    with op.batch_alter_table("outbox") as table:
        table.add_column(sa.Column("plain", sa.Boolean(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.drop_column("plain")
    op.drop_table("left_over")
