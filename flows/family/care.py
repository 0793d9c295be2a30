"""The weekly "how are you": a few questions, kind words for what is heavy, and an alert when somebody needs it.

1. It comes at the hour and on the clock of the member, every week, and some weeks after the outcome every month; it can be
   opened at any time as well.
2. Before the outcome, leaving it unanswered is all right, and nobody is told. After it, silence is a sign (``flows.silence``).
3. Once a month four questions more follow it (``flows.family.two_weeks``), but never between a hard answer and a kind word.
4. After an answer that raised an alert the next one comes within three days.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from content.load import question_set, support_paths, toll
from content.support_schema import Support
from flows.cadences import family_every
from flows.effects import CheckInFinished, CheckInOpened, Effect, Promise, Push
from flows.family import two_weeks, used_again
from flows.family.sheet_words import hello, help_now, told
from flows.handed_in import handed_in
from flows.model import END, Choice, DueCame, Enter, Place, Turn
from flows.questionnaire import first_question, questionnaire_steps
from flows.silence import asked_for, let_be, watch
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Said, T, Text
from flows.view import NotYours, View
from flows.when import days_after, next_local

KIND: Final = "care"
SHEET: Final = "family_checkin"
EVERY: Final = 7
PAUSE: Final = 28
SOON: Final = 3
"""Days."""
MAX_DIGITS: Final = 18


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A check-in of mine that is still open; ``case-ID`` or nothing: one for now."""
    if argument.startswith("case-"):
        return members(view, argument.removeprefix("case-"))
    if not argument:
        return members(view, "")
    if not (argument.isascii() and argument.isdigit() and len(argument) <= MAX_DIGITS):
        return None
    try:
        check_in = view.check_in(int(argument))
    except NotYours:
        return None
    data = members(view, str(check_in.case))
    if data is None or check_in.person != view.me.id or check_in.sheet != SHEET:
        return None
    return data if check_in.finished_at else {**data, "check_in": check_in.id}


# --- opened now, or from the message that came -----------------------------------------------------------------------
@leads_to(first_question(SHEET))
def begun(view: View, place: Place) -> Turn:
    """Answer the check-in that came, or one that is made now."""
    if "check_in" in place.data:
        return Turn(first_question(SHEET))
    check_in, case = view.new_id(), place.data["case"]
    effects = (CheckInOpened(check_in, case, view.me.id or 0, SHEET, view.now),)
    return Turn(first_question(SHEET), effects, {"check_in": check_in, "answers": {}})


@leads_to(END)
def paused(view: View, place: Place) -> Turn:
    """It stays away for a while, and nobody takes that for silence; it can be opened at any time all the same."""
    at = days_after(view.now, PAUSE, view.me.check_in_hour, view.me.zone)
    note = T("I ask again in four weeks. You can open it at any time before.")
    asked = place.data.get("check_in")
    left: tuple[Effect, ...] = (CheckInFinished(asked), *let_be(asked)) if asked else ()
    return Turn(END, (_promise(place.data["case"], view.me.id or 0, at, view.me.zone), *left), note=note)


@leads_to("after", "month")
def finished(view: View, place: Place) -> Turn:
    """The four of the month follow when it is their time, but never between a hard answer and a kind word."""
    one, case = handed_in(view, place, SHEET), place.data["case"]
    if one is None:
        return Turn("after")
    month = not one.unsafe and not one.alerts and two_weeks.is_due(view, case, SHEET)
    effects = (*one.effects, *(_sooner(view, case) if one.alerts else ()))
    return Turn("month" if month else "after", effects, {**one.data, "heavy": bool(one.alerts)})


def _sooner(view: View, case: int) -> tuple[Effect, ...]:
    me = view.me
    return (_promise(case, me.id or 0, days_after(view.now, SOON, me.check_in_hour, me.zone), me.zone),)


def after_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        Said(question_set(SHEET).thanks),
        *(two_weeks.kind_words(place) or (Said(one.text) for one in support_for(_weekly(place)))),
        *told(place),
    )


def _weekly(place: Place) -> Mapping[str, Any]:
    """The weekly answers, whatever was asked after them."""
    weekly: Mapping[str, Any] = place.data.get("weekly") or place.data.get("answers", {})
    return weekly


def after_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """Somebody who does not feel safe at home, or for whom it is very heavy, finds help first."""
    sos = help_now(place)
    used = used_again.entry(view, place.data["case"])
    done = Choice("end", T("Done"), to=END)
    good = Choice("support", T("What would do me good"), to=Enter("support"))
    wanted = [one.path for one in support_for(_weekly(place))[:1]]
    fits = tuple(
        Choice("path", Said(path.title), to=Enter("support_path", f"{place.data['case']}-{path.id}"))
        for path in support_paths()
        if path.id in wanted
    )
    if place.data.get("unsafe") or place.data.get("heavy"):
        return (sos, *fits, good, used, done)
    return (*fits, good, done, used, sos) if fits else (done, good, used, sos)


def support_for(answers: Mapping[str, Any]) -> tuple[Support, ...]:
    """What weighs most, with kind words and a path for it; at most two, because nobody reads ten."""
    heavy = [(weight, one) for one in toll() if (weight := _weight(one, answers.get(one.question)))]
    return tuple(one for _, one in sorted(heavy, key=lambda pair: -pair[0])[:2])


def _weight(one: Support, answer: Any) -> int:
    """From 0 (it is not heavy) to 10."""
    if isinstance(answer, int):
        if one.at_most is not None and answer <= one.at_most:
            return 9 - answer
        return answer if one.at_least is not None and answer >= one.at_least else 0
    return 6 if answer in one.any_of else 0


# --- once a week -----------------------------------------------------------------------------------------------------
def first_care(view: View, case: int, person: int, zone: str = "") -> tuple[Effect, ...]:
    """The promise that the specialist's yes makes. Whose clock it goes by is settled when it comes due."""
    at = days_after(view.now, EVERY, 18, zone) if zone else view.now + timedelta(days=EVERY - 1)
    return (Promise(_key(case, person), KIND, person, at, case, {"aimed": bool(zone)}, zone=zone or None),)


def come(view: View, came: DueCame) -> tuple[Effect, ...]:
    """Ask how they are, and promise the next time; one that is not at their hour yet is moved there first."""
    standing = view.standing(came.case) if came.case is not None else None
    if standing is None or not standing.in_circle:
        return ()
    case, zone, hour = standing.case, view.me.zone, view.me.check_in_hour
    if not came.data.get("aimed"):
        return (_promise(case, came.person, next_local(view.now, hour, zone), zone),)
    if view.case(case).phase == "closed":  # nothing is asked, and it goes on when the case is opened again
        return (_promise(case, came.person, days_after(view.now, EVERY, hour, zone), zone),)
    check_in = view.new_id()
    every = family_every(view.follow_up(case), view.case(case), view.now)
    silent = watch(view, case, came.person, check_in, SHEET) if view.case(case).phase in two_weeks.AFTER else ()
    answer = Choice("answer", T("A minute for me"), to=Enter("care", str(check_in)))
    return (
        CheckInOpened(check_in, case, came.person, SHEET, view.now),
        Push(
            came.person,
            (T("How are you doing?"), T("If you like, take a minute for yourself.")),
            (answer,),
            topic=asked_for(check_in),
        ),
        _promise(case, came.person, days_after(view.now, every, hour, zone), zone),
        *silent,
    )


def _promise(case: int, person: int, at: datetime, zone: str) -> Promise:
    return Promise(_key(case, person), KIND, person, at, case, {"aimed": True}, zone=zone)


def _key(case: int, person: int) -> str:
    return f"{KIND}:{case}:{person}"


FLOW = Flow(
    "care",
    opens=opens,
    resumes=True,
    over=("after",),
    steps=(
        Choose("care", hello(SHEET), (
            Choice("begin", T("Begin"), to=begun),
            Choice("support", T("Help without questions"), to=Enter("support")),
            Choice("pause", T("Pause for four weeks"), to=paused),
            Choice("later", T("Not now"), to=END),
        )),
        *questionnaire_steps(SHEET, finished),
        *two_weeks.STEPS,
        Choose("after", after_text, after_choices, leads=(
            END, Enter("support"), Enter("support_path"), Enter("used_again"), Enter("report"), Enter("sos"),
        )),
    ),
)  # fmt: skip
