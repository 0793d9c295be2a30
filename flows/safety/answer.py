"""What follows when danger is heard in free text: the card on top, and the specialist is told, in the same turn."""

from __future__ import annotations

from flows.alerts import raise_alert
from flows.effects import Effect
from flows.model import Enter, Turn
from flows.safety.listen import danger_in
from flows.view import View


def danger(view: View, text: str) -> Turn | None:
    """None when nothing in the text is a danger."""
    kind = danger_in(text)
    if kind is None:
        return None
    return Turn(Enter("sos", kind), _tell(view, kind))


def _tell(view: View, kind: str) -> tuple[Effect, ...]:
    """A red alert in every case that this person is part of; a specialist needs none about their own words."""
    mine = [case.id for case in view.cases() if _takes_part(view, case.id)]
    return tuple(effect for case in mine for effect in raise_alert(view, case, kind, "red"))


def _takes_part(view: View, case: int) -> bool:
    standing = view.standing(case)
    return standing is not None and (standing.in_circle or standing.is_loved_one)
