"""How it has been going, for themselves: in words, and as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from flows.effects import Pictured
from flows.loved_ones.check_in import SHEET
from flows.loved_ones.joined import joined
from flows.model import Choice, Enter, Place, Turn
from flows.pictures import Curve, Curves
from flows.specialists import trend
from flows.specialists.readiness_picture import CAPTION
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, N, T, Text
from flows.view import CheckIn, View

COUNTED: Final[Mapping[str, str]] = {"used": "no", "medicine": "taken", "meetings": "yes", "contacted": "yes"}
"""Questions of which the answers are counted that somebody may be glad about."""
SAYS: Final[Mapping[str, T]] = {
    "used": T("No use: {n} of {all}"),
    "medicine": T("Medicine taken: {n} of {all}"),
    "meetings": T("Meetings or therapy: {n} of {all}"),
    "contacted": T("Talked with somebody good: {n} of {all}"),
}


def text(view: View, place: Place) -> tuple[Text, ...]:
    done = _done(view, place)
    if not done:
        return (
            T("<b>How it has been going</b>"),
            T("Nothing to show yet. After two check-ins you see here which way it goes."),
        )
    late = sum(one.late for one in done)
    return (
        T("<b>How it has been going</b>"),
        N("{n} check-in, for you alone.", "{n} check-ins, for you alone.", n=len(done)),
        *((N("{n} of them came late.", "{n} of them came late.", n=late),) if late else ()),
        *_of_lines([_line(one) for one in _curves(view, place)]),
        *_of_lines(_counts(done)),
    )


def _of_lines(lines: Sequence[Text]) -> tuple[Text, ...]:
    return (Joined(tuple(lines), "\n"),) if lines else ()


def _done(view: View, place: Place) -> list[CheckIn]:
    mine = view.check_ins(place.data["case"], view.me.id or 0)
    return [one for one in mine if one.sheet == SHEET and one.finished_at is not None]


def _curves(view: View, place: Place) -> tuple[Curve, ...]:
    return trend.curves(view, place.data["case"], view.me.id or 0)


def _line(curve: Curve) -> Text:
    """From the first to the last, in words for whoever does not see the picture."""
    (_, first), (_, last) = curve.points[0], curve.points[-1]
    values = {"question": curve.label, "first": first, "last": last}
    if last.value > first.value:
        return T("{question}: from {first} up to {last}", **values)
    if last.value < first.value:
        return T("{question}: from {first} down to {last}", **values)
    return T("{question}: {last}, as at first", question=curve.label, last=last)


def _counts(done: Sequence[CheckIn]) -> list[Text]:
    found: list[Text] = []
    for question, glad in COUNTED.items():
        given = [one.answers[question].value for one in done if question in one.answers]
        given = [value for value in given if value not in (None, "none")]
        if given:
            found.append(SAYS[question].with_values(n=given.count(glad), all=len(given)))
    return found


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    drawn = (Choice("draw", T("As a picture"), to=pictured),) if _curves(view, place) else ()
    return (*drawn, Choice("now", T("A check-in"), to=Enter("check_in")))


@leads_to()
def pictured(view: View, place: Place) -> Turn:
    found = _curves(view, place)
    if not found:
        return Turn(note=T("There is nothing to draw yet."))
    labels = Joined(tuple(one.label for one in found))
    if any(one.label == trend.NEUTRAL["craving"] for one in found):
        # Source: no claim
        note: Text = T("The picture is on its way: {labels}. “Pull” is how strong the craving was.", labels=labels)
    else:
        note = T("The picture is on its way: {labels}.", labels=labels)
    return Turn(None, (Pictured(place.data["case"], Curves(found), CAPTION, view.me.id),), note=note)


FLOW = Flow("my_course", opens=joined, steps=(Choose("my_course", text, choices, leads=(Enter("check_in"),)),))
