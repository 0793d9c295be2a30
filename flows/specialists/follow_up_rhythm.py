"""How often is asked in one case: the loved one's days, and when a family's weeks become months."""

from __future__ import annotations

from typing import Any, Final

from flows import cadences
from flows.effects import Effect, FollowUpSet
from flows.loved_ones.begins_anew import begins_anew
from flows.model import Choice, Place, Turn
from flows.specialists.both import as_it_stands, changed_meanwhile
from flows.steps import Ask, Choose, Kept, leads_to
from flows.text import Fact, N, T, Text
from flows.tick import with_tick
from flows.view import View

FIRST_ONES: Final = 10


def text(view: View, place: Place) -> tuple[Text, ...]:
    plan = view.follow_up(place.data["case"])
    days = cadences.days_of(plan)
    return (
        T("<b>How often is asked</b>"),
        T("{loved_one}, in days from discharge, admission or the yes: {days}", days=_listed(view, days)),
        N("In all {n} check-in within a year.", "In all {n} check-ins within a year.", n=len(days)),
        T("After an amber answer the next one comes within three days, whatever is set here."),
        T("The family: every week for {n} weeks, then every four weeks", n=plan.weeks),
    )


def _listed(view: View, days: tuple[int, ...]) -> Fact:
    more = ", …" if len(days) > FIRST_ONES else ""
    return Fact("own", view.me.id, ", ".join(map(str, days[:FIRST_ONES])) + more)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    plan = view.follow_up(place.data["case"])
    return (
        *(
            Choice("as", with_tick(label, plan.cadence == name), to=chosen, argument=name)
            for name, (label, _) in cadences.NAMES.items()
        ),
        Choice("own", with_tick(T("Days of my own"), plan.cadence == "own"), to="days"),
        Choice("weeks", T("The family's weeks"), to="weeks"),
        Choice("all", T("The whole plan"), to="follow_up"),
    )


def _stands(view: View, place: Place) -> dict[str, Any]:
    plan = view.follow_up(place.data["case"])
    return {"cadence": plan.cadence, "days": list(plan.days), "weeks": plan.weeks}


@leads_to("rhythm")
def opened(view: View, place: Place) -> Turn:
    return Turn("rhythm", data=as_it_stands(view, _stands(view, place)))


@leads_to("rhythm")
def chosen(view: View, place: Place) -> Turn:
    name = str(place.data["choice"])
    return _set(view, place, {"name": name} if name in cadences.NAMES and name != "usual" else {})


def a_list_of_days(text: str, view: View, place: Place) -> Kept | Text:
    days = cadences.own_days(text)
    if days is None:
        return T("I need days between 1 and 365, like this: 1, 3, 7, 14, 30, 60, 90.")
    return Kept(list(days))


@leads_to("rhythm")
def own(view: View, place: Place) -> Turn:
    return _set(view, place, {"name": "own", "days": list(place.data["days"])})


def _set(view: View, place: Place, value: dict[str, object]) -> Turn:
    """What was planned by the old days is planned anew, at the loved one's own hour."""
    case, stands = place.data["case"], _stands(view, place)
    if (turn := changed_meanwhile(view, place, stands, "FollowUpSet")) is not None:
        return turn
    after = {**stands, "cadence": value.get("name", "usual"), "days": value.get("days", [])}
    effects: tuple[Effect, ...] = (FollowUpSet(case, "cadence", value), *begins_anew(view, case))
    return Turn("rhythm", effects, dict(as_it_stands(view, after)), T("Set. The next one comes by these days."))


def week_choices(view: View, place: Place) -> tuple[Choice, ...]:
    now = view.follow_up(place.data["case"]).weeks
    return tuple(
        Choice("w", with_tick(N("{n} week", "{n} weeks", n=weeks), weeks == now), to=weeks_set, argument=str(weeks))
        for weeks in cadences.WEEKS
    )


@leads_to("rhythm")
def weeks_set(view: View, place: Place) -> Turn:
    weeks, stands = int(place.data["choice"]), _stands(view, place)
    if (turn := changed_meanwhile(view, place, stands, "FollowUpSet")) is not None:
        return turn
    value = {"weeks": weeks} if weeks in cadences.WEEKS and weeks != cadences.WEEKS[1] else {}
    after = as_it_stands(view, {**stands, "weeks": weeks})
    return Turn("rhythm", (FollowUpSet(place.data["case"], "family", value),), dict(after))


RHYTHM_STEPS: Final = (
    Choose("rhythm", text, choices, leads=("rhythm", "days", "weeks", "follow_up")),
    Ask("days", T("On which days? Write them like this: 1, 3, 7, 14, 30, 60, 90."), save_as="days", check=a_list_of_days, to=own),
    Choose("weeks", T("For how many weeks from the outcome is the family asked every week?"), week_choices, leads=("rhythm",)),
)  # fmt: skip
