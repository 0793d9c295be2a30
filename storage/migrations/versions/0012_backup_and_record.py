"""A second specialist with rights of their own, vetting notes, and the specialist's own record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("participation") as table:
        table.add_column(sa.Column("rights", sa.String(8), nullable=False, server_default=""))
    op.execute("UPDATE participation SET rights = 'lead' WHERE role = 'specialist'")
    with op.batch_alter_table("invitation") as table:
        table.add_column(sa.Column("rights", sa.String(8), nullable=False, server_default=""))
    op.create_table(
        "vetting_note",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("case", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(16), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.LargeBinary()),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_vetting_note"),
    )
    op.create_index("ix_vetting_note_case", "vetting_note", ["case"])
    _create_record()


def _create_record() -> None:
    op.create_table(
        "record_entry",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("fields", sa.LargeBinary(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_record_entry"),
    )
    op.create_index("ix_record_entry_person", "record_entry", ["person"])
    op.create_table(
        "record_document",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.LargeBinary()),
        sa.Column("content", sa.LargeBinary()),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_record_document"),
    )
    op.create_index("ix_record_document_person", "record_document", ["person"])
    op.create_index("ix_record_document_entry", "record_document", ["entry"])
    op.create_table(
        "record_choice",
        sa.Column("person", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("person", "name", name="pk_record_choice"),
    )


def downgrade() -> None:
    for name in ("record_choice", "record_document", "record_entry", "vetting_note"):
        op.drop_table(name)
    with op.batch_alter_table("invitation") as table:
        table.drop_column("rights")
    with op.batch_alter_table("participation") as table:
        table.drop_column("rights")
