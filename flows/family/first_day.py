"""The first 24 hours after use as a list that is ticked off: kept, and open again at any time.

1. What is ticked stays ticked for this time; when it happens again later, the list begins anew.
2. In the morning it is offered once more, unless everything is ticked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from content.load import small_steps
from content.support_schema import SmallStep
from flows.effects import Effect, Promise, Push, ReturnBegun, ReturnStepTicked
from flows.model import Choice, DueCame, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Said, T, Text
from flows.tick import with_tick
from flows.view import Episode, View
from flows.when import days_after

KIND: Final = "first_day"
A_PAGE: Final = 5
SHEET: Final = "first_24_hours"
MORNING: Final = 9
LASTS: Final = timedelta(days=3)
"""So long the list is there to go on with."""


def now(view: View, case: int) -> Episode | None:
    """The one that is going on."""
    found = view.episode(case)
    return found if found is not None and view.now - found.at < LASTS else None


def begun(view: View, case: int) -> tuple[Effect, ...]:
    """A list for this time, when there is none; and a word in the morning."""
    if now(view, case) is not None or view.me.id is None:
        return ()
    at = days_after(view.now, 1, MORNING, view.me.zone)
    key = f"{KIND}:{case}:{view.me.id}"
    promise = Promise(key, KIND, view.me.id, at, case, {}, at + LASTS, view.me.zone)
    return (ReturnBegun(case, view.new_id()), promise)


def entry(view: View, case: int) -> tuple[Choice, ...]:
    """The button of the menu, while there is something to go on with."""
    found = now(view, case)
    if found is None:
        return ()
    label = T("First 24 hours: {done} of {all}", done=len(_ticked(found)), all=len(small_steps(SHEET)))
    return (Choice("first_day", label, to=Enter("first_day", str(case))),)


def come(view: View, came: DueCame) -> tuple[Effect, ...]:
    standing = view.standing(came.case) if came.case is not None else None
    if standing is None or not standing.in_circle or view.case(standing.case).phase == "closed":
        return ()
    found = now(view, standing.case)
    if found is None or len(_ticked(found)) == len(small_steps(SHEET)):
        return ()
    look = Choice("look", T("Open the list"), to=Enter("first_day", str(standing.case)))
    text = (
        T("Good morning. How was the night?"),
        T("A few small steps may still be open. One of them is enough for now."),
    )
    return (Push(came.person, text, (look,)),)


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    data = members(view, argument)
    return data if data and now(view, data["case"]) is not None else None


# --- the list --------------------------------------------------------------------------------------------------------
def _ticked(episode: Episode | None) -> set[str]:
    known = {one.id for one in small_steps(SHEET)}
    return known & set(episode.ticked) if episode else set()


def hours_text(view: View, place: Place) -> tuple[Text, ...]:
    listed, done = small_steps(SHEET), _ticked(now(view, place.data["case"]))
    head = T("<b>The first 24 hours</b> · {done} of {all} done", done=len(done), all=len(listed))
    if len(done) == len(listed):
        return (head, T("You did all of it. {specialist} knows what happened. Now rest, if you can."))
    return (head, T("One at a time. What you tick off stays ticked, and you can come back at any time."))


def hours_choices(view: View, place: Place) -> tuple[Choice, ...]:
    done = _ticked(now(view, place.data["case"]))
    listed = tuple(Choice("s", _label(one, done), to=opened, argument=one.id) for one in small_steps(SHEET))
    return (
        *on_page(listed, place, A_PAGE),
        *more(listed, place, A_PAGE),
        Choice("sos", T("Somebody is in danger"), to=Enter("sos")),
    )


def _label(one: SmallStep, done: set[str]) -> Text:
    return with_tick(Said(one.title or one.text), one.id in done)


@leads_to("step")
def opened(view: View, place: Place) -> Turn:
    return Turn("step", data={"step": str(place.data["choice"])})


# --- one of them -----------------------------------------------------------------------------------------------------
def _this(place: Place) -> SmallStep:
    listed = small_steps(SHEET)
    return next((one for one in listed if one.id == place.data.get("step")), listed[0])


def step_text(view: View, place: Place) -> tuple[Text, ...]:
    listed, here = small_steps(SHEET), _this(place)
    return (T("{at} of {all}", at=listed.index(here) + 1, all=len(listed)), Said(here.text))


def step_choices(view: View, place: Place) -> tuple[Choice, ...]:
    here = _this(place)
    done = here.id in _ticked(now(view, place.data["case"]))
    tick = Choice("untick", T("Not done yet"), to=unticked) if done else Choice("tick", T("Done, next one"), to=ticked)
    more = {
        "breathing": (Choice("overdose", T("Overdose, step by step"), to=Enter("overdose")),),
        "you": (
            Choice("care", T("How are you yourself?"), to=Enter("care")),
            Choice("support", T("What would do me good"), to=Enter("support")),
        ),
    }
    sos = Choice("sos", T("Somebody is in danger"), to=Enter("sos"))
    return (tick, Choice("list", T("To the list"), to="hours"), *more.get(here.id, ()), sos)


@leads_to("step", "hours")
def ticked(view: View, place: Place) -> Turn:
    """Tick it, and go to the next one that is open."""
    episode, here, listed = now(view, place.data["case"]), _this(place), small_steps(SHEET)
    if episode is None:
        return Turn("hours")
    done = _ticked(episode) | {here.id}
    at = listed.index(here)
    following = next((one for one in (*listed[at + 1 :], *listed[:at]) if one.id not in done), None)
    effect = ReturnStepTicked(place.data["case"], episode.id, here.id, True)
    return Turn("step" if following else "hours", (effect,), {"step": following.id} if following else {})


@leads_to("step")
def unticked(view: View, place: Place) -> Turn:
    episode = now(view, place.data["case"])
    if episode is None:
        return Turn("step")
    return Turn("step", (ReturnStepTicked(place.data["case"], episode.id, _this(place).id, False),))


STEPS: Final = (
    Choose("hours", hours_text, hours_choices, leads=("step", Enter("sos"))),
    Choose("step", step_text, step_choices, leads=(
        "step", "hours", Enter("overdose"), Enter("care"), Enter("support"), Enter("sos"),
    )),
)  # fmt: skip
FLOW = Flow("first_day", opens=opens, resumes=True, steps=STEPS)
