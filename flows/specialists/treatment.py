"""From the yes to the door of treatment, and to its end: what is settled, when they arrive, when they come home.

1. Nothing typed is lost: what cannot be is said plainly, and the question stays open.
2. Nobody arrives before the meeting, and nobody comes home before they arrived.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from content.load import arrangements
from flows import at_the_door
from flows.effects import Admitted, Effect, PhaseReached, PromiseDropped, Push, Refresh
from flows.loved_ones.begins_anew import begins_anew
from flows.model import Choice, Enter, Place, Turn, Words
from flows.specialists import admission, settled
from flows.specialists.admission import DAY_WRONG, MOMENT_WRONG
from flows.specialists.entry import approved
from flows.specialists.happened import read_when
from flows.steps import Choose, Flow, Step, leaders, leads_to
from flows.text import Joined, Local, N, T, Text
from flows.view import Case, View
from flows.walls import MAY_JOIN
from flows.watch import Hours, gaps, until


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """After a yes, or a partial one."""
    data = leaders(view, argument)
    return data if data is not None and view.case(data["case"]).outcome in MAY_JOIN else None


# --- where it stands -------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    done = sum(settled.is_settled(view, case.id, one) for one in arrangements())
    head = Joined((T("<b>Until the door</b>"), T("{code_name}")))
    return (
        head,
        _when(case),
        *(() if case.admitted_at else never_alone(view, case)),
        T("{done} of {all} things are settled.", done=done, all=len(arrangements())),
    )


def _when(case: Case) -> Text:
    if case.discharge_at is not None and case.admitted_at is not None:
        until = settled.day_of(case.discharge_at, case)
        return T("Admitted: {since}\nTreatment ends: {until}", since=Local(case.admitted_at, case.zone), until=until)
    if case.admitted_at is not None:
        return T("Admitted: {since}", since=Local(case.admitted_at, case.zone))
    if case.admission_at is not None:
        return T("Admission: {when}", when=Local(case.admission_at, case.zone))
    return T("No time for the admission yet.")


def alone(view: View, case: Case) -> tuple[Hours, ...]:
    """The hours in which nobody is planned to be there, as far as they lie ahead."""
    there = [(one.begins, one.ends) for one in view.escorts(case.id) if one.person is not None]
    found = gaps(case.outcome_at or view.now, until(case.outcome_at, case.admission_at, view.now), there)
    return tuple((max(begins, view.now), ends) for begins, ends in found if ends > view.now)


def never_alone(view: View, case: Case) -> tuple[Text, ...]:
    """The gaps by name: the first of them, and how many more."""
    found = alone(view, case)
    if not found:
        return (T("Somebody is there at every hour until the door."),)
    (begins, ends), more = found[0], len(found) - 1
    first = T(
        "<b>Nobody is there</b> from {begins} to {ends}.", begins=Local(begins, case.zone), ends=Local(ends, case.zone)
    )
    return (first, *((N("And {n} more gap.", "And {n} more gaps.", n=more),) if more else ()))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = view.case(place.data["case"])
    before = () if case.admitted_at else (
        Choice("escorts", T("Who is there when"), to=Enter("escorts", str(case.id))),
        Choice("time", T("Time of the admission"), to=admission.opened),
    )  # fmt: skip
    came = T("Change the arrival") if case.admitted_at else T("They have arrived")
    return (
        *before,
        Choice("things", T("What is settled"), to=settled.opened),
        Choice("came", came, to=admission.opened),
        *((Choice("home", T("Last day of treatment"), to=admission.opened),) if case.admitted_at else ()),
        Choice("agreed", T("Who agreed to what"), to=Enter("agreed", str(case.id))),
    )


# --- they have arrived -----------------------------------------------------------------------------------------------
def came_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("When did {loved_one} arrive at the door of treatment?"),
        T("Tap, or write it, for example: today 16:30, or: 5 Dec 2026 16:30."),
    )


def came_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = view.case(place.data["case"])
    now = (Choice("now", T("Just now"), to=just_now),)
    return (*now, Choice("not", T("Not yet: take it back"), to=not_yet)) if case.admitted_at else now


@leads_to("treatment", "both")
def just_now(view: View, place: Place) -> Turn:
    return _arrived(view, view.case(place.data["case"]), view.now, place)


def came_typed(view: View, place: Place, heard: Words) -> Turn:
    case = view.case(place.data["case"])
    read = read_when(heard.text, view.now, case.zone)
    return _arrived(view, case, read, place) if isinstance(read, datetime) else Turn(note=MOMENT_WRONG[read])


def _arrived(view: View, case: Case, at: datetime, place: Place) -> Turn:
    if (wrong := admission.too_early(case, at)) is not None:
        return Turn(note=wrong)
    if at > view.now:
        return Turn(
            note=T("That still lies ahead. When did they arrive? Or go back, and set the time of the admission.")
        )
    if case.discharge_at is not None and case.discharge_at < at:
        return Turn(note=T("That is after the last day of treatment, which is noted already. Nothing was changed."))
    if (turn := admission.colleague_first(view, place, "came", at)) is not None:
        return turn
    first = case.admitted_at is None
    effects: tuple[Effect, ...] = (
        Admitted(case.id, at),
        PromiseDropped(f"escort:{case.id}:"),
        PromiseDropped(at_the_door.key(case.id)),
    )
    if case.phase == "held":
        effects = (*effects, PhaseReached(case.id, "aftercare"))
    effects = (*effects, *begins_anew(view, case.id))
    note = T("Noted. The circle hears that the door was reached.") if first else T("Kept.")
    return Turn("treatment", (*effects, *(_told(view, case) if first else ())), note=note)


def _told(view: View, case: Case) -> tuple[Effect, ...]:
    """A line that says nothing to others, and a minute for each of those who carried it."""
    says = (T("There is good news: you did it. The door was reached."), T("Rest now. A minute for yourself?"))
    care = Choice("care", T("A minute for me"), to=Enter("care", f"case-{case.id}"))
    pushes = tuple(Push(part.person, says, (care,)) for part in approved(view, case.id))
    return (*pushes, *(Refresh(part.person, "my_watch") for part in approved(view, case.id)))


@leads_to("treatment", "both")
def not_yet(view: View, place: Place) -> Turn:
    if (turn := admission.colleague_first(view, place, "came", None)) is not None:
        return turn
    return Turn("treatment", (Admitted(place.data["case"], None),), note=T("Taken back. Never alone goes on."))


def _set(view: View, place: Place, step: str, at: datetime | None) -> Turn:
    """Mine after all, where a colleague had set another moment."""
    if step == "time":
        return admission.set_time(view, place, at)
    if step == "home":
        return admission.set_home(view, place, at)
    return not_yet(view, place) if at is None else _arrived(view, view.case(place.data["case"]), at, place)


FLOW = Flow(
    "treatment",
    opens=opens,
    steps=(
        Choose("treatment", text, choices, leads=("time", "things", "came", "home", Enter("escorts"), Enter("agreed"))),
        Step(
            "time", admission.time_text, admission.time_choices, words=admission.time_typed, leads=("treatment", "both")
        ),
        Step("came", came_text, came_choices, words=came_typed, leads=("treatment", "both")),
        Step(
            "home", admission.home_text, admission.home_choices, words=admission.home_typed, leads=("treatment", "both")
        ),
        admission.moments(_set),
        *settled.STEPS,
    ),
)

__all__ = ["DAY_WRONG", "FLOW", "alone", "never_alone", "opens"]
