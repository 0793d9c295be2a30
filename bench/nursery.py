"""Programs that are born ready: one process imports everything once and forks a child for each start, which then runs whole.

What takes seconds at a start is importing. Where a program is killed hundreds of times, that would be most of the time; the child
of a fork does everything else itself: it opens the database, migrates, talks to Telegram, and dies of kill -9 like any other.

    with nursery() as home:
        child = await home.born("bench.soak.bot", ["never"], {"HEARTHSIDE_TOKEN": …})
        child.kill(); await child.wait()
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
IMPORTED = ("bot.run", "bot.log", "flows.registry", "storage.migrations", "prometheus_client", "psycopg")


class Child:
    """One start. It may be waited for on any event loop."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.status: Future[int] = Future()

    @property
    def is_alive(self) -> bool:
        return not self.status.done()

    def kill(self, number: int = signal.SIGKILL) -> None:
        if self.is_alive:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    async def wait(self) -> int:
        """The exit code, or minus the signal."""
        return await asyncio.shield(asyncio.wrap_future(self.status))


class Nursery:
    def __init__(self) -> None:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("HEARTHSIDE_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.nursery"], cwd=ROOT, env=inherited, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        self._children: dict[int, Child] = {}
        self._births: SimpleQueue[Child] = SimpleQueue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    async def born(self, module: str, arguments: list[str], environment: dict[str, str]) -> Child:
        """Start ``main(*arguments)`` of a module with this environment beside what is inherited."""
        assert self._process.stdin is not None
        order = {"module": module, "arguments": arguments, "environment": environment}
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        return await asyncio.to_thread(self._births.get)

    def close(self) -> None:
        """Whoever is still there is killed."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        self._thread.join()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, pid, status = line.split()
            if word == b"born":
                self._children[int(pid)] = Child(int(pid))
                self._births.put(self._children[int(pid)])
            else:
                self._children.pop(int(pid)).status.set_result(int(status))


@contextmanager
def nursery() -> Iterator[Nursery]:
    home = Nursery()
    try:
        yield home
    finally:
        home.close()


# --- in the process that forks ---------------------------------------------------------------------------------------
def main() -> None:
    """Fork for each line on standard input; tell of births and deaths on standard output; kill all children at the end."""
    for name in IMPORTED:
        importlib.import_module(name)
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.set_wakeup_fd(wake)
    alive: set[int] = set()
    _serve(woken, alive)
    for pid in alive:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _serve(woken: int, alive: set[int]) -> None:
    import select

    buffer = b""
    while True:
        ready, _, _ = select.select([0, woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _tell_deaths(alive)
        if 0 in ready:
            more = os.read(0, 65536)
            if not more:
                return
            *orders, buffer = (buffer + more).split(b"\n")
            for order in orders:
                pid = _fork(json.loads(order))
                alive.add(pid)
                _say("born", pid, 0)


def _tell_deaths(alive: set[int]) -> None:
    while alive:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        alive.discard(pid)
        _say("died", pid, os.waitstatus_to_exitcode(status))


def _say(word: str, pid: int, status: int) -> None:
    os.write(1, f"{word} {pid} {status}\n".encode())


def _fork(order: dict[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        os.environ.update(order["environment"])
        random.seed()  # or the ids of two children would be the same
        importlib.import_module(order["module"]).main(*order["arguments"])
        status = 0
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
