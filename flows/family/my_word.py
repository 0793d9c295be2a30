"""What "I'll be there" means, point by point: day, place, hour, my part and tasks, and what I will not do.

1. It belongs to the day and place that were asked for: when these change, the word is asked for anew.
2. The specialist sees every answer; a "no" reaches them at once, so that another way is found in time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from content.load import question_set
from flows.checklist import of_mine, title
from flows.effects import CheckInOpened, Effect, Push, Refresh
from flows.family import my_part
from flows.family.answers import asked, is_ahead
from flows.handed_in import handed_in
from flows.model import END, Choice, Enter, Place, Turn
from flows.questionnaire import first_question, next_open, question_steps, questionnaire_steps
from flows.specialists import sheets
from flows.steps import Choose, Flow, follow, leads_to, members
from flows.text import Joined, Said, T, Text
from flows.view import CheckIn, View

SHEET: Final = "family_word"
FIRST: Final = first_question(SHEET)
EARLY: Final = timedelta(hours=1)
TASKS_SHOWN: Final = 4


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """While a meeting is ahead to which I said yes."""
    data = members(view, argument)
    return data if data is not None and _said_yes(view, data["case"]) else None


def _said_yes(view: View, case: int) -> bool:
    ahead = is_ahead(view.case(case), view.now) and not view.freeze(case)
    return ahead and view.part(case).rsvp == "yes" and asked(view, case) is not None


def entry(view: View, case: int) -> tuple[Choice, ...]:
    return (Choice("word", T("What I say yes to"), to=Enter("my_word", str(case))),) if _said_yes(view, case) else ()


def is_given(view: View, case: int, person: int, notice: int) -> bool:
    """Whether they went through it since that message asked for the day and place."""
    return any(
        one.sheet == SHEET and one.id > notice and one.finished_at is not None for one in view.check_ins(case, person)
    )


def word_of(view: View, case: int, person: int) -> CheckIn | None:
    """Their newest for the day and place as they were asked last."""
    notice = asked(view, case)
    found = (one for one in view.check_ins(case, person) if one.sheet == SHEET)
    newest = next(found, None)
    return newest if newest is not None and notice is not None and newest.id > notice.id else None


def hello_text(view: View, place: Place) -> tuple[Text, ...]:
    case, given = view.case(place.data["case"]), word_of(view, place.data["case"], view.me.id or 0)
    if given is not None and given.finished_at is not None:
        return (T("<b>What you said yes to</b>"), Joined(tuple(_line(given, name) for name in given.answers), "\n"))
    assert case.meeting_at is not None and case.meeting_place is not None
    return (
        Said(question_set(SHEET).intro),
        T("You meet on {when}. Place: {where}", when=case.meeting_at, where=case.meeting_place),
        T("You are there an hour before: {when}", when=case.meeting_at - EARLY),
        *_mine(view, case.id),
    )


def _line(given: CheckIn, name: str) -> Text:
    answer = sheets.answer(SHEET, name, given.answers[name])
    return T("{question}: {answer}", question=sheets.label(SHEET, name), answer=answer)


def _mine(view: View, case: int) -> tuple[Text, ...]:
    """My part of the plan, and my tasks."""
    tasks = tuple(T("• {title}", title=title(one)) for one in of_mine(view, case)[:TASKS_SHOWN] if not one.done)
    lines = (*my_part.of_mine(view, case), *tasks)
    return (Joined((T("<b>Yours</b>"), *lines), "\n"),) if lines else ()


def hello_choices(view: View, place: Place) -> tuple[Choice, ...]:
    given = word_of(view, place.data["case"], view.me.id or 0)
    if given is not None and given.finished_at is not None:
        return (Choice("anew", T("Something has changed"), to=anew), Choice("end", T("Done"), to=END))
    return (Choice("begin", T("Go through it"), to=begun), Choice("later", T("Not now"), to=END))


@leads_to(*question_steps(SHEET), "after")
def begun(view: View, place: Place) -> Turn:
    """On where it was left."""
    given = word_of(view, place.data["case"], view.me.id or 0)
    if given is None:
        return anew(view, place)
    answers = {name: fact.value for name, fact in given.answers.items()}
    data, after = {"check_in": given.id, "answers": answers}, next_open(SHEET, answers)
    return Turn(after, data=data) if after else follow(finished, view, place, data)


@leads_to(FIRST)
def anew(view: View, place: Place) -> Turn:
    made = view.new_id()
    opened = CheckInOpened(made, place.data["case"], view.me.id or 0, SHEET, view.now)
    return Turn(FIRST, (opened,), {"check_in": made, "answers": {}})


@leads_to("after")
def finished(view: View, place: Place) -> Turn:
    one, case = handed_in(view, place, SHEET), view.case(place.data["case"])
    if one is None:
        return Turn("after")
    cannot = any(answer == "no" for answer in one.answers.values()) or bool(one.answers.get("else"))
    told: tuple[Effect, ...] = ()
    if cannot:
        look = Choice("look", T("See the answers"), to=Enter("seen_check_ins", f"{case.id}-{view.me.id}"))
        told = (Push(case.specialist, (T("Somebody needs something else for the day that is planned."),), (look,)),)
    effects = (*one.effects, *told, Refresh(case.specialist, "notice_status"))
    return Turn("after", effects, {**one.data, "cannot": cannot})


def after_text(view: View, place: Place) -> tuple[Text, ...]:
    knows = T("{specialist} sees what does not fit, and looks for another way with you.")
    return (Said(question_set(SHEET).thanks), *((knows,) if place.data.get("cannot") else ()))


def after_choices(view: View, place: Place) -> tuple[Choice, ...]:
    talk = Choice("talk", T("Write to {specialist}"), to=Enter("talk", str(place.data["case"])))
    done = Choice("end", T("Done"), to=END)
    return (talk, done) if place.data.get("cannot") else (done, talk)


FLOW = Flow(
    "my_word",
    opens=opens,
    resumes=True,
    over=("after",),
    steps=(
        Choose("hello", hello_text, hello_choices, leads=(*question_steps(SHEET), "after", END), protect=True),
        *questionnaire_steps(SHEET, finished),
        Choose("after", after_text, after_choices, leads=(END, Enter("talk"))),
    ),
)  # fmt: skip
