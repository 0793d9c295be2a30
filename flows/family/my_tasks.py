"""What a member takes care of before the meeting: see it, tick it, open it again."""

from __future__ import annotations

from flows import checklist as tasks
from flows.effects import Refresh, TaskTicked
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to, members
from flows.text import N, T, Text
from flows.view import View

GONE = T("Somebody else takes care of this now.")


def text(view: View, place: Place) -> tuple[Text, ...]:
    case, mine = view.case(place.data["case"]), tasks.of_mine(view, place.data["case"])
    if not mine:
        return (T("There is nothing for you to do at the moment."), T("{specialist} may ask you for something later."))
    left = sum(not one.done for one in mine)
    head = (
        N("<b>{n} task is open</b>", "<b>{n} tasks are open</b>", n=left) if left else T("<b>All done. Thank you.</b>")
    )
    listed = on_page(mine, place)
    return (head, *(tasks.line(tasks.title(one), tasks.when(view, case, one)) for one in listed))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    mine = tasks.of_mine(view, place.data["case"])
    listed = (Choice("t", tasks.title(one), to=looked_at, argument=one.id) for one in on_page(mine, place))
    return (*listed, *more(mine, place))


@leads_to("task")
def looked_at(view: View, place: Place) -> Turn:
    return Turn("task", data={"task": place.data["choice"]})


def _this(view: View, place: Place) -> tasks.Item | None:
    """Of my own ones only: it may have been given to somebody else since."""
    mine = tasks.of_mine(view, place.data["case"])
    return next((one for one in mine if one.id == place.data.get("task")), None)


def task_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = _this(view, place), view.case(place.data["case"])
    if one is None:
        return (GONE,)
    head = T("<b>{title}</b>", title=one.title)
    return (head, *((one.about,) if one.about else ()), tasks.when(view, case, one))


def task_choices(view: View, place: Place) -> tuple[Choice, ...]:
    one = _this(view, place)
    back = Choice("all", T("My tasks"), to="tasks")
    if one is None:
        return (back,)
    tick = Choice("open", T("Open it again"), to=ticked) if one.done else Choice("done", T("It is done"), to=ticked)
    return (tick, back)


@leads_to("tasks")
def ticked(view: View, place: Place) -> Turn:
    one, case, done = _this(view, place), view.case(place.data["case"]), place.data["choice"] == "done"
    if one is None or one.done == done:
        return Turn("tasks", note=T("That was done already."))
    note = T("Thank you. {specialist} sees that it is done.") if done else T("It is open again.")
    return Turn("tasks", (TaskTicked(case.id, one.id, done), Refresh(case.specialist, "checklist")), note=note)


def entry(view: View, case: int) -> tuple[Choice, ...]:
    """The menu's button, for somebody who has a task."""
    mine = tasks.of_mine(view, case) if view.tasks(case) else ()
    left = sum(not one.done for one in mine)
    label = N("My tasks: {n} open", "My tasks: {n} open", n=left)
    return (Choice("tasks", label, to=Enter("my_tasks", str(case))),) if mine else ()


FLOW = Flow(
    "my_tasks",
    opens=members,
    steps=(
        Choose("tasks", text, choices, leads=("task",)),
        Choose("task", task_text, task_choices, leads=("tasks",)),
    ),
)
