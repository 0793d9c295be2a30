"""The server that the tests stand on: fresh databases, and nothing left behind however the process ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests import postgres as pg

pytestmark = pytest.mark.postgres


def _tables(postgres: pg.Postgres, url: str) -> int:
    with postgres.connect(url.split("@/")[1].split("?")[0]) as connection:
        row = connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
    assert row is not None
    return row[0]


def test_every_database_is_its_own(postgres, postgres_url):
    def fill(url):
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("create table seen (a int)")

    first, second = postgres.fresh(fill), postgres.fresh(fill)
    assert [_tables(postgres, url) for url in (postgres_url, first, second)] == [0, 1, 1]
    postgres.drop(first)
    postgres.drop(second)


def test_the_server_goes_when_its_process_is_killed():
    if pg.why_not():
        pytest.skip(f"no PostgreSQL: {pg.why_not()}")
    program = (
        "import time\nfrom tests.postgres import server\nwith server() as running:\n"
        "    print(running.folder, flush=True)\n    time.sleep(60)"
    )
    root = Path(__file__).parents[1]
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        assert (folder / "data").is_dir()
        os.kill(process.pid, signal.SIGKILL)
    until = time.monotonic() + 10
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not folder.exists()
