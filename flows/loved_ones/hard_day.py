"""Their own words given back on a hard day: why they do this, a good thing they noticed, what helped before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flows.shortened import shortened
from flows.text import T, Text
from flows.view import Kept, View

LOW: Final = 3
HIGH: Final = 7
SAYS: Final[dict[str, T]] = {
    "why": T("You once wrote why you do this: “{words}”"),
    "good": T("A good thing that you noticed: “{words}”"),
    "helped": T("This helped you before: “{words}”"),
}


def is_hard(answers: Mapping[str, Any]) -> bool:
    mood, craving = answers.get("mood"), answers.get("craving")
    low = isinstance(mood, int) and mood <= LOW
    return low or (isinstance(craving, int) and craving >= HIGH) or answers.get("used") == "yes"


def texts(view: View, case: int, *kinds: str) -> tuple[Text, ...]:
    """One of each kind, another one each day."""
    found = (_one(view, case, kind) for kind in kinds or ("why", "good"))
    return tuple(SAYS[one.kind].with_values(words=shortened(one.words)) for one in found if one is not None)


def _one(view: View, case: int, kind: str) -> Kept | None:
    kept = view.kept_words(case, kind)
    return kept[view.now.toordinal() % len(kept)] if kept else None
