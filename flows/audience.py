"""Who a message is for: one case, or all cases that I lead, and of those people only who fits.

1. Members and loved ones are never written to together: what is said to one side is not for the other.
2. Who fits is asked anew when the message goes out: somebody who has answered since is not asked again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

ROLES: Final = ("member", "loved_one")
BEHIND: Final = ("answer", "unconfirmed", "lessons", "information", "letter", "boundaries", "rehearsals")
"""What may be open for somebody: no answer yet, no yes yet, and the steps of preparing."""


@dataclass(frozen=True, slots=True)
class Audience:
    """``case`` 0: every case that I lead and that is not closed. ``silent``: who has not answered that message. ``had``: whoever it went to."""

    case: int = 0
    role: str = "member"
    phase: str = ""
    language: str = ""
    behind: str = ""
    silent: int = 0
    had: int = 0

    def kept(self) -> str:
        return json.dumps({name: value for name, value in asdict(self).items() if value})


def audience(kept: str) -> Audience:
    return of_data(json.loads(kept or "{}"))


def of_data(data: Mapping[str, Any]) -> Audience:
    """From what a place or a row holds; what it does not know is left out."""
    known = {name: data[name] for name in Audience.__slots__ if name in data}
    return Audience(**known)
