"""The real program in a process of its own, and Chromium to look at its page."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import find_chromium

ROOT = Path(__file__).parents[3]
PATIENCE = 60_000
"""Milliseconds. Nothing waits that long; it only keeps a slow machine from looking like a broken page."""
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


@dataclass
class Program:
    """``hearthside tryout`` at work. ``log`` is what it wrote."""

    process: subprocess.Popen[str]
    address: str
    log: Path

    def stop(self) -> int:
        """Ctrl-C. Returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


@contextmanager
def program(folder: Path, *arguments: str) -> Iterator[Program]:
    """Start it on a free port; it is there when the address was printed."""
    log = folder / "log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "tryout", "--port", "0", *arguments],
            cwd=ROOT, env={**os.environ, "HEARTHSIDE_DATA_DIR": str(folder / "data")}, stdout=subprocess.PIPE,
            stderr=errors, text=True,
        )  # fmt: skip
    assert process.stdout is not None
    try:
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, f"it did not start: {log.read_text()}"
        yield Program(process, found[0], log)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(60)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def open_page(browser: Browser, address: str, *, width: int = 1440, height: int = 900, dark: bool = False) -> Page:
    """The page, when its phones are there."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector(".phone")
    return page
