"""A day or a place that changes: whoever has the message about the old one gets the new one in its place, at once.

The old one is withdrawn by ``storage`` in the same turn, wherever it still waits; nobody goes to a day that does not hold.
"""

from __future__ import annotations

from typing import Final

from content.notices import template
from flows.effects import Effect, NoticeGoesOut, NoticeSent
from flows.family.answers import asked
from flows.view import Case, View

MOVED: Final = "moved"
PLAIN: Final = "logistics"


def changed(view: View, case: Case) -> tuple[Effect, ...]:
    """Nothing while nobody was told: the specialist says when they are."""
    old = asked(view, case.id)
    if old is None or case.outcome is not None:
        return ()
    nameless = view.lacking(old.audience, frozenset({"name"}))
    words = template(PLAIN if nameless else MOVED).text
    notice = view.new_id()
    said = NoticeSent(notice, case.id, "logistics", words, old.audience, "now", old.id, replaces=True)
    return (said, NoticeGoesOut(notice))
