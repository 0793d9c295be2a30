"""What was decided just now, as it was before it was sealed: most of it is sent a moment later, and need not be opened again.

The outbox stays the truth of what is sent, and in which order: what is here is only used while the row holds the very seal that
was put on it, told by its nonce. The rest is opened: after a start, for another try, or when somebody has changed it meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

AT_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Sending:
    """One call of the Bot API that is ready to be made. ``payload``: its parameters as they are sent."""

    id: int
    chat: int
    person: int | None
    lane: str
    method: str
    payload: dict[str, Any]
    attempts: int
    cause: str | None = None


class Fresh:
    """Payloads wait as JSON: as many objects they would take four times the memory."""

    def __init__(self) -> None:
        self._by_row: dict[int, tuple[bytes, bytes, tuple[int, int | None, str, str], str | None]] = {}

    def keep(
        self, row: int, nonce: bytes, body: bytes, to: tuple[int, int | None, str, str], cause: str | None
    ) -> None:
        """``to``: the chat, the person, the lane and the method."""
        if len(self._by_row) >= AT_MOST:
            del self._by_row[next(iter(self._by_row))]
        self._by_row[row] = nonce, body, to, cause

    def take(self, row: int, nonce: bytes) -> Sending | None:
        then, body, to, cause = self._by_row.pop(row, _NOTHING)
        return Sending(row, *to, msgspec.json.decode(body), 0, cause) if then == nonce else None


_NOTHING = (b"", b"", (0, None, "", ""), None)
