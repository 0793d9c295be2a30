"""Which specialist chose an approach; of what was chosen before, the audit log knows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("approach_change", sa.Column("by", sa.BigInteger()))
    change = sa.table("approach_change", *(sa.column(name) for name in ("case", "at", "by")))
    audit = sa.table("audit", *(sa.column(name) for name in ("case", "at", "actor", "what")))
    actor = (
        sa.select(sa.func.max(audit.c.actor))
        .where(audit.c.case == change.c.case, audit.c.at == change.c.at)
        .where(audit.c.what.in_(("CaseOpened", "ApproachChosen")))
    )
    op.execute(sa.update(change).values(by=actor.scalar_subquery()))


def downgrade() -> None:
    with op.batch_alter_table("approach_change") as table:
        table.drop_column("by")
