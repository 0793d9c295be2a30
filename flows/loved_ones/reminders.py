"""What they choose to be reminded of: routines, meetings, appointments, medicine. Add, change, pause, delete.

1. A locked screen shows what they allow: a neutral line, or their own words.
2. One that comes late after an outage is left out; the next one is planned all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from flows.effects import Effect, Promise, PromiseDropped, Push, ReminderDropped
from flows.loved_ones import reminder_time as time
from flows.loved_ones import reminder_words as words
from flows.loved_ones.joined import joined
from flows.loved_ones.reminder_steps import STEPS, begun_anew, loaded, saved_as
from flows.model import END, Choice, DueCame, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, T, Text
from flows.view import Reminder, View

USEFUL: Final = timedelta(hours=2)
LATER: Final = timedelta(minutes=30)
GONE: Final = T("This reminder is no longer here.")


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """All of mine; ``case-ID``: the one that came."""
    case, _, wanted = argument.partition("-")
    data = joined(view, case)
    if data is None or not wanted:
        return data
    found = next((one for one in view.reminders(data["case"]) if str(one.id) == wanted), None)
    return {**data, "came": found.id, "reminder": found.id} if found else None


# --- all of them, or the one that came -------------------------------------------------------------------------------
def first_text(view: View, place: Place) -> tuple[Text, ...]:
    if "came" in place.data:
        one = _this(view, place)
        return (T("It is time:"), T("<b>{what}</b>", what=words.called(one))) if one else (GONE,)
    mine = view.reminders(place.data["case"])
    if not mine:
        return (
            T("<b>My reminders</b>"),
            # Source: no claim
            T(
                "Nothing yet. You can be reminded of a routine, a meeting, an appointment or medicine. Only you see them."
            ),
        )
    return (T("<b>My reminders</b>"), *(_line(view, one) for one in on_page(mine, place)))


def _line(view: View, one: Reminder) -> Text:
    paused = (T("paused"),) if one.paused else ()
    return Joined((words.called(one), words.when(view, one), *paused))


def first_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if "came" in place.data:
        later = (Choice("later", T("In half an hour"), to=later_again),) if _this(view, place) else ()
        return (Choice("done", T("Done"), to=END), *later, Choice("all", T("All my reminders"), to=all_of_them))
    mine = view.reminders(place.data["case"])
    listed = (Choice("one", words.called(one), to=chosen, argument=str(one.id)) for one in on_page(mine, place))
    return (*listed, *more(mine, place), Choice("add", T("Add a reminder"), to=begun_anew))


@leads_to(Enter("reminders"))
def all_of_them(view: View, place: Place) -> Turn:
    return Turn(Enter("reminders", str(place.data["case"])))


@leads_to(END)
def later_again(view: View, place: Place) -> Turn:
    one, case = int(place.data["reminder"]), int(place.data["case"])
    at = view.now + LATER
    again = Promise(
        f"again:{time.key(case, one)}", time.KIND, view.me.id or 0, at, case, {"reminder": one, "again": True}
    )
    return Turn(END, (again,), note=T("I write again in half an hour."))


@leads_to("one")
def chosen(view: View, place: Place) -> Turn:
    return Turn("one", data={"reminder": int(place.data["choice"])})


# --- one of them -----------------------------------------------------------------------------------------------------
def _this(view: View, place: Place) -> Reminder | None:
    return next((one for one in view.reminders(place.data["case"]) if one.id == place.data.get("reminder")), None)


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _this(view, place)
    if one is None:
        return (GONE,)
    paused = (T("It is paused: it does not come."),) if one.paused else ()
    return (T("<b>{what}</b>", what=words.called(one)), words.KINDS[one.kind], words.when(view, one), *paused)


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    one, all_ = _this(view, place), Choice("all", T("All my reminders"), to="reminders")
    if one is None:
        return (all_,)
    pause = Choice("go", T("Let it come again"), to=turned) if one.paused else Choice("pause", T("Pause it"), to=turned)
    return (
        Choice("when", T("Change when it comes"), to=change_when),
        Choice("words", T("Change what it is called"), to=change_words),
        pause,
        Choice("drop", T("Delete it"), to="drop"),
        all_,
    )


@leads_to("often", "reminders")
def change_when(view: View, place: Place) -> Turn:
    one = _this(view, place)
    return Turn("often", data=loaded(one)) if one else Turn("reminders", note=GONE)


@leads_to("called", "reminders")
def change_words(view: View, place: Place) -> Turn:
    one = _this(view, place)
    return Turn("called", data=loaded(one)) if one else Turn("reminders", note=GONE)


@leads_to()
def turned(view: View, place: Place) -> Turn:
    one = _this(view, place)
    if one is None or one.paused == (place.data["choice"] == "pause"):
        return Turn(note=T("That was done already."))
    paused = not one.paused
    note = T("It is paused.") if paused else T("It comes again.")
    return Turn(None, saved_as(view, place, {**loaded(one), "paused": paused}), note=note)


@leads_to("reminders")
def dropped(view: View, place: Place) -> Turn:
    case, one = int(place.data["case"]), int(place.data["reminder"])
    key = time.key(case, one)
    effects = (ReminderDropped(case, one), PromiseDropped(key), PromiseDropped(f"again:{key}"))
    return Turn("reminders", effects, {"page": 0}, T("It is gone."))


# --- when its time has come ------------------------------------------------------------------------------------------
def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    """Remind, and plan the next time; what comes too late to be useful is left out."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.is_loved_one:
        return ()
    one = next((one for one in view.reminders(standing.case) if one.id == due.data["reminder"]), None)
    if one is None or one.paused:
        return ()
    again = None if due.data.get("again") else time.promise(one, due.person, view.now, view.me.zone)
    after = (again,) if again else ()
    if view.now - due.at > USEFUL:
        return after
    said = (
        (T("You wanted to be reminded: {what}", what=one.words),) if one.words else (T("You wanted to be reminded."),)
    )
    look = Choice("look", T("Open"), to=Enter("reminders", f"{standing.case}-{one.id}"))
    return (Push(due.person, said, (look,), useless_after=due.at + USEFUL), *after)


FLOW = Flow(
    "reminders",
    opens=opens,
    steps=(
        Choose("reminders", first_text, first_choices, leads=("one", "kind", END, Enter("reminders"))),
        Choose("one", one_text, one_choices, leads=("reminders", "often", "called", "drop")),
        Choose("drop", T("Delete this reminder?"), (
            Choice("no", T("No, keep it"), to="one"),
            Choice("yes", T("Yes, delete it"), to=dropped),
        )),
        *STEPS,
    ),
)  # fmt: skip
