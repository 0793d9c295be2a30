"""Whether the bot may be sent work: what the private port tells, where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.worker import Worker


@dataclass
class State:
    """``at_work``: updates are taken in."""

    worker: Worker
    at_work: bool = False
