"""What a message comes from, so that logs can be followed from hearing to sending."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("cause", sa.String(24)))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.drop_column("cause")
