"""Why a message to many did not reach somebody: what was noted on the way, as one of a few reasons that people have words for."""

from __future__ import annotations

from typing import Final

GIVEN_UP: Final = "given up"
_REASONS: Final = {
    "blocked": "blocked", "gone": "gone", "nobody there": "gone", "too late": "late", "called off": "called_off",
    "said already": "had_it",
}  # fmt: skip


def reason(why: str | None) -> str:
    """blocked, gone, refused, given_up, late, called_off, had_it; unmade when it could not even be put together."""
    noted = why or ""
    if noted in _REASONS:
        return _REASONS[noted]
    if noted.endswith(GIVEN_UP):
        return "given_up"
    return "refused" if noted[:1].isdigit() else "unmade"
