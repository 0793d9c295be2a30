"""A loved one's check-in: two minutes, mostly taps, on its cadence or whenever they want one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from content.load import question_set
from flows.cadences import days_of
from flows.effects import AlertRaised, CheckInOpened, Effect, Promise, Push, UseReported, WordsKept
from flows.handed_in import handed_in
from flows.loved_ones import cadence, hard_day
from flows.loved_ones.begins_anew import ANEW
from flows.loved_ones.joined import asked_since, joined
from flows.model import END, Choice, DueCame, Enter, Place, Turn
from flows.questionnaire import first_question, next_open, question_steps, questionnaire_steps
from flows.silence import asked_for, watch
from flows.steps import Choose, Flow, follow, leads_to
from flows.text import Said, T, Text
from flows.view import CheckIn, NotYours, View

SHEET: Final = "loved_one_checkin"


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A check-in of mine that is still open; without an argument a new one is begun."""
    if not argument:
        return joined(view, "")
    if not (argument.isascii() and argument.isdigit() and len(argument) <= 18):
        return None
    try:
        check_in = view.check_in(int(argument))
    except NotYours:
        return None
    data = joined(view, str(check_in.case))
    mine = check_in.person == view.me.id and check_in.sheet == SHEET
    return {**data, "check_in": check_in.id} if data and mine else None


def hello_text(view: View, place: Place) -> tuple[Text, ...]:
    check_in = _this(view, place)
    if check_in is not None and check_in.finished_at is not None:
        return (T("You have answered this one already. Thank you."),)
    return (
        Said(question_set(SHEET).intro),
        T("Before you answer: each line is seen only by those for whom you opened it, under “Who sees what”."),
        T(
            "If you say that you are not safe, that you used, or that you want help, {specialist} is told. Of other hard answers {specialist} hears only that a word would do you good, unless that line is open."
        ),
        T("Skip what you like. /sos is one tap away at any time."),
    )


def hello_choices(view: View, place: Place) -> tuple[Choice, ...]:
    check_in = _this(view, place)
    if check_in is not None and check_in.finished_at is not None:
        return (Choice("new", T("Do a new one"), to=anew),)
    return (Choice("begin", T("Begin"), to=begun), Choice("later", T("Not now"), to=END))


def _this(view: View, place: Place) -> CheckIn | None:
    return view.check_in(place.data["check_in"]) if "check_in" in place.data else None


FIRST = first_question(SHEET)


@leads_to(*question_steps(SHEET), "thanks")
def begun(view: View, place: Place) -> Turn:
    """A check-in that came is taken up where it was left; otherwise a new one is made."""
    check_in = _this(view, place)
    if check_in is None:
        return anew(view, place)
    answers = {question: fact.value for question, fact in check_in.answers.items()}
    after = next_open(SHEET, answers)
    return Turn(after, data={"answers": answers}) if after else follow(finished, view, place, {"answers": answers})


@leads_to(FIRST)
def anew(view: View, place: Place) -> Turn:
    check_in = view.new_id()
    assert view.me.id is not None
    opened = CheckInOpened(check_in, place.data["case"], view.me.id, SHEET, view.now)
    return Turn(FIRST, (opened,), {"check_in": check_in, "answers": {}})


@leads_to("thanks")
def finished(view: View, place: Place) -> Turn:
    """Everything is answered: what somebody should hear of, what is kept, and when to ask again."""
    case, one = int(place.data["case"]), handed_in(view, place, SHEET)
    if one is None:
        return Turn("thanks")
    used = (UseReported(case, True),) if one.answers.get("used") == "yes" else ()
    effects: tuple[Effect, ...] = (
        *one.effects, *used, *_good_thing(view, case, one.answers), *_again(view, case, one.alerts)
    )  # fmt: skip
    unsafe = one.unsafe or one.answers.get("opioids") == "yes"
    data = {"unsafe": unsafe, "used": _said_of_use(one.answers), "hard": hard_day.is_hard(one.answers)}
    return Turn("thanks", effects, {**one.data, **data})


def _said_of_use(answers: Mapping[str, Any]) -> str:
    """What of "I used" need not be said again."""
    if answers.get("used") != "yes":
        return ""
    return "opioids" if answers.get("opioids") == "yes" else "told"


def _good_thing(view: View, case: int, answers: Mapping[str, Any]) -> tuple[WordsKept, ...]:
    """Kept apart from the check-in, so that it can be changed, and comes back on a hard day."""
    words = answers.get("good_thing")
    return (WordsKept(case, view.new_id(), "good", words),) if isinstance(words, str) and words else ()


def _again(view: View, case: int, alerts: tuple[Effect, ...]) -> tuple[Promise, ...]:
    if asked_since(view) is None or not any(isinstance(effect, AlertRaised) for effect in alerts):
        return ()
    assert view.me.id is not None
    me = view.me
    return (
        cadence.sooner(view.now, _began(view, case), case, view.me.id, me.check_in_hour, me.zone, _days(view, case)),
    )


def _days(view: View, case: int) -> tuple[int, ...]:
    return days_of(view.follow_up(case))


def _began(view: View, case: int) -> datetime:
    return cadence.began(view.now, view.case(case), asked_since(view) or view.now)


def thanks_text(view: View, place: Place) -> tuple[Text, ...]:
    told = T("One of your answers matters for your safety, so {specialist} was told that you could use a word.")
    done = _this(view, place)
    late = T("It came a while after its day. It counts all the same, and is marked as late.")
    kept = hard_day.texts(view, int(place.data["case"])) if place.data.get("hard") else ()
    return (
        Said(question_set(SHEET).thanks),
        *((late,) if done is not None and done.late else ()),
        *((told,) if place.data.get("told") else ()),
        *kept,
    )


def thanks_choices(view: View, place: Place) -> tuple[Choice, ...]:
    sos = (Choice("sos", T("I need help now"), to=Enter("sos")),) if place.data.get("unsafe") else ()
    hard = Choice("hard", T("This is a hard moment"), to=Enter("hard_moment", str(place.data["case"])))
    case, said = str(place.data["case"]), place.data.get("used")
    used = (Choice("used", T("The next 24 hours"), to=Enter("i_used", f"{case}-{said}")),) if said else ()
    course = Choice("course", T("How it has been going"), to=Enter("my_course", case))
    return (*sos, *used, hard, course, Choice("done", T("Done"), to=END))


# --- when one is due -------------------------------------------------------------------------------------------------
def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    """Open a check-in, ask for it gently, plan the next; what stays without an answer raises a quiet concern."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.is_loved_one or asked_since(view) is None:
        return ()
    check_in, began = view.new_id(), _began(view, standing.case)
    after = cadence.promise(
        view.now, began, standing.case, due.person, view.me.check_in_hour, view.me.zone, _days(view, standing.case)
    )
    if due.data.get(ANEW):  # treatment began or ended: the days are counted from there
        return (after,) if after else ()
    if view.case(standing.case).phase == "closed":  # nothing is asked; the cadence goes on when it is opened again
        return (after,) if after else ()
    return (
        CheckInOpened(check_in, standing.case, due.person, SHEET, due.at),
        Push(
            due.person,
            (T("It is time for a short check-in, if you like."),),
            (Choice("open", T("Open"), to=Enter("check_in", str(check_in))),),
            topic=asked_for(check_in),
        ),
        *((after,) if after else ()),
        *watch(view, standing.case, due.person, check_in, SHEET),
    )


FLOW = Flow(
    "check_in",
    opens=opens,
    resumes=True,
    over=("thanks",),
    steps=(
        Choose("hello", hello_text, hello_choices, leads=(FIRST, END)),
        *questionnaire_steps(SHEET, finished),
        Choose(
            "thanks",
            thanks_text,
            thanks_choices,
            leads=(END, Enter("sos"), Enter("hard_moment"), Enter("i_used"), Enter("my_course")),
        ),
    ),
)
