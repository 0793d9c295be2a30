"""Bring a database up to date with Alembic, from inside the program.

Alembic is loaded only where there is something to do: a bot that starts again on the same database does not pay for it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

from storage.errors import StorageUnavailable

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).with_name("migrations")
VERSIONS = MIGRATIONS / "versions"
_SAYS = re.compile(r'^(revision|down_revision) = "(\w+)"$', re.MULTILINE)


def newest() -> str:
    """The revision that no other one follows."""
    said: list[dict[str, str]] = [
        dict(_SAYS.findall(path.read_text(encoding="utf-8"))) for path in VERSIONS.glob("*.py")
    ]
    (head,) = {one["revision"] for one in said} - {one.get("down_revision") for one in said}
    return head


def is_up_to_date(connection: Connection) -> bool:
    if not inspect(connection).has_table("alembic_version"):
        return False
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [newest()]


def config_for(engine: Engine) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """:raises StorageUnavailable: the database is of a newer version than this program; nothing was changed."""
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(config_for(engine), revision)
    except CommandError:
        raise StorageUnavailable(
            "this database was last opened by a newer version of Hearthside: update the program, or restore a backup"
            " that this version made. Nothing was changed"
        ) from None


def downgrade(engine: Engine, revision: str) -> None:
    from alembic import command

    command.downgrade(config_for(engine), revision)
