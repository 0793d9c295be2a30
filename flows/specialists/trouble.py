"""The bot was away, or could not take something: said to specialists, so that they can look after whoever waited.

The argument says it all: ``MINUTE-MINUTE-COUNT`` (since, until, how much was due for their people) or ``lost``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from flows.model import END, Choice, Enter, Place
from flows.steps import Choose, Flow, specialists
from flows.text import N, T, Text
from flows.view import View

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
LOST: Final = "lost"
_AWAY = re.compile(r"(\d{1,9})-(\d{1,9})-(\d{1,6})")
AWAY_SAYS: Final = T("I was away for a while. Please look at what came late.")
LOST_SAYS: Final = T("A message in one of your cases got lost.")


def away(since: datetime, until: datetime, late: int) -> Enter:
    """The way to the screen that says it."""
    return Enter("trouble", f"{(since - EPOCH) // MINUTE}-{(until - EPOCH) // MINUTE}-{min(late, 999_999)}")


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    found = _AWAY.fullmatch(argument)
    if specialists(view, argument) is None or (found is None and argument != LOST):
        return None
    return {"away": [int(part) for part in found.groups()]} if found else {"away": []}


def text(view: View, place: Place) -> tuple[Text, ...]:
    return _away(*place.data["away"]) if place.data["away"] else _lost()


def _away(since: int, until: int, late: int) -> tuple[Text, ...]:
    from_to = {"since": EPOCH + since * MINUTE, "until": EPOCH + until * MINUTE}
    planned = N(
        "{n} thing that was planned for your people comes late, if it is still useful.",
        "{n} things that were planned for your people come late, if they are still useful.",
        n=late,
    )
    return (
        T("<b>I was not at work</b>"),
        T("From {since} to {until} nobody could reach me.", **from_to),
        T("What people wrote to me meanwhile is answered now. Nothing of it is lost."),
        planned if late else T("Nothing was planned for your people in that time."),
    )


def _lost() -> tuple[Text, ...]:
    return (
        T("<b>Something was not kept</b>"),
        T(
            "Something that a person in one of your cases sent could not be kept, through a fault of mine. I asked them to "
            "try it once more."
        ),
        T("If you hear of it again, please tell whoever looks after this bot. Its log says what went wrong."),
    )


FLOW = Flow(
    "trouble",
    opens=opens,
    steps=(
        Choose("trouble", text, (
            Choice("desk", T("Open the desk"), to=Enter("console")),
            Choice("done", T("Done"), to=END),
        )),
    ),
)  # fmt: skip
