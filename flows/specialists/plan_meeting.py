"""The meeting's day, hour and place, typed as people write them, on the case's own clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flows import calendar_entry
from flows.checklist import reminders, reopened
from flows.effects import Effect, MeetingSet, PhaseReached, PromiseDropped
from flows.family.answers import asked
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.already import told
from flows.specialists.dates import Problem, other_reading, read_moment
from flows.specialists.meanwhile import since
from flows.specialists.moved import changed
from flows.specialists.places import city
from flows.specialists.red_flags import PAUSED, paused
from flows.specialists.script_ahead import ahead
from flows.steps import Ask, Choose, Flow, Kept, follow, leaders, leads_to, short_words
from flows.text import Fact, Local, N, T, Text
from flows.view import View

WHAT_WENT_WRONG: dict[Problem, Text] = {
    "nonsense": T("I could not read a day and an hour in that. Could you write it like this: 5 Dec 2026 15:30?"),
    "no_day": T("I read the hour, but no day. Could you write both, like this: 5 Dec 2026 15:30?"),
    "no_hour": T("I read the day, but no hour. Could you write both, like this: 5 Dec 2026 15:30?"),
    "past": T("That moment has passed already. Which day did you mean?"),
    "far": T("That is more than two years away. Is the year right?"),
    "skipped": T("The clocks go forward that night, and this hour is left out. Please choose another hour."),
    "weekday": T("That date falls on another day of the week. Which of the two is right? Please write it again."),
}
HOW_TO_WRITE = T("Write the day and the hour, for example: 5 Dec 2026 15:30, or: Saturday 3 pm.")


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A case that I lead, and when I began: what a colleague sets from then on is said before mine replaces it."""
    data = leaders(view, argument)
    return {**data, "since": view.now.isoformat()} if data else None


def when_text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    clock = T("I read it on the case's clock: {city}.", city=city(case.zone, view))
    if case.meeting_at is None or case.meeting_place is None:
        return (T("When will you meet?"), HOW_TO_WRITE, clock)
    is_set = T("The meeting is set: {when}, {where}.", when=Local(case.meeting_at, case.zone), where=case.meeting_place)
    return (is_set, T("To move it, write the new day and hour. Everybody is then asked again."), clock)


def when_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = view.case(place.data["case"])
    if case.meeting_at is None:
        return ()
    return (
        Choice("tell", T("Tell the circle"), to=Enter("broadcast", str(case.id))),
        Choice("plan", T("The rest of the plan"), to=Enter("plan", str(case.id))),
        *((calendar_entry.CHOICE,) if case.meeting_at > view.now else ()),
    )


def a_moment(text: str, view: View, place: Place) -> Kept | Text:
    """Read what was typed; a date that only makes sense with the month first is read so."""
    zone = view.case(place.data["case"]).zone
    read, other = read_moment(text, view.now, zone), other_reading(text, view.now, zone)
    if isinstance(read, str) and other is None:
        return WHAT_WENT_WRONG[read]
    first = other if isinstance(read, str) else read
    assert first is not None
    second = other.isoformat() if other and other != first else ""
    return Kept([first.isoformat(), second])


def moment_text(view: View, place: Place) -> tuple[Text, ...]:
    return (T("Did I read that right?"), _said(view, place, moment_said(place)))


def moment_choices(view: View, place: Place) -> tuple[Choice, ...]:
    other = place.data["moments"][1]
    return (
        Choice("yes", T("Yes, that is it"), to="where"),
        *((Choice("other", T("No, the month comes first"), to=turned_round),) if other else ()),
        Choice("again", T("No, write it again"), to="when"),
    )


@leads_to()
def turned_round(view: View, place: Place) -> Turn:
    first, second = place.data["moments"]
    return Turn(data={"moments": [second, first]})


@leads_to("done", "when", "meanwhile")
def placed(view: View, place: Place) -> Turn:
    """Set it. Whoever took a long break in between may find that the moment has passed."""
    at, case = moment_said(place), view.case(place.data["case"])
    if paused(view, case.id):
        return Turn("when", note=PAUSED)
    if at <= view.now:
        return Turn("when", note=WHAT_WENT_WRONG["past"])
    if (deed := since(view, place, case.id, "MeetingSet")) is not None:
        return Turn("meanwhile", note=told(deed))
    opened = reopened(view, case, at)
    moved = changed(view, case)
    effects: tuple[Effect, ...] = (
        MeetingSet(case.id, at, str(place.data["where"])), PromiseDropped(f"meeting:{case.id}:"), *moved, *opened, *reminders(view, case, at), *ahead(case, at, view.now),
    )  # fmt: skip
    if case.phase not in ("aftercare", "closed"):
        effects = (*effects, PhaseReached(case.id, "scheduled"))
    again = N(
        "{n} task was done for the old day. It is open again on the checklist.",
        "{n} tasks were done for the old day. They are open again on the checklist.",
        n=len(opened),
    )
    return Turn("done", effects, {"told": bool(moved)}, again if opened else None)


# --- a colleague was here --------------------------------------------------------------------------------------------
def meanwhile_text(view: View, place: Place) -> tuple[Text, ...]:
    where = Fact("own", view.me.id, place.data["where"])
    mine = T("Yours: {when}, {where}.", when=Local(moment_said(place), view.case(place.data["case"]).zone), where=where)
    return (when_text(view, place)[0], mine)


@leads_to("done", "when", "meanwhile")
def placed_all_the_same(view: View, place: Place) -> Turn:
    return follow(placed, view, place, {"since": view.now.isoformat()})


# --- it is set -------------------------------------------------------------------------------------------------------
def done_text(view: View, place: Place) -> tuple[Text, ...]:
    where = Fact("own", view.me.id, place.data["where"])
    return (
        T("The meeting is set."),
        _said(view, place, moment_said(place)),
        T("Place: {where}", where=where),
        T("Everybody who had the old message gets the new one in its place, and is asked again.")
        if place.data.get("told")
        else T("Nobody has been told yet. Tell the circle when you are ready, and they answer with one tap."),
    )


def done_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """Whoever was told already is told of the change by itself."""
    case = str(place.data["case"])
    tell = Choice("tell", T("Tell the circle"), to=Enter("broadcast", case))
    status = Choice("status", T("See the answers"), to=newest)
    return (
        *((status,) if place.data.get("told") else ()),
        tell,
        Choice("plan", T("The rest of the plan"), to=Enter("plan", case)),
        Choice("case", T("Back to the case"), to=Enter("case", case)),
    )


@leads_to(Enter("notice_status"))
def newest(view: View, place: Place) -> Turn:
    notice = asked(view, place.data["case"])
    return Turn(Enter("notice_status", str(notice.id))) if notice else Turn(None)


def moment_said(place: Place) -> datetime:
    """The moment that was typed and looked at."""
    return datetime.fromisoformat(place.data["moments"][0])


def _said(view: View, place: Place, at: datetime) -> Text:
    return T("<b>{when}</b>", when=Local(at, view.case(place.data["case"]).zone))


FLOW = Flow(
    "plan_meeting",
    opens=opens,
    over=("done",),
    steps=(
        Ask("when", when_text, save_as="moments", check=a_moment, to="day", choices=when_choices),
        Choose("day", moment_text, moment_choices, leads=("where", "when")),
        Ask(
            "where",
            T("Where will you meet? Write the address as the circle should read it."),
            save_as="where",
            check=short_words(200),
            to=placed,
        ),
        Choose("meanwhile", meanwhile_text, (
            Choice("mine", T("Take mine"), to=placed_all_the_same),
            Choice("theirs", T("Leave it as it is"), to="when"),
        )),
        Choose("done", done_text, done_choices, leads=(
            Enter("broadcast"), Enter("plan"), Enter("case"), Enter("notice_status"),
        )),
    ),
)  # fmt: skip
