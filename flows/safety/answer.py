"""What follows when danger is heard in free text: the card on top, and the specialist is told, in the same turn.

What is asked about danger, or long past, gets one gentle line beside the flow's own answer, and nobody is alarmed.
"""

from __future__ import annotations

from flows.alerts import raise_alert
from flows.effects import Effect
from flows.model import Enter, Turn
from flows.safety.listen import heard_in
from flows.text import T
from flows.view import View

OFFER = T("If this is happening now, tap /sos.")


def danger(view: View, text: str) -> Turn | None:
    """None when nothing in the text is a danger; a turn that leads nowhere is an offer."""
    heard = heard_in(text)
    if heard is None:
        return None
    if heard.certainty == "offer":
        return Turn(note=OFFER)
    return Turn(Enter("sos", heard.kind), _tell(view, heard.kind))


def _tell(view: View, kind: str) -> tuple[Effect, ...]:
    """A red alert in every case that this person is part of; a specialist needs none about their own words."""
    mine = [case.id for case in view.cases() if _takes_part(view, case.id)]
    return tuple(effect for case in mine for effect in raise_alert(view, case, kind, "red"))


def _takes_part(view: View, case: int) -> bool:
    standing = view.standing(case)
    return standing is not None and (standing.in_circle or standing.is_loved_one)
