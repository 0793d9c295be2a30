"""The debrief: within a day of the outcome everybody is asked how it was, and how they are.

Whoever does not answer is asked once more a day later. After that the specialist sees it, and nobody asks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from content.load import question_set
from flows.after_outcome import DEBRIEF as KIND
from flows.after_outcome import NO, debrief
from flows.effects import CheckInOpened, Effect, PromiseDropped, Push, Refresh
from flows.family.sheet_words import hello, help_now, told
from flows.handed_in import handed_in
from flows.model import END, Choice, DueCame, Enter, Place, Turn
from flows.questionnaire import first_question, questionnaire_steps
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Said, T, Text
from flows.view import CheckIn, View
from flows.walls import MAY_JOIN

SHEET: Final = "family_debrief"
AGAIN: Final = timedelta(hours=20)


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """The one that waits for my answer in that case."""
    data = members(view, argument)
    one = open_one(view, data["case"]) if data else None
    return {**data, "check_in": one.id} if data and one else None


def open_one(view: View, case: int) -> CheckIn | None:
    """The newest, while it is not finished."""
    newest = of_this_outcome(view, case, view.me.id or 0)
    return newest if newest is not None and newest.finished_at is None else None


def of_this_outcome(view: View, case: int, person: int) -> CheckIn | None:
    """The one that the newest outcome has brought."""
    since = view.case(case).outcome_at
    mine = (one for one in view.check_ins(case, person) if one.sheet == SHEET)
    newest = next(mine, None)
    return newest if newest is not None and since is not None and newest.due_at >= since else None


def entry(view: View, case: int) -> tuple[Choice, ...]:
    if view.case(case).outcome_at is None or open_one(view, case) is None:
        return ()
    return (Choice("debrief", T("How was it for you?"), to=Enter("debrief", str(case))),)


# --- asked -----------------------------------------------------------------------------------------------------------
def come(view: View, due: DueCame) -> tuple[Effect, ...]:
    """The first time, once more, and then the specialist is shown it."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.in_circle:
        return ()
    case = view.case(standing.case)
    if case.outcome not in NO | MAY_JOIN or case.phase == "closed":
        return ()
    newest, turn = of_this_outcome(view, case.id, due.person), int(due.data["turn"])
    if newest is not None and newest.finished_at is not None:
        return ()
    if turn > 2:
        look = Choice("look", T("See who has answered"), to=Enter("afterwards", str(case.id)))
        says = T("Somebody has not said how they are after that day.")
        return (Push(case.specialist, (says,), (look,)), Refresh(case.specialist, "afterwards"))
    opened = () if newest is not None else (
        CheckInOpened(view.new_id(), case.id, due.person, SHEET, view.now),
    )  # fmt: skip
    answer = Choice("answer", T("Two minutes"), to=Enter("debrief", str(case.id)))
    says = T("How are you, after that day?") if turn == 1 else T("Once more, and then I leave it: how are you?")
    push = Push(
        due.person,
        (says, T("A few taps are enough. {specialist} reads it.", specialist=case.specialist_name)),
        (answer,),
        topic=f"{KIND}:{case.id}",
    )
    return (*opened, push, debrief(case.id, due.person, view.now + AGAIN, turn + 1))


# --- answered --------------------------------------------------------------------------------------------------------
@leads_to(first_question(SHEET))
def begun(view: View, place: Place) -> Turn:
    return Turn(first_question(SHEET), data={"answers": {}})


@leads_to("after")
def finished(view: View, place: Place) -> Turn:
    one, case = handed_in(view, place, SHEET), place.data["case"]
    if one is None:
        return Turn("after")
    asked_no_more = PromiseDropped(f"{KIND}:{case}:{view.me.id}")
    seen = Refresh(view.case(case).specialist, "afterwards")
    return Turn("after", (*one.effects, asked_no_more, seen), one.data)


def after_text(view: View, place: Place) -> tuple[Text, ...]:
    return (Said(question_set(SHEET).thanks), *told(place))


def after_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """Somebody who is not safe tonight finds the numbers first."""
    sos = help_now(place)
    good = Choice("support", T("What would do me good"), to=Enter("support"))
    talk = Choice("talk", T("Write to {specialist}"), to=Enter("talk", str(place.data["case"])))
    rest = (good, talk, Choice("end", T("Done"), to=END))
    return (sos, *rest) if place.data.get("unsafe") else (*rest, sos)


FLOW = Flow(
    "debrief",
    opens=opens,
    resumes=True,
    over=("after",),
    steps=(
        Choose("debrief", hello(SHEET), (
            Choice("begin", T("Begin"), to=begun),
            Choice("later", T("Not now"), to=END),
        )),
        *questionnaire_steps(SHEET, finished),
        Choose("after", after_text, after_choices, leads=(END, Enter("support"), Enter("talk"), Enter("sos"))),
    ),
)  # fmt: skip

__all__ = ["FLOW", "KIND", "SHEET", "come", "entry", "of_this_outcome", "open_one"]
