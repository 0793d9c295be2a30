"""``make bench``: our letter flow beside a bare aiogram echo, in the same run, on this machine.

Interleaved rounds, the order turned about each time; the ratios are medians of the ratios within one round, because a
machine's mood changes between rounds more than the programs differ. Ours is the whole bot: safety layer, letter flow,
encryption, SQLite with synchronous=FULL, outbox.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Measured:
    per_second: float
    p50_ms: float
    p99_ms: float
    memory_mb: float


def measure(program: str, chats: int, messages: int) -> Measured:
    """Run one program against a fresh Telegram until every message is answered."""
    folder = Path(tempfile.mkdtemp(prefix="hearthside-bench-"))
    telegram = _start("bench.telegram", str(chats), str(messages), stdout=subprocess.PIPE)
    assert telegram.stdout is not None
    address = f"http://127.0.0.1:{telegram.stdout.readline().strip()}"
    bot = _start(program, address, str(folder), str(chats))
    try:
        line = telegram.stdout.readline()
        memory = _memory(bot.pid)
    finally:
        bot.send_signal(signal.SIGKILL)
        bot.wait()
        telegram.wait(10)
        shutil.rmtree(folder, ignore_errors=True)
    return Measured(**json.loads(line), memory_mb=memory)


def _start(module: str, *arguments: str, stdout: int | None = None) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HEARTHSIDE_LOG_LEVEL": "error"}
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, env=environment, stdout=stdout, text=True
    )


def _memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


@click.command()
@click.option("--rounds", default=5, show_default=True)
@click.option("--messages", default=6000, show_default=True, help="Messages a round and program.")
@click.option("--chats", default=200, show_default=True, help="People who write at the same time.")
def main(rounds: int, messages: int, chats: int) -> None:
    """Measure our letter flow beside a bare aiogram echo."""
    programs = {"echo": "bench.peers.aiogram_echo", "ours": "bench.ours"}
    taken: dict[str, list[Measured]] = {name: [] for name in programs}
    for number in range(rounds):
        for name in sorted(programs, reverse=bool(number % 2)):
            taken[name].append(measure(programs[name], chats, messages))
    _report(taken)


def _report(taken: dict[str, list[Measured]]) -> None:
    click.echo(f"{'':6}{'updates/s':>12}{'p50 ms':>10}{'p99 ms':>10}{'memory MB':>12}")
    for name, rounds in taken.items():
        middle = [statistics.median(getattr(one, field) for one in rounds) for field in Measured.__annotations__]
        click.echo(f"{name:6}{middle[0]:12.0f}{middle[1]:10.1f}{middle[2]:10.1f}{middle[3]:12.0f}")
    pairs = list(zip(taken["ours"], taken["echo"], strict=True))
    ratios = {
        field: statistics.median(getattr(ours, field) / getattr(echo, field) for ours, echo in pairs)
        for field in Measured.__annotations__
    }
    click.echo("ours / echo, median of the ratios within a round:")
    click.echo("  " + " · ".join(f"{field} {ratio:.2f}" for field, ratio in ratios.items()))
    rows = {name: [vars(one) for one in rounds] for name, rounds in taken.items()}
    (ROOT / "bench" / "results.json").write_text(json.dumps({"rounds": rows, "ratios": ratios}, indent=1))


if __name__ == "__main__":
    main()
