"""What a member finds in the menu after the meeting, before everything else; nothing while it is ahead."""

from __future__ import annotations

from flows.family import craft, debrief, holding, my_watch
from flows.model import Choice
from flows.view import View


def entries(view: View, case: int) -> tuple[Choice, ...]:
    if view.case(case).outcome_at is None:
        return craft.entry(view, case)
    each = (my_watch.entry, debrief.entry, holding.entry, craft.entry)
    return tuple(choice for entry in each for choice in entry(view, case))
