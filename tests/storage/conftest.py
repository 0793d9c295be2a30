"""Storage is tested on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.crypto import MasterKeys, Vault
from storage.db import Database, make_engine
from tests.storage_room import Room
from tests.talk import memory_database


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def room(request: pytest.FixtureRequest) -> Iterator[Room]:
    if request.param == "sqlite":
        yield Room(memory_database())
        return
    engine = make_engine(request.getfixturevalue("migrated_postgres_url"))
    yield Room(Database(engine, Vault(MasterKeys([b"k" * 32]))))
    engine.dispose()
