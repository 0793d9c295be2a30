"""What specialists say about letters and boundaries, and what they have approved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_note",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(12), nullable=False),
        sa.Column("item", sa.String(24), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("said", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary()),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review_note"),
    )
    op.create_index("ix_review_note_author_case", "review_note", ["author", "case"])
    with op.batch_alter_table("boundary") as table:
        table.add_column(sa.Column("approved", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("participation") as table:
        table.add_column(sa.Column("letter_approved", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("boundaries_approved", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("participation") as table:
        table.drop_column("boundaries_approved")
        table.drop_column("letter_approved")
    with op.batch_alter_table("boundary") as table:
        table.drop_column("approved")
    op.drop_table("review_note")
