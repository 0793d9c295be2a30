"""The script, sent ahead: the evening before it comes as plain text, for a place without network."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.document import Form
from flows.effects import DocumentSent, Effect, Promise, PromiseDropped, Push, ScriptExported
from flows.model import Choice, DueCame, Enter
from flows.specialists.script_document import document
from flows.text import T
from flows.view import Case, View
from flows.when import at_local, clock

KIND: Final = "script_ahead"
EVENING: Final = 18
FORM: Final[Form] = "text"


def ahead(case: Case, at: datetime, now: datetime) -> tuple[Effect, ...]:
    """Promise it for the evening before that moment; a date that moves moves it."""
    evening = at_local(at.astimezone(clock(case.zone)).date() - timedelta(days=1), EVENING, 0, case.zone)
    key, about = f"{KIND}:{case.id}", {"meeting_at": at.isoformat()}
    if evening <= now:
        return (PromiseDropped(key),)
    return (Promise(key, KIND, case.specialist, evening, case.id, about, at),)


def come(view: View, came: DueCame) -> tuple[Effect, ...]:
    """Send it, unless the day was moved or called off since."""
    standing = view.standing(came.case) if came.case is not None else None
    if standing is None or not standing.leads:
        return ()
    case = view.case(standing.case)
    if case.phase != "scheduled" or case.meeting_at is None or case.meeting_at.isoformat() != came.data["meeting_at"]:
        return ()
    look = Choice("look", T("The day"), to=Enter("day_board", str(case.id)))
    says = T("Your notes for tomorrow are in this chat, to read without network.")
    script = DocumentSent(T("Notes"), document(view, case.id), FORM, keep=True)
    return (script, ScriptExported(case.id), Push(came.person, (says,), (look,)))
