"""The readiness of a circle as a picture: a row for each person, a column for each step."""

from __future__ import annotations

from typing import Final

from flows.effects import Pictured
from flows.model import Place, Turn
from flows.pictures import Grid, GridRow, Mark
from flows.readiness import ANSWERS, LESSONS, MINOR_ANSWERS, MINOR_LESSONS, REHEARSALS, counts
from flows.specialists.entry import approved
from flows.specialists.words import name_of
from flows.steps import leads_to
from flows.text import Fact, Joined, T, Text
from flows.view import Case, Participant, View

COLUMNS: Final[tuple[tuple[str, Text], ...]] = (
    ("rsvp", T("Coming")),
    ("training", T("Lessons")),
    ("information", T("Answers")),
    ("letter", T("Letter")),
    ("boundaries", T("Limits")),
    ("rehearsals", T("Rehearsals")),
)
LEGEND: Final[tuple[tuple[Mark, Text], ...]] = (
    ("done", T("done")),
    ("part", T("begun")),
    ("open", T("not yet")),
    ("yours", T("waits for you")),
    ("apart", T("does not count")),
)
CAPTION: Final = T("The picture you asked for.")


@leads_to()
def pictured(view: View, place: Place) -> Turn:
    case = view.case(place.data["case"])
    people = approved(view, case.id)
    if not people:
        return Turn(note=T("Nobody is in the circle yet, so there is nothing to draw."))
    rows = tuple(GridRow(_initial(one), marks(case, one)) for one in people)
    met = {mark for row in rows for mark in row.marks}
    legend = tuple((mark, says) for mark, says in LEGEND if mark in met)
    names = Joined(tuple(T("{n} {who}", n=n, who=name_of(one)) for n, one in enumerate(people, 1)))
    grid = Grid(tuple(says for _, says in COLUMNS), rows, legend)
    return Turn(None, (Pictured(case.id, grid, CAPTION),), note=T("The picture is on its way. {names}", names=names))


def _initial(one: Participant) -> Fact:
    """One letter: whoever sees the picture later learns no name from it."""
    return Fact(one.name.kind, one.name.owner, str(one.name.value)[:1].upper(), one.name.case)


def marks(case: Case, one: Participant) -> tuple[Mark, ...]:
    """One for each of ``COLUMNS``. Under 18 there are no boundaries and no rehearsals."""
    counted = counts(case.approach)
    lessons, answers = (MINOR_LESSONS, MINOR_ANSWERS) if one.minor else (LESSONS, ANSWERS)
    found: dict[str, Mark] = {
        "rsvp": _coming(case, one),
        "training": _far(one.modules_passed, lessons),
        "information": _far(one.information, answers),
        "letter": _letter(one),
        "boundaries": "apart" if one.minor else _boundaries(one),
        "rehearsals": "apart" if one.minor else _far(one.rehearsals, REHEARSALS),
    }
    return tuple(
        found[step] if step in counted and one.rsvp != "cannot" else _apart(found[step]) for step, _ in COLUMNS
    )


def _apart(mark: Mark) -> Mark:
    """What is done is done, also when it does not count."""
    return "done" if mark == "done" else "apart"


def _coming(case: Case, one: Participant) -> Mark:
    if case.meeting_at is None or one.rsvp == "cannot":
        return "apart"
    return {"yes": "done", "talk": "yours"}.get(one.rsvp or "", "open")  # type: ignore[return-value]


def _far(done: int, wanted: int) -> Mark:
    return "done" if done >= wanted else "part" if done else "open"


def _letter(one: Participant) -> Mark:
    if one.letter_shared:
        return "done" if one.letter_approved else "yours"
    return "part" if one.letter_parts else "open"


def _boundaries(one: Participant) -> Mark:
    if not one.boundaries:
        return "open"
    return "done" if one.boundaries_approved >= one.boundaries else "yours"
