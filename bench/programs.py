"""What is measured: our whole bot, and its peers as their own guides would write them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bench.measure import Program
from bench.seed import seed

PYTHON = sys.executable
REDIS = shutil.which("redis-server")


def peer(name: str, says: str) -> Program:
    return Program(name.replace("_", "-"), says, (PYTHON, "-m", f"bench.peers.{name}"))


def start_redis(folder: Path) -> subprocess.Popen[bytes]:
    """Redis for one round, on a socket in the round's own folder."""
    assert REDIS is not None
    return subprocess.Popen(
        (REDIS, "--port", "0", "--unixsocket", str(folder / "redis.sock"), "--dir", str(folder)),
        stdout=subprocess.DEVNULL,
    )


OURS = Program("hearthside", "sealed, and on disk before the answer", (PYTHON, "-m", "bot", "run"), seed)
ECHO = peer("aiogram_echo", "sends the text back; stores nothing")
PEERS = (
    peer("aiogram_dialog", "in memory only"),
    peer("ptb_conversation", "a pickle once a minute"),
    peer("aiogram_orm", "on disk before the answer, not encrypted"),
)
FSM = replace(peer("aiogram_fsm_redis", "in Redis, on disk some seconds later"), beside=start_redis)

PROGRAMS = (OURS, ECHO, *PEERS, *((FSM,) if REDIS else ()))
