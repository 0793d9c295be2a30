"""Telegram, the clock and the process: the outermost ring."""

import sys

# structlog loads rich, and that Pygments, to colour tracebacks on a terminal. Ours holds no tracebacks, and the program that stays
# should not carry 5 MB for them; the commands that draw with rich load it themselves.
_ASIDE = sys.modules.get("rich")
sys.modules["rich"] = None  # type: ignore[assignment]
try:
    import structlog  # noqa: F401
finally:
    if _ASIDE is None:
        del sys.modules["rich"]
    else:
        sys.modules["rich"] = _ASIDE
