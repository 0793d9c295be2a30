"""A start loads what a bot at work needs, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LATER = (
    "PIL", "aiogram", "aiohttp.web", "alembic", "babel.messages", "fpdf", "icalendar", "prometheus_client", "pydantic", "pygments",
    "rich", "segno", "telegram", "textual", "uharfbuzz",
)  # fmt: skip


def test_what_a_start_does_not_need_is_not_loaded() -> None:
    program = f"import sys, bot.__main__, bot.run\nprint(*(name for name in {LATER} if name in sys.modules))"
    root = Path(__file__).parents[2]
    loaded = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
