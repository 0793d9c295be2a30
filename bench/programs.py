"""What is measured: our whole bot, and its peers as their own guides would write them."""

from __future__ import annotations

import sys

from bench.measure import Program
from bench.seed import seed

PYTHON = sys.executable


def peer(name: str, says: str) -> Program:
    return Program(name.replace("_", "-"), says, (PYTHON, "-m", f"bench.peers.{name}"))


ECHO = peer("aiogram_echo", "aiogram, sends the text back; stores nothing")
OURS = Program("hearthside", "the letter flow, sealed, on disk before it answers", (PYTHON, "-m", "bot", "run"), seed)

PROGRAMS = (OURS, ECHO)
