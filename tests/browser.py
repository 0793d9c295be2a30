"""Where Chromium is, for the tests that look at the try-out page."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

HOW = "apt-get install chromium"
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find_chromium() -> str | None:
    """The browser named in HEARTHSIDE_CHROMIUM, or the first of the usual ones; None where there is none."""
    named = os.environ.get("HEARTHSIDE_CHROMIUM")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, _NAMES)), None)
    return found or (_MAC if not named and Path(_MAC).exists() else None)
