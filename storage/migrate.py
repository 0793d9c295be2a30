"""Bring a database up to date with Alembic, from inside the program."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine

from storage.errors import StorageUnavailable


def config_for(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """:raises StorageUnavailable: the database is of a newer version than this program; nothing was changed."""
    try:
        command.upgrade(config_for(engine), revision)
    except CommandError:
        raise StorageUnavailable(
            "this database was last opened by a newer version of Hearthside: update the program, or restore a backup"
            " that this version made. Nothing was changed"
        ) from None


def downgrade(engine: Engine, revision: str) -> None:
    command.downgrade(config_for(engine), revision)
