"""Earlier versions of a letter, the order of its parts, and phrases that its author keeps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letter_version",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(12), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("entries", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letter_version"),
    )
    op.create_index("ix_letter_version_author_case", "letter_version", ["author", "case"])
    op.create_table(
        "letter_choice",
        sa.Column("case", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("author", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("part_order", sa.String(200)),
        sa.Column("phrases", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("case", "author", name="pk_letter_choice"),
    )
    op.create_index("ix_letter_choice_author", "letter_choice", ["author"])


def downgrade() -> None:
    op.drop_table("letter_choice")
    op.drop_table("letter_version")
