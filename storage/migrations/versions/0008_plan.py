"""The plan of a meeting, places of treatment, the checklist; what of it a go waits for; how often a date was set."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_item",
        sa.Column("case", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("item", sa.String(40), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("case", "item", name="pk_plan_item"),
    )
    op.create_table(
        "treatment_option",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_treatment_option"),
    )
    op.create_index("ix_treatment_option_case", "treatment_option", ["case"])
    op.create_table(
        "task",
        sa.Column("case", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("task", sa.String(24), nullable=False),
        sa.Column("owner", sa.BigInteger()),
        sa.Column("done_at", sa.BigInteger()),
        sa.Column("done_by", sa.BigInteger()),
        sa.PrimaryKeyConstraint("case", "task", name="pk_task"),
    )
    op.create_index("ix_task_owner", "task", ["owner"])
    with op.batch_alter_table("case_") as table:
        table.add_column(sa.Column("secured", sa.String(40), nullable=False, server_default=""))
        table.add_column(sa.Column("meeting_times", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("case_") as table:
        table.drop_column("meeting_times")
        table.drop_column("secured")
    op.drop_table("task")
    op.drop_table("treatment_option")
    op.drop_table("plan_item")
