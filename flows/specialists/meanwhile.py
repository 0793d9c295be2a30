"""Two specialists at the same item of a plan: the second is told what the first wrote, and decides. Nothing is written over unseen.

Whoever opens an item takes along how it stood (``looked``). What is kept differs from that only if somebody else was here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flows.effects import PlanItemSet
from flows.model import Choice, Place, Turn
from flows.specialists.already import told
from flows.specialists.plan_values import in_words
from flows.steps import Choose, Step, leads_to
from flows.text import Fact, T, Text
from flows.versions import of_value
from flows.view import Deed, Planned, View

NOTHING: Mapping[str, Any] = {}


def looked(view: View, case: int, item: str) -> Mapping[str, Any]:
    """For the place of whoever opens this item."""
    return {"was": of_value(as_kept(view.plan(case).get(item))), "since": view.now.isoformat(), "draft": NOTHING}


def since(view: View, place: Place, case: int, *what: str) -> Deed | None:
    """That a colleague did one of these in this case after this place was opened."""
    deed, opened = view.deed(case, None, what), place.data.get("since")
    return deed if deed and deed.at and opened and deed.at > datetime.fromisoformat(str(opened)) else None


def keep(
    view: View, place: Place, item: str, value: Mapping[str, Any], back: str, note: Text | None = None, typed: str = ""
) -> Turn:
    """Keep it and go ``back``; if a colleague has changed it, theirs is shown first and what was ``typed`` waits."""
    case = int(place.data["case"])
    theirs = view.plan(case).get(item)
    deed = since(view, place, case, "PlanItemSet")
    if deed is None or place.data.get("was") == of_value(as_kept(theirs)):
        return Turn(back, (PlanItemSet(case, item, value),), {"was": of_value(value), "draft": NOTHING}, note)
    if not typed:
        return Turn(None, data=looked(view, case, item), note=told(deed))
    draft = {"item": item, "value": value, "back": back, "typed": typed}
    return Turn("held", data={**looked(view, case, item), "draft": draft}, note=told(deed))


def as_kept(planned: Planned | None) -> dict[str, Any]:
    """What ``PlanItemSet`` would have to say to make it so."""
    if planned is None:
        return {}
    given = {
        "words": planned.words.value if planned.words else None, "person": planned.person, "amount": planned.amount,
        "day": planned.day.isoformat() if planned.day else None, "usual": planned.usual or None,
        "currency": planned.currency.value if planned.currency else None,
    }  # fmt: skip
    return {name: value for name, value in given.items() if value is not None}


def _text(view: View, place: Place) -> tuple[Text, ...]:
    draft, case = place.data["draft"], place.data["case"]
    theirs = view.plan(case).get(str(draft["item"]))
    return (
        T("<b>It says now</b>\n{words}", words=in_words(theirs) if theirs else T("nothing any more")),
        T("<b>Yours</b>\n{words}", words=Fact("own", view.me.id, draft["typed"])),
    )


@leads_to()
def _mine(view: View, place: Place) -> Turn:
    draft = place.data["draft"]
    return keep(view, place, str(draft["item"]), draft["value"], str(draft["back"]), T("Kept."), str(draft["typed"]))


@leads_to()
def _theirs(view: View, place: Place) -> Turn:
    return Turn(str(place.data["draft"]["back"]), data={"draft": NOTHING}, note=T("It stays as it is."))


def held(*back: str) -> Step:
    """The step where two versions stand one under the other; ``back``: where it may lead."""
    return Choose("held", _text, (
        Choice("mine", T("Take mine"), to=_mine),
        Choice("theirs", T("Leave it as it is"), to=_theirs),
    ), protect=True, leads=(*back, "held"))  # fmt: skip
