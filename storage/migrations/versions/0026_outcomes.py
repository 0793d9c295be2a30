"""Every outcome that was noted, not only the last; and what a message is about, so that a newer one takes its place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("topic", sa.String(40)))
    op.create_table(
        "outcome",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_outcome"),
    )
    op.create_index("ix_outcome_case", "outcome", ["case"])
    case = sa.table("case_", *(sa.column(name) for name in ("id", "outcome", "outcome_at")))
    audit = sa.table("audit", *(sa.column(name) for name in ("case", "at", "actor", "what")))
    outcome = sa.table("outcome", *(sa.column(name) for name in ("case", "outcome", "at", "by")))
    actor = sa.select(sa.func.max(audit.c.actor)).where(audit.c.case == case.c.id, audit.c.what == "OutcomeRecorded")
    known = sa.select(case.c.id, case.c.outcome, case.c.outcome_at, actor.scalar_subquery())
    known = known.where(case.c.outcome.is_not(None), case.c.outcome_at.is_not(None))
    op.execute(sa.insert(outcome).from_select(["case", "outcome", "at", "by"], known))


def downgrade() -> None:
    op.drop_table("outcome")
    with op.batch_alter_table("outbox") as table:
        table.drop_column("topic")
