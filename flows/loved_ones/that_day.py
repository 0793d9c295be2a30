"""How that day was for the one whom it was about: asked once, kindly, soon after they came in, and answered only if they like.

1. It is nobody else's: not what they answer, and not that they answered, until they open the line "That day" for somebody.
2. Nothing in it raises an alert. Whoever says that they are not safe finds the numbers first, and chooses whom to tell.
3. It is asked while the day is fresh; after that it stays among their own things.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from content.load import question_set
from flows.effects import CheckInFinished, CheckInOpened, Effect, Promise, Push
from flows.loved_ones.joined import joined, said_yes
from flows.model import END, Choice, DueCame, Enter, Place, Turn
from flows.questionnaire import first_question, next_open, question_steps, questionnaire_steps
from flows.specialists import sheets
from flows.steps import Choose, Flow, follow, leads_to
from flows.text import Joined, Said, T, Text
from flows.view import CheckIn, View
from flows.walls import MAY_JOIN

KIND: Final = "that_day"
SHEET: Final = "loved_one_day"
FIRST: Final = first_question(SHEET)
ASKED_AFTER: Final = timedelta(hours=3)
FRESH: Final = timedelta(days=14)


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    data = joined(view, argument)
    return data if data is not None and view.case(data["case"]).outcome in MAY_JOIN else None


def entry(view: View, case: int) -> tuple[Choice, ...]:
    """In the menu while the day is fresh and the question open."""
    one = mine(view, case)
    open_ = one is None or one.finished_at is None
    return (_way(case),) if open_ and _is_fresh(view, case) else ()


def kept(view: View, case: int) -> tuple[Choice, ...]:
    """Among one's own things, for as long as there is something to look back at."""
    return (_way(case),) if view.case(case).outcome in MAY_JOIN else ()


def _way(case: int) -> Choice:
    return Choice("day", T("How was that day for you?"), to=Enter("that_day", str(case)))


def _is_fresh(view: View, case: int) -> bool:
    at = view.case(case).outcome_at
    return at is not None and view.now - at < FRESH


def mine(view: View, case: int) -> CheckIn | None:
    return next((one for one in view.check_ins(case, view.me.id or 0) if one.sheet == SHEET), None)


# --- asked, once -----------------------------------------------------------------------------------------------------
def promised(view: View, case: int) -> tuple[Promise, ...]:
    """For whoever has just come in, while the day is fresh."""
    if not _is_fresh(view, case):
        return ()
    me, at = view.me, view.now + ASKED_AFTER
    return (Promise(f"{KIND}:{case}:{me.id}", KIND, me.id or 0, at, case, {}, at + timedelta(days=3)),)


def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.is_loved_one or not said_yes(view) or not entry(view, standing.case):
        return ()
    look = Choice("look", T("If I like"), to=Enter("that_day", str(standing.case)))
    return (Push(due.person, (T("How was that day for you? Only if you like, and for you alone."),), (look,)),)


# --- answered --------------------------------------------------------------------------------------------------------
def hello_text(view: View, place: Place) -> tuple[Text, ...]:
    one = mine(view, place.data["case"])
    if one is not None and one.finished_at is not None:
        return _looked_back(one)
    return (
        Said(question_set(SHEET).intro),
        T("It is yours alone. Nobody sees what you answer, nor whether you did, unless you open the line “That day”."),
        T("I am not an emergency service. If a life may be in danger: /sos"),
    )


def _looked_back(one: CheckIn) -> tuple[Text, ...]:
    lines = tuple(
        T("{question}: {answer}", question=sheets.label(SHEET, name), answer=sheets.answer(SHEET, name, one.answers[name]))
        for name in sheets.in_order(SHEET, one.answers)
        if one.answers[name].value is not None
    )  # fmt: skip
    head = T("<b>How that day was for you</b>")
    return (head, Joined(lines, "\n")) if lines else (head, T("You kept it to yourself. That is fine, too."))


def hello_choices(view: View, place: Place) -> tuple[Choice, ...]:
    one = mine(view, place.data["case"])
    if one is not None and one.finished_at is not None:
        return (_who_sees(place), Choice("end", T("Done"), to=END))
    return (
        Choice("begin", T("Begin"), to=begun),
        Choice("later", T("Not now"), to=END),
        Choice("never", T("I keep it to myself"), to=declined),
    )


def _who_sees(place: Place) -> Choice:
    return Choice("sharing", T("Who sees what"), to=Enter("sharing", str(place.data["case"])))


def _opened(view: View, place: Place) -> tuple[int, tuple[Effect, ...]]:
    """The sheet that was begun before, or a fresh one."""
    one = mine(view, place.data["case"])
    if one is not None:
        return one.id, ()
    made = view.new_id()
    return made, (CheckInOpened(made, place.data["case"], view.me.id or 0, SHEET, view.now),)


@leads_to(*question_steps(SHEET), "after")
def begun(view: View, place: Place) -> Turn:
    """On where it was left."""
    one = mine(view, place.data["case"])
    answers = {name: fact.value for name, fact in one.answers.items()} if one else {}
    check_in, effects = _opened(view, place)
    data = {"check_in": check_in, "answers": answers}
    after = next_open(SHEET, answers)
    return Turn(after, effects, data) if after else follow(finished, view, place, data)


@leads_to(END)
def declined(view: View, place: Place) -> Turn:
    """It is not asked again, and can be opened all the same."""
    check_in, effects = _opened(view, place)
    note = T("That is fine. I do not ask again.")
    return Turn(END, (*effects, CheckInFinished(check_in)), note=note)


@leads_to("after")
def finished(view: View, place: Place) -> Turn:
    return Turn("after", (CheckInFinished(place.data["check_in"]),))


def after_text(view: View, place: Place) -> tuple[Text, ...]:
    nobody = T("Nobody was told. If you want {specialist} to know something of it, one tap is enough.")
    return (Said(question_set(SHEET).thanks), nobody)


def after_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, answers = str(place.data["case"]), place.data.get("answers", {})
    sos = Choice("sos", T("I need help now"), to=Enter("sos"))
    talk = Choice("talk", T("Write to {specialist}"), to=Enter("talk", case))
    call = Choice("call", T("Call somebody"), to=Enter("my_words", f"{case}-call"))
    first = (call, talk) if answers.get("day_needs") == "company" else (talk, call)
    rest = (*first, _who_sees(place), Choice("end", T("Done"), to=END))
    return (sos, *rest) if answers.get("day_safe") == "no" else (*rest, sos)


FLOW = Flow(
    "that_day",
    opens=opens,
    resumes=True,
    over=("after",),
    steps=(
        Choose("hello", hello_text, hello_choices, leads=(*question_steps(SHEET), "after", Enter("sharing"), END)),
        *questionnaire_steps(SHEET, finished),
        Choose("after", after_text, after_choices, leads=(
            END, Enter("talk"), Enter("my_words"), Enter("sharing"), Enter("sos"),
        )),
    ),
)  # fmt: skip
