"""The program's outside, as a shell sees it: one clear line and exit code 1 when it cannot go on, a clean end when told."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import signal
import socket
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.tryout.server import LocalBotApi
from storage.crypto import key_id
from storage.db import Database
from storage.unit_of_work import transaction
from storage.writes.person import meet

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]  # programs that begin with an empty folder

ROOT = Path(__file__).parents[2]
TOKEN = "100200300:a-token-of-the-tests"
STRANGE = "100200300:a-token-nobody-gave-out"
FIRST, SECOND = (bytes([number]) * 32 for number in (1, 2))
NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    def refused(self, line: str) -> None:
        """With exactly one line, which says this, and nothing on standard output."""
        assert (self.code, self.out) == (1, ""), self
        assert re.fullmatch(f"hearthside: .*{line}.*\n", self.err), self.err


@dataclass
class Shell:
    """``await shell("migrate", DATA_DIR=…)`` runs the program to its end."""

    folder: Path

    async def starts(self, *words: str, **settings: str) -> Process:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("HEARTHSIDE_")}
        given = {f"HEARTHSIDE_{name}": value for name, value in {"DATA_DIR": str(self.folder), **settings}.items()}
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *words, env={**clean, **given}, cwd=ROOT, stdout=PIPE, stderr=PIPE
        )

    async def __call__(self, *words: str, **settings: str) -> Ended:
        process = await self.starts(*words, **settings)
        out, err = await process.communicate()
        assert process.returncode is not None
        return Ended(process.returncode, out.decode(), err.decode())


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "data")


@pytest.fixture
async def telegram() -> AsyncIterator[str]:
    """The address of a Telegram that knows TOKEN."""
    api = LocalBotApi(TOKEN, now=lambda: datetime.now(UTC))
    yield await api.start()
    await api.stop()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def as_setting(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode()


# --- what it refuses -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"TOKEN": "nonsense"}, "HEARTHSIDE_TOKEN does not look like a token"),
        ({"LISTEN": "everywhere"}, "HEARTHSIDE_LISTEN must be host:port"),
    ],
)
async def test_a_wrong_setting_is_named(shell: Shell, settings: dict[str, str], line: str) -> None:
    ended = await shell("run", **settings)
    ended.refused(line)
    assert "nonsense" not in ended.err and not shell.folder.exists()


async def test_a_token_that_telegram_does_not_know_is_refused(shell: Shell, telegram: str) -> None:
    ended = await shell("run", TOKEN=STRANGE, API_URL=telegram)
    ended.refused("Telegram does not know this token")
    assert STRANGE not in ended.err


async def test_a_telegram_that_cannot_be_reached_is_refused(shell: Shell) -> None:
    (await shell("run", TOKEN=TOKEN, API_URL=NOWHERE)).refused("Telegram cannot be reached")


async def test_a_taken_port_is_refused(shell: Shell, telegram: str, taken_port: int) -> None:
    (await shell("tryout", "--port", str(taken_port))).refused(f"port {taken_port} is taken")
    ended = await shell(
        "run", TOKEN=TOKEN, API_URL=telegram, WEBHOOK_URL="https://a.example/hook", LISTEN=f"127.0.0.1:{taken_port}"
    )
    assert (ended.code, "at work" in ended.out) == (1, False)
    assert ended.err == f"hearthside: HEARTHSIDE_LISTEN 127.0.0.1:{taken_port} cannot be used: Address already in use\n"


async def test_a_key_file_of_something_else_is_refused(shell: Shell) -> None:
    shell.folder.mkdir()
    for words, line in (("clé".encode(), "holds something that is no key"), (b"", "keys holds no key")):
        (shell.folder / "keys").write_bytes(words)
        (await shell("migrate")).refused(line)
        assert (shell.folder / "keys").read_bytes() == words


async def test_a_database_of_a_newer_version_is_refused(shell: Shell) -> None:
    assert (await shell("migrate")).code == 0
    with sqlite3.connect(shell.folder / "hearthside.db") as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    before = contents(shell.folder)
    (await shell("migrate")).refused("newer version of Hearthside")
    assert contents(shell.folder) == before


@pytest.mark.parametrize("command", [("migrate",), ("tryout", "--port", "0")])
async def test_a_data_folder_that_cannot_be_written_is_refused(shell: Shell, command: tuple[str, ...]) -> None:
    shell.folder.write_text("a file stands where the folder should be")
    (await shell(*command)).refused("the data folder .* cannot be written")


async def test_a_wrong_key_is_refused_by_name_and_nothing_is_changed(shell: Shell, telegram: str) -> None:
    database = Database.open("", shell.folder, as_setting(FIRST))
    with transaction(database, datetime.now(UTC)) as uow:
        meet(uow, 7, "en")
    database.close()
    before = contents(shell.folder)
    ended = await shell("run", TOKEN=TOKEN, API_URL=telegram, KEYS=as_setting(SECOND))
    ended.refused(f"written with another key .{key_id(FIRST)}.")
    assert contents(shell.folder) == before
    assert as_setting(SECOND).rstrip("=\n") not in ended.err


async def test_a_wrong_key_is_refused_before_anybody_has_joined(shell: Shell) -> None:
    database = Database.open("", shell.folder, as_setting(FIRST))
    database.close()
    (await shell("migrate", KEYS=as_setting(SECOND))).refused(f"written with another key .{key_id(FIRST)}.")


def contents(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "hearthside.db") as connection:
        return list(connection.iterdump())


async def test_wrong_usage_is_exit_code_2(shell: Shell) -> None:
    ended = await shell("invite-specialist")
    assert (ended.code, ended.out) == (2, "")
    assert "--name" in ended.err


# --- how it ends -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
async def test_run_ends_cleanly_when_it_is_told_to(shell: Shell, telegram: str, told: signal.Signals) -> None:
    process = await shell.starts("run", TOKEN=TOKEN, API_URL=telegram)
    assert process.stdout is not None
    said = [line async for line in lines_until(process.stdout, "is at work")]
    process.send_signal(told)
    out, err = await process.communicate()
    assert (process.returncode, out.decode(), err.decode()) == (0, "Stopped. Nothing is lost.\n", "")
    assert said[-1] == "@lantern_tryout_bot is at work. Ctrl-C stops it."


async def lines_until(stream: asyncio.StreamReader, last: str) -> AsyncIterator[str]:
    async for line in stream:
        yield line.decode().rstrip("\n")
        if last in line.decode():
            return


# --- what it prints --------------------------------------------------------------------------------------------------
async def test_an_invitation_is_one_link_and_nothing_else(shell: Shell, telegram: str) -> None:
    ended = await shell("invite-specialist", "--name", "Nora", TOKEN=TOKEN, API_URL=telegram)
    assert ended.code == 0
    assert re.fullmatch(r"https://t\.me/lantern_tryout_bot\?start=[\w-]{22}\n", ended.out)


async def test_an_invitation_without_a_name_for_the_bot_is_refused(shell: Shell) -> None:
    assert (await shell("migrate")).code == 0
    (await shell("invite-specialist", "--name", "Nora")).refused("the bot's name is not known yet")


async def test_the_database_is_brought_up_to_date_then_shown_and_found_well(shell: Shell) -> None:
    migrated = await shell("migrate")
    assert (migrated.code, migrated.out.splitlines()[-1]) == (0, "The database is up to date.")
    desk, checks = await asyncio.gather(shell("console", "--json"), shell("doctor"))
    assert (desk.code, desk.err, json.loads(desk.out)["cases"]) == (0, "", [])
    assert (checks.code, checks.err) == (0, "")
    assert [line.split()[0] for line in checks.out.splitlines()] == ["ok"] * 9


@pytest.mark.parametrize("how", [("--json",), ("--csv",), ("--once",), ()])
async def test_a_desk_is_not_made_up_where_there_is_no_database(shell: Shell, how: tuple[str, ...]) -> None:
    """An empty one would look like a practice without cases to whoever stands in the wrong folder."""
    (await shell("console", *how)).refused("there is no database at")


async def test_a_desk_of_another_key_or_with_an_unknown_case_is_refused(shell: Shell) -> None:
    assert (await shell("migrate")).code == 0
    unknown = await shell("console", "--case", "Elm")
    assert (unknown.code, unknown.out, unknown.err[:22]) == (1, "", "There is no such case.")
    (await shell("console", "--once", KEYS=base64.b64encode(b"x" * 32).decode())).refused(
        "this database was written with another key"
    )


async def test_two_ways_at_once_are_wrong_usage(shell: Shell) -> None:
    assert (await shell("console", "--json", "--csv")).code == 2


async def test_the_doctor_says_what_is_wrong(shell: Shell, telegram: str) -> None:
    ended = await shell("doctor", TOKEN=STRANGE, API_URL=telegram)
    assert ended.code == 1
    (wrong,) = [line for line in ended.out.splitlines() if not line.startswith("ok")]
    assert wrong.startswith("WRONG   token: Telegram does not know this token")
