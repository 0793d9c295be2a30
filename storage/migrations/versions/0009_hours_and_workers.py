"""The hours in which somebody may be written to, whose clock a promise goes by, and which worker sends a row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("safe_from", sa.Integer(), nullable=False, server_default="8"))
        table.add_column(sa.Column("safe_until", sa.Integer(), nullable=False, server_default="21"))
    op.add_column("due", sa.Column("zone", sa.String(64)))
    op.drop_index("ix_due_at", "due")
    op.create_index("ix_due_at_id", "due", ["at", "id"])
    op.create_index("ix_due_person", "due", ["person"])
    op.create_index("ix_due_done_done_at", "due_done", ["done_at"])
    op.add_column("outbox", sa.Column("useless_after", sa.BigInteger()))
    op.add_column("outbox", sa.Column("owner", sa.BigInteger()))
    held = sa.text("state = 'held'")
    op.create_index("ix_outbox_held", "outbox", ["available_at"], sqlite_where=held, postgresql_where=held)
    op.create_table(
        "worker",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_worker"),
    )


def downgrade() -> None:
    """What was held goes out at once: the tables before know no waiting."""
    op.drop_table("worker")
    op.execute("UPDATE outbox SET state = 'ready' WHERE state = 'held'")
    op.drop_index("ix_outbox_held", "outbox")
    with op.batch_alter_table("outbox") as table:
        table.drop_column("owner")
        table.drop_column("useless_after")
    op.drop_index("ix_due_done_done_at", "due_done")
    op.drop_index("ix_due_person", "due")
    op.drop_index("ix_due_at_id", "due")
    op.create_index("ix_due_at", "due", ["at"])
    with op.batch_alter_table("due") as table:
        table.drop_column("zone")
    with op.batch_alter_table("person") as table:
        table.drop_column("safe_until")
        table.drop_column("safe_from")
