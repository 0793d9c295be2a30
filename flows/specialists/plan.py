"""The plan of a meeting, item by item: left at any point, and gone on with at any point."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.effects import PlanShown, Push
from flows.model import Choice, Enter, Place, Turn, Words
from flows.specialists import plan_values as values
from flows.specialists.case import meeting
from flows.specialists.checklist import open_of
from flows.specialists.entry import approved, case_or_all, led
from flows.specialists.given import colleagues
from flows.specialists.meanwhile import held, keep, looked
from flows.specialists.ordering import order_steps
from flows.specialists.pages import more, on_page
from flows.specialists.words import name_of
from flows.steps import Choose, Collect, Flow, leads_to
from flows.text import Said, T, Text
from flows.tick import with_tick
from flows.view import Participant, View


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A case that I lead; without one, my only case, or else I choose."""
    data = case_or_all(view, argument)
    if data is None or data:
        return data
    mine = led(view)
    return {"case": mine[0].id} if len(mine) == 1 else data


# --- the whole -------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    if "case" not in place.data:
        return (T("Which plan would you like to see?"),)
    case = view.case(place.data["case"])
    everything = [one for each in values.sections() for one in each.items]
    decided = sum(values.is_decided(view, case.id, one) for one in everything)
    shown = T("The circle sees its part of it.") if view.plan_shown(case.id) else T("The circle does not see it yet.")
    return (
        T("<b>The plan</b> · {code_name}"),
        meeting(case),
        T("{done} of {all} decided.", done=decided, all=len(everything)),
        *values.warnings(view, case),
        shown,
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    if "case" not in place.data:
        mine = led(view)
        cases = (Choice("case", case.code_name, to=case_chosen, argument=str(case.id)) for case in on_page(mine, place))
        return (*cases, *more(mine, place))
    case = str(place.data["case"])
    show = T("Hide it from the circle") if view.plan_shown(place.data["case"]) else T("Show it to the circle")
    return (
        Choice("when", T("The day and the place"), to=Enter("plan_meeting", case)),
        *(Choice("s", Said(one.title), to=section_chosen, argument=one.id) for one in values.sections()),
        Choice("script", T("The script"), to=Enter("script", case)),
        Choice("list", open_of(view, place.data["case"]), to=Enter("checklist", case)),
        Choice("show", show, to="show"),
    )


@leads_to("plan")
def case_chosen(view: View, place: Place) -> Turn:
    return Turn("plan", data={"case": int(place.data["choice"]), "page": 0})


# --- one section -----------------------------------------------------------------------------------------------------
@leads_to("section")
def section_chosen(view: View, place: Place) -> Turn:
    return Turn("section", data={"section": place.data["choice"]})


def section_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = values.section(str(place.data["section"])), view.case(place.data["case"])
    late = values.warnings(view, case) if one.id == "treatment" else ()
    return (
        T("<b>{title}</b>", title=Said(one.title)),
        *(values.line(view, case.id, each) for each in one.items),
        *late,
    )


def section_choices(view: View, place: Place) -> tuple[Choice, ...]:
    one, case = values.section(str(place.data["section"])), place.data["case"]
    compare = (Choice("compare", T("Compare places"), to=Enter("options", str(case))),)
    return (
        *(compare if one.id == "treatment" else ()),
        *(Choice("i", _label(view, case, each), to=item_chosen, argument=each.id) for each in one.items),
    )


def _label(view: View, case: int, one: Any) -> Text:
    return with_tick(Said(one.title), values.is_decided(view, case, one))


@leads_to("item", "order")
def item_chosen(view: View, place: Place) -> Turn:
    name = str(place.data["choice"])
    if values.item(name).kind == "order":
        return Turn("order", data={"order": name, "item": name, "page": 0, "person": None})
    return Turn("item", data={"item": name, "page": 0, **looked(view, place.data["case"], name)})


# --- one item --------------------------------------------------------------------------------------------------------
def item_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = values.item(str(place.data["item"])), place.data["case"]
    usual = (T("Often it is: {usual}", usual=Said(one.usual)),) if one.usual and not _has(view, place) else ()
    or_else = (T("Tap a name, or write one.") if one.kind == "person" else T("Write it here."),)
    return (values.line(view, case, one), Said(one.prompt), *usual, *or_else)


def _has(view: View, place: Place) -> bool:
    return values.is_decided(view, place.data["case"], values.item(str(place.data["item"])))


def item_choices(view: View, place: Place) -> tuple[Choice, ...]:
    one = values.item(str(place.data["item"]))
    people = _people(view, place) if one.kind == "person" else ()
    listed = (
        Choice("p", name_of(part), to=person_chosen, argument=str(part.person)) for part in on_page(people, place)
    )
    return (
        *listed,
        *more(people, place),
        *((Choice("usual", T("Take this list"), to=usual_taken),) if one.usual and not _has(view, place) else ()),
        *((Choice("clear", T("Leave it open again"), to=cleared),) if _has(view, place) else ()),
    )


def _people(view: View, place: Place) -> tuple[Participant, ...]:
    """Adults who come, and the specialists."""
    coming = (one for one in approved(view, place.data["case"]) if one.rsvp != "cannot" and not one.minor)
    return (*coming, view.part(place.data["case"]), *colleagues(view, place.data["case"]))


@leads_to("section")
def person_chosen(view: View, place: Place) -> Turn:
    wanted = str(place.data["choice"])
    part = next((part for part in _people(view, place) if str(part.person) == wanted), None)
    if part is None:
        return Turn("section", note=T("They are no longer in the circle, so nothing was changed."))
    return _kept(view, place, {"person": part.person})


@leads_to("section")
def usual_taken(view: View, place: Place) -> Turn:
    """Not its words in my language: everybody reads it in theirs."""
    return _kept(view, place, {"usual": True})


@leads_to("section")
def cleared(view: View, place: Place) -> Turn:
    return keep(view, place, str(place.data["item"]), {}, "section", T("It is open again."))


def typed(view: View, place: Place, heard: Words) -> Turn:
    """Keep it. A bed that comes too late is kept as well, and said."""
    case = view.case(place.data["case"])
    read = values.read_value(values.item(str(place.data["item"])).kind, heard.text, view, case)
    if not isinstance(read, dict):
        return Turn(note=read)
    return _kept(view, place, read, heard.text)


def _kept(view: View, place: Place, value: Mapping[str, Any], typed: str = "") -> Turn:
    return keep(view, place, str(place.data["item"]), value, "section", T("Kept."), typed)


def order_head(view: View, place: Place) -> tuple[Text, ...]:
    one = values.item(str(place.data["order"]))
    return (T("<b>{title}</b>", title=Said(one.title)), Said(one.prompt))


# --- what the circle sees --------------------------------------------------------------------------------------------
def show_text(view: View, place: Place) -> tuple[Text, ...]:
    if view.plan_shown(place.data["case"]):
        return (T("The circle sees its part of the plan. Shall I hide it again?"),)
    return (
        T(
            "Everybody in the circle then sees who is where and the way there, when they read, and what they answer to what."
        ),
        T("Treatment place, bed and cost stay with you. They are told discreetly that there is something new."),
    )


def show_choices(view: View, place: Place) -> tuple[Choice, ...]:
    hides = view.plan_shown(place.data["case"])
    yes = T("Yes, hide it") if hides else T("Yes, show it")
    # an old button means what it says: a colleague may have shown or hidden it meanwhile
    return (Choice("yes", yes, to=shown, argument="hide" if hides else "show"), Choice("no", T("Not now"), to="plan"))


@leads_to("plan")
def shown(view: View, place: Place) -> Turn:
    case = place.data["case"]
    if view.plan_shown(case):
        return Turn("plan", (PlanShown(case, False),), note=T("Nobody in the circle sees it any more."))
    look = Choice("look", T("Open"), to=Enter("meeting", str(case)))
    says = (T("There is something new about the day."), T("You find it under “My part”."))
    pushes = (Push(part.person, says, (look,)) for part in approved(view, case))
    return Turn(
        "plan", (PlanShown(case, True), *pushes), note=T("The circle sees it now, and what you change later, too.")
    )


FLOW = Flow(
    "plan",
    opens=opens,
    steps=(
        Choose(
            "plan",
            text,
            choices,
            leads=("plan", "section", "show", Enter("plan_meeting"), Enter("script"), Enter("checklist")),
        ),
        Choose("section", section_text, section_choices, leads=("item", "order", Enter("options")), protect=True),
        Collect("item", item_text, each=typed, choices=item_choices, leads=("section", "held"), protect=True),
        held("section"),
        *order_steps(order_head, lambda view, place, part: name_of(part)),
        Choose("show", show_text, show_choices, leads=("plan",)),
    ),
)
