"""A loved one's check-in: two minutes, mostly taps, on its cadence or whenever they want one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from content.load import question_set
from flows.alerts import raise_alert
from flows.effects import AlertRaised, CheckInFinished, CheckInOpened, Effect, Promise, Push, UseReported
from flows.loved_ones import cadence
from flows.model import END, Choice, DueCame, Enter, Place, Turn
from flows.questionnaire import first_question, questionnaire_steps
from flows.steps import Choose, Flow, leads_to, loved_ones
from flows.text import Said, T, Text
from flows.thresholds import alerts_for
from flows.view import CheckIn, NotYours, View

SHEET: Final = "loved_one_checkin"
LATE = timedelta(days=1)
MISSED: Final = 2


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A check-in of mine that is still open; without an argument a new one is begun."""
    if not argument:
        return loved_ones(view, "")
    if not (argument.isascii() and argument.isdigit() and len(argument) <= 18):
        return None
    try:
        check_in = view.check_in(int(argument))
    except NotYours:
        return None
    data = loved_ones(view, str(check_in.case))
    mine = check_in.person == view.me.id and check_in.sheet == SHEET
    return {**data, "check_in": check_in.id} if data and mine else None


def hello_text(view: View, place: Place) -> tuple[Text, ...]:
    check_in = _this(view, place)
    if check_in is not None and check_in.finished_at is not None:
        return (T("You have answered this one already. Thank you."),)
    return (Said(question_set(SHEET).intro), T("Skip what you like. /sos is one tap away at any time."))


def hello_choices(view: View, place: Place) -> tuple[Choice, ...]:
    check_in = _this(view, place)
    if check_in is not None and check_in.finished_at is not None:
        return (Choice("new", T("Do a new one"), to=anew),)
    return (Choice("begin", T("Begin"), to=begun), Choice("later", T("Not now"), to=END))


def _this(view: View, place: Place) -> CheckIn | None:
    return view.check_in(place.data["check_in"]) if "check_in" in place.data else None


FIRST = first_question(SHEET)


@leads_to(FIRST)
def begun(view: View, place: Place) -> Turn:
    """A check-in that came is taken up; otherwise a new one is made."""
    if "check_in" in place.data:
        return Turn(FIRST, data={"answers": {}})
    return anew(view, place)


@leads_to(FIRST)
def anew(view: View, place: Place) -> Turn:
    check_in = view.new_id()
    assert view.me.id is not None
    opened = CheckInOpened(check_in, place.data["case"], view.me.id, SHEET, view.now)
    return Turn(FIRST, (opened,), {"check_in": check_in, "answers": {}})


@leads_to("thanks")
def finished(view: View, place: Place) -> Turn:
    """Everything is answered: look at it for what somebody should hear of, and for when to ask again."""
    case, answers = int(place.data["case"]), dict(place.data["answers"])
    alerts = alerts_for(view, case, place.data["check_in"], SHEET, answers)
    used = (UseReported(case, True),) if answers.get("used") == "yes" else ()
    effects: tuple[Effect, ...] = (CheckInFinished(place.data["check_in"]), *used, *alerts, *_again(view, case, alerts))
    unsafe = answers.get("safe_now") == "no"
    return Turn("thanks", effects, {"told": bool(alerts), "unsafe": unsafe})


def _again(view: View, case: int, alerts: tuple[Effect, ...]) -> tuple[Promise, ...]:
    if not any(isinstance(effect, AlertRaised) for effect in alerts):
        return ()
    assert view.me.id is not None
    me = view.me
    return (cadence.sooner(view.now, _began(view, case), case, view.me.id, me.check_in_hour, me.zone),)


def _began(view: View, case: int) -> datetime:
    """When check-ins began: with the consent to them."""
    given = [when for what, _, when in view.consents() if what == "check_ins"]
    return min(given, default=view.now)


def thanks_text(view: View, place: Place) -> tuple[Text, ...]:
    told = T("One of your answers matters for your safety, so {specialist} was told that you could use a word.")
    return (Said(question_set(SHEET).thanks), *((told,) if place.data.get("told") else ()))


def thanks_choices(view: View, place: Place) -> tuple[Choice, ...]:
    sos = (Choice("sos", T("I need help now"), to=Enter("sos")),) if place.data.get("unsafe") else ()
    hard = Choice("hard", T("This is a hard moment"), to=Enter("hard_moment", str(place.data["case"])))
    return (*sos, hard, Choice("done", T("Done"), to=END))


# --- when one is due -------------------------------------------------------------------------------------------------
def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    """Open a check-in, ask for it gently, plan the next; two that were missed raise a quiet concern."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.is_loved_one:
        return ()
    check_in, began = view.new_id(), datetime.fromisoformat(str(due.data["began"]))
    after = cadence.promise(view.now, began, standing.case, due.person, view.me.check_in_hour, view.me.zone)
    if view.case(standing.case).phase == "closed":  # nothing is asked; the cadence goes on when it is opened again
        return (after,) if after else ()
    return (
        CheckInOpened(check_in, standing.case, due.person, SHEET, due.at),
        Push(
            due.person,
            (T("It is time for a short check-in, if you like."),),
            (Choice("open", T("Open"), to=Enter("check_in", str(check_in))),),
        ),
        *((after,) if after else ()),
        *_missed(view, standing.case),
    )


def _missed(view: View, case: int) -> tuple[Effect, ...]:
    """Exactly two in a row: one alert, not one with every further silence."""
    recent = [one for one in view.check_ins(case, view.me.id or 0) if one.sheet == SHEET][: MISSED + 1]
    silent = [one.finished_at is None for one in recent]
    if silent[:MISSED] == [True] * MISSED and not (len(silent) > MISSED and silent[MISSED]):
        return raise_alert(view, case, "missed", "amber")
    return ()


FLOW = Flow(
    "check_in",
    opens=opens,
    resumes=True,
    over=("thanks",),
    steps=(
        Choose("hello", hello_text, hello_choices, leads=(FIRST, END)),
        *questionnaire_steps(SHEET, finished),
        Choose("thanks", thanks_text, thanks_choices, leads=(END, Enter("sos"), Enter("hard_moment"))),
    ),
)
