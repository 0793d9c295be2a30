"""After the meeting: the way to the door of treatment, who is there at which hour, and the steps of the programme after a no."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None
MOMENTS = ("outcome_at", "admission_at", "admitted_at", "discharge_at", "alone_from", "alone_until")


def upgrade() -> None:
    with op.batch_alter_table("case_") as table:
        for name in MOMENTS:
            table.add_column(sa.Column(name, sa.BigInteger()))
    with op.batch_alter_table("participation") as table:
        table.add_column(sa.Column("calendar", sa.Boolean(), nullable=False, server_default="0"))
    op.create_table(
        "escort",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger()),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("begins", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary()),
        sa.Column("confirmed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_escort"),
    )
    op.create_index("ix_escort_case", "escort", ["case"])
    op.create_index("ix_escort_person", "escort", ["person"])
    op.create_table(
        "programme",
        sa.Column("case", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("step", sa.String(24), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("case", "person", name="pk_programme"),
    )


def downgrade() -> None:
    op.drop_table("programme")
    op.drop_index("ix_escort_person", "escort")
    op.drop_index("ix_escort_case", "escort")
    op.drop_table("escort")
    with op.batch_alter_table("participation") as table:
        table.drop_column("calendar")
    with op.batch_alter_table("case_") as table:
        for name in MOMENTS:
            table.drop_column(name)
