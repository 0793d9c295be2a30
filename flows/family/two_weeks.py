"""Once a month four questions more after the weekly ones: PHQ-2 and GAD-2, in their published words.

They may be left out this time or one by one; what comes out positive is told to the specialist and met with a next step.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from content.load import question_set
from flows.effects import AlertRaised, CheckInOpened
from flows.handed_in import handed_in
from flows.model import Choice, Place, Turn
from flows.questionnaire import first_question, questionnaire_steps
from flows.steps import Choose, leads_to
from flows.text import Said, T, Text
from flows.view import View

SHEET: Final = "family_two_weeks"
EVERY: Final = timedelta(days=28)
FIRST_AFTER: Final = timedelta(days=20)
"""Of the first weekly answers: not everything at once in the first weeks."""
AFTER: Final = ("held", "aftercare")
POSITIVE: Final[dict[str, Text]] = {
    # Source: phq-2, orford-2013
    "phq_2": T(
        "<b>Your mood has been low</b> on many days. That happens to many who love somebody with this illness, and it gets"
        " better with help. A doctor or a therapist can look at it with you."
    ),
    # Source: gad-2
    "gad_2": T(
        "<b>Worry has had a hold on you</b> on many days. You need not carry it alone: a doctor or a therapist can look at it"
        " with you."
    ),
}


def is_due(view: View, case: int, weekly: str) -> bool:
    """Not asked in the last four weeks; before the meeting only somebody who has been here for a while."""
    mine = view.check_ins(case, view.me.id or 0)
    if any(one.sheet == SHEET and view.now - one.due_at < EVERY for one in mine):
        return False
    given = [one.finished_at for one in mine if one.sheet == weekly and one.finished_at is not None]
    return view.case(case).phase in AFTER or bool(given and view.now - min(given) >= FIRST_AFTER)


def intro_text(view: View, place: Place) -> tuple[Text, ...]:
    return (Said(question_set(SHEET).intro), T("{specialist} can see these answers, too, and nobody else."))


@leads_to(first_question(SHEET))
def begun(view: View, place: Place) -> Turn:
    check_in = view.new_id()
    opened = CheckInOpened(check_in, place.data["case"], view.me.id or 0, SHEET, view.now)
    data = {"check_in": check_in, "answers": {}, "weekly": place.data.get("answers", {})}
    return Turn(first_question(SHEET), (opened,), data)


@leads_to("after")
def left_out(view: View, place: Place) -> Turn:
    """It counts as asked: the next time is in four weeks."""
    opened = CheckInOpened(view.new_id(), place.data["case"], view.me.id or 0, SHEET, view.now)
    return Turn("after", (opened,), {"weekly": place.data.get("answers", {})})


@leads_to("after")
def finished(view: View, place: Place) -> Turn:
    one = handed_in(view, place, SHEET)
    if one is None:
        return Turn("after")
    kinds = [alert.kind for alert in one.alerts if isinstance(alert, AlertRaised) and alert.kind in POSITIVE]
    return Turn(
        "after", one.effects, {**one.data, "told": place.data.get("told") or one.data["told"], "positive": kinds}
    )


def kind_words(place: Place) -> tuple[Text, ...]:
    """For what came out positive."""
    return tuple(POSITIVE[kind] for kind in place.data.get("positive", []) if kind in POSITIVE)


STEPS: Final = (
    Choose("month", intro_text, (
        Choice("begin", T("Begin"), to=begun),
        Choice("skip", T("Not this month"), to=left_out),
    )),
    *questionnaire_steps(SHEET, finished),
)  # fmt: skip
