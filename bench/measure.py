"""Runs one program against a fresh Telegram until everything is answered, and looks at it from outside."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "123456:bench-token-bench-token-bench-token"
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def nothing(folder: Path) -> Iterator[str]:
    """No server: what the program keeps is in its folder."""
    yield ""


@dataclass(frozen=True)
class Program:
    """What is measured. ``beside`` runs a server for one round and yields its address; ``prepare`` fills folder and database
    before the clock starts; ``command`` gets Telegram's address in ``BENCH_API``, the folder in ``BENCH_FOLDER`` and the
    server's in ``BENCH_DATABASE``."""

    name: str
    says: str
    command: tuple[str, ...]
    prepare: Callable[[Path, int, str], None] = lambda folder, chats, database: None
    beside: Callable[[Path], AbstractContextManager[str]] = nothing


@dataclass(frozen=True)
class Load:
    """``messages`` from ``people`` in turn; ``at_once`` of them wait for their answer at any moment."""

    people: int
    at_once: int
    messages: int


@dataclass(frozen=True)
class Measured:
    """One round, of the program's own process: a server beside it is not counted. ``cpu_us``: of user and system time
    together, an update; ``growth_mb``: since the warm-up; ``first_answer_ms``: from the start of the process to its first
    answer, when what it needs for one is loaded, too."""

    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_us: float
    memory_mb: float
    cold_start_ms: float
    growth_mb: float
    first_answer_ms: float


FIELDS = tuple(field.name for field in fields(Measured) if field.name not in ("growth_mb", "first_answer_ms"))


class Silent(Exception):
    """The program ended, or stopped answering, before its round was over."""


def measure(program: Program, load: Load) -> Measured:
    """:raises Silent: the program did not answer everything."""
    folder = Path(tempfile.mkdtemp(prefix="hearthside-bench-"))
    try:
        with program.beside(folder) as database:
            program.prepare(folder, load.people, database)
            return _run(program, folder, database, load)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Program, folder: Path, database: str, load: Load) -> Measured:
    numbers = map(str, (load.people, load.at_once, load.messages))
    telegram = _start((sys.executable, "-m", "bench.telegram", *numbers), {}, stdout=subprocess.PIPE)
    assert telegram.stdout is not None
    address = f"http://127.0.0.1:{telegram.stdout.readline().strip()}"
    bot = _start(program.command, _environment(address, folder, database))
    threading.Thread(target=_ends_with, args=(bot, telegram), daemon=True).start()
    try:
        _line(telegram, bot)
        before, small = cpu_seconds(bot.pid), memory_mb(bot.pid)
        result = json.loads(_line(telegram, bot))
        used, memory = cpu_seconds(bot.pid) - before, memory_mb(bot.pid)
    finally:
        for process in (bot, telegram):
            process.kill()
            process.wait()
    return Measured(
        result["per_second"], result["p50_ms"], result["p99_ms"], used / result["counted"] * 1e6, memory,
        result["cold_start_ms"], memory - small, result["first_answer_ms"],
    )  # fmt: skip


def _environment(address: str, folder: Path, database: str) -> dict[str, str]:
    return {
        "BENCH_API": address,
        "BENCH_FOLDER": str(folder),
        "BENCH_DATABASE": database,
        "HEARTHSIDE_API_URL": address,
        "HEARTHSIDE_DATA_DIR": str(folder),
        "HEARTHSIDE_DATABASE_URL": database,
        "HEARTHSIDE_TOKEN": TOKEN,
        "HEARTHSIDE_LOG_LEVEL": "error",
    }


def _start(command: tuple[str, ...], more: dict[str, str], stdout: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("HEARTHSIDE_")}
    return subprocess.Popen(command, cwd=ROOT, env={**inherited, **more}, stdout=stdout, text=True)


def _ends_with(bot: subprocess.Popen[str], telegram: subprocess.Popen[str]) -> None:
    """A program that ends before its round is over is not waited for."""
    bot.wait()
    telegram.kill()


def _line(telegram: subprocess.Popen[str], bot: subprocess.Popen[str]) -> str:
    """Telegram's next line; it ends by itself when the bot falls silent."""
    assert telegram.stdout is not None
    line = telegram.stdout.readline().strip()
    if not line:
        raise Silent(
            f"{' '.join(map(str, bot.args))} ended or stopped answering (make peers installs what others need)"
        )
    return line


def cpu_seconds(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / TICKS


def memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))
