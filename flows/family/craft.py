"""The programme after a no: a small step a week, so that help becomes more likely. It can be paused, and any step repeated.

The specialist sees which step somebody is at, and nothing of how it went.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from content.after_schema import CraftStep
from flows.after_outcome import CRAFT as KIND
from flows.after_outcome import in_programme, step, steps_for
from flows.effects import Effect, ProgrammeStepped, Promise, PromiseDropped, Push, Refresh
from flows.model import Choice, DueCame, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Said, T, Text
from flows.view import Programme, View
from flows.when import days_after

EVERY: Final = 7
"""Days from one step to the next."""
SAFE: Final = T("Only where it is safe for you. If it is not, write to {specialist} first, or tap /sos.")


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """For a member of a case without a yes."""
    data = members(view, argument)
    return data if data is not None and in_programme(view, view.case(data["case"])) else None


def entry(view: View, case: int) -> tuple[Choice, ...]:
    """From the first step on."""
    if not in_programme(view, view.case(case)) or _mine(view, case) is None:
        return ()
    return (Choice("craft", T("My step of the week"), to=Enter("craft", str(case))),)


def _mine(view: View, case: int) -> Programme | None:
    return view.programme(case).get(view.me.id or 0)


def _steps(view: View, place: Place) -> tuple[CraftStep, ...]:
    return steps_for(view.part(place.data["case"]))


def _found(view: View, place: Place, name: str) -> int:
    return next((n for n, one in enumerate(_steps(view, place)) if one.id == name), 0)


def _at(view: View, place: Place) -> int:
    mine = _mine(view, place.data["case"])
    return _found(view, place, mine.step) if mine else 0


def _name(view: View, place: Place) -> str:
    return _steps(view, place)[_at(view, place)].id


def _stepped(view: View, place: Place, name: str, state: str, *, more_done: int = 0) -> tuple[Effect, ...]:
    case, mine = view.case(place.data["case"]), _mine(view, place.data["case"])
    done = (mine.done if mine else 0) + more_done
    return (ProgrammeStepped(case.id, name, state, done), Refresh(case.specialist, "afterwards"))


def _next_one(view: View, case: int, person: int) -> Promise:
    return step(case, person, days_after(view.now, EVERY, view.me.check_in_hour, view.me.zone), view.me.zone)


# --- it comes --------------------------------------------------------------------------------------------------------
def come(view: View, due: DueCame) -> tuple[Effect, ...]:
    """Once a week, until it is paused or through. While the case is closed nothing is asked."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.in_circle:
        return ()
    case = view.case(standing.case)
    if not in_programme(view, case):
        return ()
    again = _next_one(view, case.id, due.person)
    if case.phase == "closed":
        return (again,)
    mine = view.programme(case.id).get(due.person)
    if mine is not None and mine.state != "on":
        return ()
    first = () if mine is not None else (
        ProgrammeStepped(case.id, steps_for(view.part(case.id))[0].id, "on", 0), Refresh(case.specialist, "afterwards"),
    )  # fmt: skip
    look = Choice("look", T("See the step"), to=Enter("craft", str(case.id)))
    push = Push(
        due.person, (T("A small step for this week."), T("It takes five minutes, and you choose when.")), (look,)
    )
    return (*first, push, again)


# --- a step ----------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    mine = _mine(view, place.data["case"])
    if mine is not None and mine.state == "paused":
        return (T("<b>Paused.</b> Nothing comes until you go on. You can read every step all the same."),)
    if mine is not None and mine.state == "over":
        return (T("<b>You have been through all the steps.</b> That is a lot. Any of them can be repeated."),)
    return _words(view, place, _at(view, place))


def _words(view: View, place: Place, at: int) -> tuple[Text, ...]:
    found = _steps(view, place)
    one = found[at]
    head = T("<b>{title}</b> · step {at} of {all}", title=Said(one.title), at=at + 1, all=len(found))
    say = (T("Words to borrow: {words}", words=Said(one.say)),) if one.say else ()
    return (head, *(Said(each) for each in one.text), T("<b>This week:</b> {what}", what=Said(one.do)), *say, SAFE)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    mine, case = _mine(view, place.data["case"]), str(place.data["case"])
    all_steps = Choice("all", T("All steps"), to=listed)
    talk = Choice("talk", T("Write to {specialist}"), to=Enter("talk", case))
    if mine is not None and mine.state == "paused":
        return (Choice("on", T("Go on"), to=went_on), all_steps, talk)
    if mine is not None and mine.state == "over":
        return (all_steps, talk)
    return (
        Choice("done", T("I tried it"), to=tried),
        Choice("again", T("Not yet, keep this step"), to=kept),
        all_steps,
        Choice("pause", T("Pause"), to=paused),
        talk,
    )


@leads_to("craft")
def tried(view: View, place: Place) -> Turn:
    """On to the next one, which is asked about in a week."""
    at, found = _at(view, place), _steps(view, place)
    if at == len(found) - 1:
        dropped = PromiseDropped(f"{KIND}:{place.data['case']}:{view.me.id}")
        effects = _stepped(view, place, found[at].id, "over", more_done=1)
        return Turn("craft", (*effects, dropped), note=T("That was the last step. Well done."))
    again = _next_one(view, place.data["case"], view.me.id or 0)
    effects = _stepped(view, place, found[at + 1].id, "on", more_done=1)
    note = T("Well done, however it went. Here is the next step. I remind you of it in a week.")
    return Turn("craft", (*effects, again), note=note)


@leads_to("craft")
def kept(view: View, place: Place) -> Turn:
    again = _next_one(view, place.data["case"], view.me.id or 0)
    effects = _stepped(view, place, _name(view, place), "on")
    return Turn("craft", (*effects, again), note=T("It stays for another week. Good things take their time."))


@leads_to("craft")
def paused(view: View, place: Place) -> Turn:
    dropped = PromiseDropped(f"{KIND}:{place.data['case']}:{view.me.id}")
    return Turn("craft", (*_stepped(view, place, _name(view, place), "paused"), dropped))


@leads_to("craft")
def went_on(view: View, place: Place) -> Turn:
    again = _next_one(view, place.data["case"], view.me.id or 0)
    return Turn("craft", (*_stepped(view, place, _name(view, place), "on"), again), note=T("Welcome back."))


# --- all of them -----------------------------------------------------------------------------------------------------
@leads_to("all")
def listed(view: View, place: Place) -> Turn:
    return Turn("all", data={"page": 0})


def all_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = _steps(view, place)
    shown = (Choice("s", Said(one.title), to=looked_at, argument=one.id) for one in on_page(found, place))
    return (*shown, *more(found, place))


@leads_to("one")
def looked_at(view: View, place: Place) -> Turn:
    return Turn("one", data={"step": str(place.data["choice"])})


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    return _words(view, place, _found(view, place, str(place.data.get("step"))))


@leads_to("craft")
def repeated(view: View, place: Place) -> Turn:
    """This step again, from today on."""
    again = _next_one(view, place.data["case"], view.me.id or 0)
    name = _steps(view, place)[_found(view, place, str(place.data.get("step")))].id
    return Turn("craft", (*_stepped(view, place, name, "on"), again), note=T("This is your step for the week now."))


FLOW = Flow(
    "craft",
    opens=opens,
    steps=(
        Choose("craft", text, choices, leads=("craft", "all", Enter("talk"))),
        Choose("all", T("Which step would you like to look at?"), all_choices, leads=("one",)),
        Choose("one", one_text, (
            Choice("mine", T("Make it my step"), to=repeated), Choice("all", T("All steps"), to="all"),
        )),
    ),
)  # fmt: skip

__all__ = ["FLOW", "KIND", "come", "entry"]
