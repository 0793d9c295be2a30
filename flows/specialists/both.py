"""Two specialists at one value of a case: the second reads what the first wrote, with their own words below it, and decides.

Whoever opens a value takes along how it stood (``as_it_stands``). ``meanwhile`` does the same for the items of a plan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from flows.model import END, Choice, Place, Turn
from flows.specialists.already import told
from flows.specialists.meanwhile import NOTHING, since
from flows.steps import Choose, Step, leads_to
from flows.text import Fact, T, Text
from flows.versions import of_value
from flows.view import View

STEP: Final = "both"
CHANGED: Final = T("This was changed a moment ago.")
STAYS: Final = T("It stays as it is.")


def as_it_stands(view: View, stands: Mapping[str, Any]) -> Mapping[str, Any]:
    """For the place of whoever opens this value; ``stands``: as it is kept now."""
    return {"was": of_value(stands), "since": view.now.isoformat(), "draft": NOTHING}


def theirs_first(
    view: View, place: Place, stands: Mapping[str, Any], draft: Mapping[str, Any], *what: str
) -> Turn | None:
    """Where both versions stand, when a colleague did one of ``what`` to it; None when nothing is in the way.

    ``draft``: all that is needed to take one's own after all (``both``).
    """
    turn = changed_meanwhile(view, place, stands, *what)
    return turn and replace(turn, to=STEP, data={**turn.data, "draft": dict(draft)})


def changed_meanwhile(view: View, place: Place, stands: Mapping[str, Any], *what: str) -> Turn | None:
    """For a tap: theirs is said and shown where one is, and the next tap takes one's own after all."""
    if place.data.get("was") in (None, of_value(stands)):
        return None
    deed = since(view, place, int(place.data["case"]), *what)
    return Turn(None, data=as_it_stands(view, stands), note=told(deed) if deed else CHANGED)


def typed(view: View, words: object) -> Text:
    """One's own words, as they were typed."""
    return Fact("own", view.me.id, words)


def both(
    theirs: Callable[[View, Place], Text],
    mine: Callable[[View, Place], Text],
    take: Callable[[View, Place], Turn],
    leave: Callable[[View, Place], str],
    *back: str,
) -> Step:
    """The step where the two stand one under the other; ``back``: where it may lead."""

    def text(view: View, place: Place) -> tuple[Text, ...]:
        if not _undecided(place):
            return (STAYS,)
        return (
            T("<b>It says now</b>\n{words}", words=theirs(view, place)),
            T("<b>Yours</b>\n{words}", words=mine(view, place)),
        )

    @leads_to(*back, STEP, END)
    def taken(view: View, place: Place) -> Turn:
        return take(view, place) if _undecided(place) else Turn(END, note=STAYS)

    @leads_to(*back, END)
    def left(view: View, place: Place) -> Turn:
        return Turn(leave(view, place) if _undecided(place) else END, data={"draft": NOTHING}, note=STAYS)

    return Choose(STEP, text, (
        Choice("mine", T("Take mine"), to=taken),
        Choice("theirs", T("Leave it as it is"), to=left),
    ), protect=True, leads=(*back, STEP, END))  # fmt: skip


def _undecided(place: Place) -> bool:
    """False for whoever comes back to it with "back": one of the two was chosen, and there is nothing of theirs any more."""
    return bool(place.data.get("draft"))
