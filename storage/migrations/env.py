"""Alembic's entry: runs the migrations on the engine that ``storage.migrate`` hands over."""

from __future__ import annotations

from alembic import context

from storage.tables import metadata

with context.config.attributes["engine"].begin() as connection:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    context.run_migrations()
