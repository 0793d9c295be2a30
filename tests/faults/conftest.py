from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.nursery import Nursery, nursery


@pytest.fixture(scope="session")
def home() -> Iterator[Nursery]:
    """Where the programs that are killed are born: importing is done once."""
    with nursery() as home:
        yield home
