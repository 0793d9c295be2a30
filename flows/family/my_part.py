"""What the specialist shows a member of the plan: who is where, the way there, when they read and what they answer.

Names of others stand only where they have a task for everybody (who drives, who follows); of an order a member sees
their own place.
"""

from __future__ import annotations

from content.load import plan_sections, reactions
from content.plan_schema import PlanItem
from flows.model import Choice, Place
from flows.steps import Choose
from flows.text import Said, T, Text
from flows.view import Planned, View


def text(view: View, place: Place) -> tuple[Text, ...]:
    plan = view.plan(place.data["case"])
    if not view.plan_shown(place.data["case"]):
        return (T("{specialist} is still working on the plan. You see your part here when it is ready."),)
    items = (item for section in plan_sections() for item in section.items if item.id in plan)
    lines = tuple(line for item in items if (line := _line(view, item, plan[item.id])) is not None)
    return (
        T("<b>My part</b>"),
        *lines,
        *_reading(view, plan.get("speaking")),
        *_answering(view, place.data["case"]),
        T("Nobody has to do this perfectly. If you are unsure, ask {specialist}."),
    )


def of_mine(view: View, case: int) -> tuple[Text, ...]:
    """What is mine alone: who drives, who follows, my place in an order. Nothing while the plan is not shown."""
    if not view.plan_shown(case):
        return ()
    plan = view.plan(case)
    items = [item for section in plan_sections() for item in section.items if item.id in plan]
    mine = [one for one in items if plan[one.id].person == view.me.id or _at(view, plan[one.id])]
    lines = tuple(line for one in mine if (line := _line(view, one, plan[one.id])) is not None)
    return (*lines, *_reading(view, plan.get("speaking")))


def _line(view: View, item: PlanItem, planned: Planned) -> Text | None:
    title = Said(item.title)
    if item.kind == "order":
        at = _at(view, planned)
        return T("<b>{title}</b>: you are number {n}", title=title, n=at) if at else None
    if planned.person is not None:
        you = planned.person == view.me.id
        who = T("you") if you else planned.name
        return T("<b>{title}</b>: {value}", title=title, value=who) if who is not None else None
    if planned.usual and item.usual:
        return T("<b>{title}</b>: {value}", title=title, value=Said(item.usual))
    return T("<b>{title}</b>: {value}", title=title, value=planned.words) if planned.words is not None else None


def _at(view: View, planned: Planned) -> int:
    """My number in that order, from one; 0 when I do not stand in it."""
    return planned.people.index(view.me.id) + 1 if view.me.id in planned.people else 0


def _reading(view: View, planned: Planned | None) -> tuple[Text, ...]:
    at = _at(view, planned) if planned is not None else 0
    return (T("<b>Reading</b>: you are number {n}", n=at),) if at else ()


def _answering(view: View, case: int) -> tuple[Text, ...]:
    """What is mine to say, for each reaction."""
    plan = view.plan(case)
    found: list[Text] = []
    for reaction in reactions():
        planned = plan.get(f"answer.{reaction.id}")
        if planned is None or planned.person != view.me.id:
            continue
        good = next((reply.text for reply in reaction.replies if reply.good), None)
        words: Text | None = planned.words or (Said(good) if good else None)
        if words is not None:
            found.append(T("To <b>{reaction}</b> you say: {words}", reaction=Said(reaction.title), words=words))
    return tuple(found)


def choice(view: View, case: int) -> tuple[Choice, ...]:
    return (Choice("part", T("My part"), to="part"),) if view.plan_shown(case) else ()


STEP = Choose("part", text, (), protect=True, leads=())
