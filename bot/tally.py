"""What was counted since the start, in plain numbers: the hot path pays for an addition; ``bot.metrics`` gives them their form."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)


class Seconds:
    """How long something took, by upper bounds."""

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds


@dataclass
class Tally:
    """Of one process. ``updates`` by what became of them: kept, again, set_aside, refused; ``failures`` by kind."""

    updates: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    """By lane."""
    kept_promises: int = 0
    commits: int = 0
    update_seconds: Seconds = field(default_factory=Seconds)
    """From hearing an update until it is on disk."""
    reply_seconds: Seconds = field(default_factory=Seconds)
    """From deciding a reply until Telegram has it; what waited through a crash is counted, too."""
