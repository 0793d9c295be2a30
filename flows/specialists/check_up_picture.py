"""A check-up as a picture: a row for each person, a column for what they went on with, a shape for how it stands."""

from __future__ import annotations

from typing import Final

from flows.pictures import Curves, Grid, GridRow, Mark, Picture
from flows.specialists import trend
from flows.specialists.check_up_found import Found, initial
from flows.text import Joined, T, Text
from flows.view import Participant, View

COLUMNS: Final[tuple[Text, ...]] = (T("Check-ins"), T("Alerts"), T("Kept"))
LEGEND: Final[tuple[tuple[Mark, Text], ...]] = (
    ("done", T("as planned")),
    ("part", T("in part")),
    ("open", T("not answered")),
    ("yours", T("waits for you")),
    ("apart", T("does not count")),
)
MOSTLY: Final = 0.75
MOST_CURVES: Final = 4


def pictures(view: View, of: Found) -> tuple[tuple[Picture, Participant | None], ...]:
    """What was kept, of everybody; and the curves of what the loved one released, with whose they are."""
    summary = picture(view, of)
    drawn: list[tuple[Picture, Participant | None]] = [(summary, None)] if summary is not None else []
    for part in of.people:
        curves = trend.curves(view, part.case, part.person) if part.role == "loved_one" else ()
        if curves:
            drawn.append((Curves(curves[:MOST_CURVES]), part))
    return tuple(drawn)


def names(of: Found) -> Text:
    """Who stands behind which number of the picture: there they have one letter."""
    return Joined(tuple(T("{n} {who}", n=n, who=part.name) for n, part in enumerate(of.people, 1)))


def picture(view: View, of: Found) -> Grid | None:
    """None: nobody is here."""
    if not of.people:
        return None
    rows = tuple(
        GridRow(initial(part), (_answers(view, part, of), _alerts(part, of), _kept(view, part, of)))
        for part in of.people
    )
    met = {mark for row in rows for mark in row.marks}
    return Grid(COLUMNS, rows, tuple((mark, says) for mark, says in LEGEND if mark in met))


def _answers(view: View, part: Participant, of: Found) -> Mark:
    asked = [one for one in view.check_ins(part.case, part.person) if of.since <= one.due_at <= of.until]
    if not asked:
        return "apart"
    done = sum(one.finished_at is not None for one in asked) / len(asked)
    return "done" if done >= MOSTLY else "part" if done else "open"


def _alerts(part: Participant, of: Found) -> Mark:
    """None of them: as planned; all read: in part; one that is open waits for me."""
    about = [one for one in of.alerts if one.about == part.person]
    if not about:
        return "done"
    return "part" if all(one.acknowledged_at is not None for one in about) else "yours"


def _kept(view: View, part: Participant, of: Found) -> Mark:
    if part.role != "member" or part.minor:
        return "apart"
    held = [one for one in view.held(part.case, part.person) if of.since <= one.at <= of.until]
    if not held:
        return "apart"
    kept = sum(one.answer == "kept" for one in held)
    return "done" if kept == len(held) else "part" if any(one.answer != "not" for one in held) else "open"
