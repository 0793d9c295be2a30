"""The language of a consent, what was erased for good, and how long things have stood."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erased",
        sa.Column("key", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_erased"),
    )
    op.create_table(
        "told_of_end",
        sa.Column("what", sa.String(8), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("what", "id", name="pk_told_of_end"),
    )
    op.add_column("consent", sa.Column("language", sa.String(8), nullable=False, server_default=""))
    op.add_column("case_", sa.Column("phase_since", sa.BigInteger()))
    op.add_column("participation", sa.Column("out_at", sa.BigInteger()))


def downgrade() -> None:
    for table, column in (("participation", "out_at"), ("case_", "phase_since"), ("consent", "language")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
    for name in ("told_of_end", "erased"):
        op.drop_table(name)
