"""The checklist of a case: what is open, whose it is and by when; tick it, give it to somebody, open it again."""

from __future__ import annotations

from flows import checklist as tasks
from flows.effects import Effect, Push, TaskAssigned, TaskTicked
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import already, own_tasks
from flows.specialists.entry import approved
from flows.specialists.pages import more, on_page
from flows.specialists.words import name_of
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import N, T, Text
from flows.view import Participant, View


def text(view: View, place: Place) -> tuple[Text, ...]:
    case, all_of_them = view.case(place.data["case"]), tasks.items(view, place.data["case"])
    done = sum(one.done for one in all_of_them)
    unset = (T("No meeting is set yet, so I count the days back from it."),) if case.meeting_at is None else ()
    return (
        T("<b>Checklist</b> · {code_name}"),
        T("{done} of {all} done.", done=done, all=len(all_of_them)),
        *unset,
        *(
            tasks.line(tasks.title(one), tasks.owner(view, case, one), tasks.when(view, case, one))
            for one in on_page(all_of_them, place)
        ),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = tasks.items(view, place.data["case"])
    listed = (Choice("t", tasks.title(one), to=looked_at, argument=one.id) for one in on_page(found, place))
    return (*listed, *more(found, place), Choice("add", T("Add a task"), to="add"))


@leads_to("task")
def looked_at(view: View, place: Place) -> Turn:
    one = tasks.item(view, place.data["case"], str(place.data["choice"]))
    return Turn("task", data={"task": place.data["choice"], "stood": own_tasks.stands(one)})


GONE = T("This task is no longer on the list.")


def _found(view: View, place: Place) -> tasks.Item | None:
    """None when somebody took it off meanwhile: a screen that is drawn anew then says so."""
    return tasks.item(view, place.data["case"], str(place.data.get("task")))


# --- one task --------------------------------------------------------------------------------------------------------
def task_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = _found(view, place), view.case(place.data["case"])
    if one is None:
        return (GONE,)
    waits = (T("A go waits for this one."),) if one.secures and not one.done else ()
    return (
        T("<b>{title}</b>", title=one.title),
        *((one.about,) if one.about else ()),
        tasks.line(tasks.owner(view, case, one), tasks.when(view, case, one)),
        *_ticked_by(view, one),
        *waits,
    )


def task_choices(view: View, place: Place) -> tuple[Choice, ...]:
    one, whole = _found(view, place), Choice("all", T("The whole list"), to="checklist")
    if one is None:
        return (whole,)
    tick = Choice("open", T("Open it again"), to=ticked) if one.done else Choice("done", T("It is done"), to=ticked)
    return (
        tick,
        Choice("give", T("Give it to somebody"), to=giving),
        *own_tasks.off_choice(one),
        whole,
    )


@leads_to()
def ticked(view: View, place: Place) -> Turn:
    one, is_done = _found(view, place), place.data["choice"] == "done"
    if one is None:
        return Turn(note=GONE)
    if one.done == is_done:
        return Turn(note=T("That was done already."))
    after = {"stood": own_tasks.stands(one, done=is_done)}
    return Turn(None, (TaskTicked(place.data["case"], one.id, is_done),), after)


def _ticked_by(view: View, one: tasks.Item) -> tuple[Text, ...]:
    """Who did it and when, if that was not me."""
    who, when = one.state.done_by, one.state.done_at
    return (T("{who} has ticked it: {when}.", who=who, when=when),) if who and when and who.owner != view.me.id else ()


# --- whose it is -----------------------------------------------------------------------------------------------------
@leads_to("owner")
def giving(view: View, place: Place) -> Turn:
    return Turn("owner", data={"page": 0, "stood": own_tasks.stands(_found(view, place))})


def _may_have(view: View, place: Place) -> tuple[Participant, ...]:
    """Adults of the circle who come."""
    return tuple(part for part in approved(view, place.data["case"]) if not part.minor and part.rsvp != "cannot")


def owner_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _found(view, place)
    if one is None:
        return (GONE,)
    return (
        T("Who takes care of “{task}”?", task=one.title),
        T("They are told discreetly, see it under “My tasks”, and are reminded when it is due."),
    )


def owner_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if _found(view, place) is None:
        return ()
    people = _may_have(view, place)
    listed = (Choice("p", name_of(part), to=given, argument=str(part.person)) for part in on_page(people, place))
    return (*listed, *more(people, place), Choice("me", T("I do it myself"), to=given))


@leads_to("task")
def given(view: View, place: Place) -> Turn:
    one, case, wanted = _found(view, place), view.case(place.data["case"]), str(place.data["choice"])
    if one is None:
        return Turn("task", note=GONE)
    if place.data.get("stood", own_tasks.stands(one)) != own_tasks.stands(one):
        now = {"stood": own_tasks.stands(one)}
        return Turn("task", data=now, note=already.done(view, case.id, None, "TaskAssigned", "TaskTicked"))
    if wanted == "me":
        return Turn("task", (TaskAssigned(case.id, one.id, None),), {"stood": own_tasks.stands(one, owner=None)})
    part = next((part for part in _may_have(view, place) if str(part.person) == wanted), None)
    if part is None:
        return Turn("task", note=T("They are no longer in the circle, so nothing was changed."))
    if one.state.owner == part.person:
        return Turn("task", note=T("That was done already."))
    told = Push(
        part.person,
        (T("There is something that you could take care of."), T("One tap shows what, and by when.")),
        (Choice("look", T("Open"), to=Enter("my_tasks", str(case.id))),),
    )
    effects: tuple[Effect, ...] = (TaskAssigned(case.id, one.id, part.person), told)
    note = T("{who} has it now, and is told.", who=name_of(part))
    effects = (*effects, *tasks.reminders_of(view, case, part.person, part.zone))
    return Turn("task", effects, {"stood": own_tasks.stands(one, owner=part.person)}, note)


def open_of(view: View, case: int) -> Text:
    """A button's label: how much is still to do."""
    count = sum(not one.done for one in tasks.items(view, case))
    return N("Checklist: {n} open", "Checklist: {n} open", n=count)


FLOW = Flow(
    "checklist",
    opens=leaders,
    steps=(
        Choose("checklist", text, choices, leads=("task", "add")),
        Choose("task", task_text, task_choices, leads=("owner", "checklist")),
        Choose("owner", owner_text, owner_choices, leads=("task",)),
        *own_tasks.STEPS,
    ),
)
