"""The day of the meeting: who is where, who speaks; and cases whose messages are held back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "freeze",
        sa.Column("case", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("case", name="pk_freeze"),
    )
    op.create_table(
        "on_the_day",
        sa.Column("case", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("case", "person", name="pk_on_the_day"),
    )
    op.create_table(
        "speaking",
        sa.Column("case", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("case", name="pk_speaking"),
    )
    with op.batch_alter_table("outbox") as table:
        table.add_column(sa.Column("answers", sa.Boolean(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.drop_column("answers")
    for name in ("speaking", "on_the_day", "freeze"):
        op.drop_table(name)
