"""What waits is found without looking at those who are calm; things given to a colleague; the last check-in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WAITS = "state = 'waiting' OR letter_shared > letter_approved OR boundaries > boundaries_approved OR rsvp <> 'yes'"
OPEN = "acknowledged_at IS NULL"
UNANSWERED = "waits_since IS NOT NULL"


def upgrade() -> None:
    op.create_table(
        "assignment",
        sa.Column("entry", sa.String(64), nullable=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("to", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name="pk_assignment"),
    )
    op.create_index("ix_assignment_case", "assignment", ["case"])
    with op.batch_alter_table("participation") as table:
        table.add_column(sa.Column("checked_in_at", sa.BigInteger()))
    op.execute(
        'UPDATE participation SET checked_in_at = (SELECT max(finished_at) FROM check_in'
        ' WHERE check_in.person = participation.person AND check_in."case" = participation."case")'
    )
    _index("ix_participation_waits", "participation", WAITS)
    _index("ix_alert_open", "alert", OPEN)
    _index("ix_thread_waits", "thread", UNANSWERED)


def _index(name: str, table: str, where: str) -> None:
    op.create_index(name, table, ["case"], sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    op.drop_index("ix_thread_waits", "thread")
    op.drop_index("ix_alert_open", "alert")
    op.drop_index("ix_participation_waits", "participation")
    with op.batch_alter_table("participation") as table:
        table.drop_column("checked_in_at")
    op.drop_index("ix_assignment_case", "assignment")
    op.drop_table("assignment")
