"""What the loved one lets this member see, and nothing else: not even that a check-in was answered."""

from __future__ import annotations

from collections.abc import Sequence

from flows.model import Choice, Enter, Place, Turn
from flows.specialists import sheets
from flows.steps import Choose, Flow, leads_to, members
from flows.text import T, Text
from flows.view import CheckIn, View
from flows.walls import MAY_JOIN


def text(view: View, place: Place) -> tuple[Text, ...]:
    head = T("<b>What {loved_one} shares with you</b>")
    shared = view.shared_with_me(place.data["case"])
    if not shared:
        return (
            head,
            T("At the moment that is nothing. It is {loved_one}'s right, and says nothing about how it goes."),
            T("You can ask in person, and listen. If something is opened for you later, it stands here."),
        )
    one = shared[_at(place, shared)]
    when = T("{when} · {at} of {all}", when=one.due_at, at=_at(place, shared) + 1, all=len(shared))
    lines = (
        T("{question}: {answer}", question=sheets.label(one.sheet, line), answer=sheets.answer(one.sheet, line, one.answers[line]))
        for line in sheets.in_order(one.sheet, one.answers)
    )  # fmt: skip
    late = (T("Answered late."),) if one.late else ()
    return (head, when, *late, *lines, T("{loved_one} decides what stands here, and can change it at any time."))


def _at(place: Place, shared: Sequence[CheckIn]) -> int:
    return min(int(place.data.get("at", 0)), len(shared) - 1)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    shared = view.shared_with_me(place.data["case"])
    at = _at(place, shared) if shared else 0
    return (
        *((Choice("older", T("Older ›"), to=turned, argument=str(at + 1)),) if at + 1 < len(shared) else ()),
        *((Choice("newer", T("‹ Newer"), to=turned, argument=str(at - 1)),) if at > 0 else ()),
    )


@leads_to()
def turned(view: View, place: Place) -> Turn:
    return Turn(data={"at": int(place.data["choice"])})


def entry(view: View, case: int) -> tuple[Choice, ...]:
    """The menu's button, once there can be something to share."""
    if view.case(case).outcome not in MAY_JOIN:
        return ()
    return (
        Choice("shared", T("What {name} shares", name=view.case(case).called), to=Enter("shared_lines", str(case))),
    )


FLOW = Flow("shared_lines", opens=members, steps=(Choose("shared", text, choices),))
