"""After the meeting, person by person: who has answered the debrief, how long the circle holds together, who is at which step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from content.load import craft
from flows.after_outcome import holds, in_programme
from flows.family.debrief import of_this_outcome
from flows.model import Choice, Enter, Place, Turn
from flows.shortened import shortened
from flows.specialists import sheets
from flows.specialists.entry import approved
from flows.specialists.pages import more, on_page
from flows.specialists.words import OUTCOMES, name_of
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, Local, N, Said, T, Text
from flows.view import Participant, View

ASKED_TWICE: Final = timedelta(hours=20)
GIVEN_UP: Final = timedelta(hours=40)
LONGEST: Final = 300


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """Once it is noted how the meeting went."""
    data = leaders(view, argument)
    return data if data is not None and view.case(data["case"]).outcome_at is not None else None


# --- everybody -------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    case, parts = view.case(place.data["case"]), approved(view, place.data["case"])
    outcome = (OUTCOMES[case.outcome],) if case.outcome else ()
    head = Joined((T("<b>After the meeting</b>"), *outcome))
    until = Local((case.outcome_at or view.now) + timedelta(hours=72), case.zone)
    together = (T("Holding together until {when}.", when=until),) if holds(view, case) else ()
    lines = (Joined((name_of(part), debrief_of(view, part), *_step_of(view, part))) for part in on_page(parts, place))
    return (head, *together, *lines) if parts else (head, T("Nobody is in the circle."))


def debrief_of(view: View, part: Participant) -> Text:
    one = of_this_outcome(view, part.case, part.person)
    if one is None:
        return T("not asked yet")
    if one.finished_at is not None:
        return T("debrief answered")
    waits = view.now - one.due_at
    if waits >= GIVEN_UP:
        return T("<b>no answer</b>, asked twice")
    return T("asked again, no answer yet") if waits >= ASKED_TWICE else T("asked, no answer yet")


def _step_of(view: View, part: Participant) -> tuple[Text, ...]:
    """Where somebody is in the programme; how it went stays theirs."""
    if not in_programme(view, view.case(part.case)):
        return ()
    mine = view.programme(part.case).get(part.person)
    if mine is None:
        return (T("first step to come"),)
    one = next((one for one in craft() if one.id == mine.step), craft()[0])
    done = N("{n} step done", "{n} steps done", n=mine.done)
    if mine.state == "over":
        return (T("through all steps"), done)
    if mine.state == "paused":
        return (T("paused at “{step}”", step=Said(one.title)), done)
    return (T("at “{step}”", step=Said(one.title)), done)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, parts = view.case(place.data["case"]), approved(view, place.data["case"])
    listed = (Choice("p", name_of(part), to=chosen, argument=str(part.person)) for part in on_page(parts, place))
    tell = Choice("tell", T("Write to the circle"), to=Enter("broadcast", str(case.id)))
    return (*listed, *more(parts, place), tell)


@leads_to("one", "afterwards")
def chosen(view: View, place: Place) -> Turn:
    wanted = str(place.data["choice"])
    known = {str(part.person) for part in approved(view, place.data["case"])}
    if wanted not in known:
        return Turn("afterwards", note=T("They are no longer in the circle, so nothing was changed."))
    return Turn("one", data={"person": int(wanted)})


# --- one person ------------------------------------------------------------------------------------------------------
def one_text(view: View, place: Place) -> tuple[Text, ...]:
    part = view.participant(place.data["case"], place.data["person"])
    head = Joined((T("<b>{name}</b>", name=name_of(part)), debrief_of(view, part), *_step_of(view, part)))
    found = of_this_outcome(view, part.case, part.person)
    if found is None or not found.answers:
        return (head, T("Nothing to read yet."))
    lines = (
        T(
            "{question}: {answer}",
            question=sheets.label(found.sheet, question),
            answer=sheets.answer(found.sheet, question, shortened(found.answers[question], LONGEST)),
        )
        for question in sheets.in_order(found.sheet, found.answers)
    )
    return (head, *lines)


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, person = place.data["case"], place.data["person"]
    return (
        Choice("talk", T("Write to {name}", name=name_of(view.participant(case, person))), to=Enter("thread", f"{case}-{person}")),
        Choice("seen", T("Check-ins"), to=Enter("seen_check_ins", f"{case}-{person}")),
        Choice("all", T("Everybody"), to="afterwards"),
    )  # fmt: skip


FLOW = Flow(
    "afterwards",
    opens=opens,
    steps=(
        Choose("afterwards", text, choices, leads=("one", "afterwards", Enter("broadcast"))),
        Choose("one", one_text, one_choices, leads=("afterwards", Enter("thread"), Enter("seen_check_ins"))),
    ),
)
