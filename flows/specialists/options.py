"""Places of treatment side by side on the five signs of quality; one of them becomes the plan's.

An answer is kept as soon as it is given, so a place can be left half asked and gone on with.
"""

from __future__ import annotations

from content.load import signs
from flows.effects import PlanItemSet, TreatmentOptionRemoved
from flows.model import Choice, Place, Turn
from flows.specialists import plan_values as values
from flows.specialists.already import done
from flows.specialists.both import CHANGED, as_it_stands
from flows.specialists.meanwhile import as_kept, since
from flows.specialists.option_fields import (
    ANSWERS,
    BOTH,
    GONE,
    answered,
    bed_said,
    cost_said,
    every,
    field_at,
    fields,
    found,
    named,
    note_said,
    sign_text,
    stands,
)
from flows.specialists.pages import more, on_page
from flows.steps import Ask, Choose, Collect, Flow, leaders, leads_to, short_words
from flows.text import Brief, Fact, Joined, Said, T, Text
from flows.versions import of_value
from flows.view import TreatmentOption, View

A_PAGE = 3
LONGEST_NAME = 60
ON_A_BUTTON = 28


def _short(name: Fact) -> Fact:
    words = str(name.value)
    return Fact(name.kind, name.owner, words[:ON_A_BUTTON].rstrip(), name.case, name.shared)


# --- all of them -----------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    here = every(view, place)
    head = T("<b>Places of treatment</b> · {code_name}")
    if not here:
        return (head, T("Add two or three. I ask the five signs of quality for each, and you see them side by side."))
    return (head, *(_line(view, place, one) for one in on_page(here, place, A_PAGE)))


def _line(view: View, place: Place, one: TreatmentOption) -> Text:
    good = sum(answer == "yes" for answer in one.signs.values())
    parts: list[Text] = [T("<b>{name}</b>", name=one.name), T("{n} of {all} signs", n=good, all=len(signs()))]
    if one.amount is not None:
        parts.append(values.cost(one.amount, one.currency))
    if one.day is not None:
        parts.append(T("bed from {day}", day=Brief(one.day, view.now)))
    return Joined(tuple(parts))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    here = every(view, place)
    listed = (Choice("o", _short(one.name), to=looked_at, argument=str(one.id)) for one in on_page(here, place, A_PAGE))
    return (
        *listed,
        *more(here, place, A_PAGE),
        *((Choice("compare", T("Side by side"), to=compared),) if len(here) > 1 else ()),
        Choice("add", T("Add a place"), to="name"),
    )


@leads_to("option")
def looked_at(view: View, place: Place) -> Turn:
    data = {"option": int(place.data["choice"]), "asking": False, "plan": _in_the_plan(view, place)}
    return Turn("option", data={**data, "since": view.now.isoformat()})


def _in_the_plan(view: View, place: Place) -> str:
    """Which place the plan has now."""
    return of_value(as_kept(view.plan(place.data["case"]).get("treatment")))


@leads_to("compare")
def compared(view: View, place: Place) -> Turn:
    return Turn("compare", data={"page": 0})


def _skip(to: str) -> tuple[Choice, ...]:
    return (Choice("skip", T("I don't know yet"), to=to),)


# --- one of them -----------------------------------------------------------------------------------------------------
def option_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = found(view, place), view.case(place.data["case"])
    if one is None:
        return (GONE,)
    answers = tuple(
        T("{sign}: {answer}", sign=Said(sign.label), answer=ANSWERS[one.signs.get(sign.id, "unknown")])
        for sign in signs()
    )
    late = (values.too_late(one.day),) if one.day is not None and values.is_late(case, one.day) else ()
    return (_line(view, place, one), Joined(answers, "\n"), *((one.note,) if one.note else ()), *late)


def option_choices(view: View, place: Place) -> tuple[Choice, ...]:
    back = Choice("all", T("All places"), to="options")
    if found(view, place) is None:
        return (back,)
    return (
        Choice("take", T("Choose this place"), to=chosen),
        Choice("sign", T("Answer the five signs"), to=asked_again),
        Choice("cost", T("Cost"), to=asked_again),
        Choice("bed", T("Bed"), to=asked_again),
        Choice("note", T("Note"), to=asked_again),
        back,
        Choice("remove", T("Remove it"), to=remove_asked),
    )


@leads_to("sign", "cost", "bed", "note")
def asked_again(view: View, place: Place) -> Turn:
    """Only this, and then back to the place."""
    step = str(place.data["choice"])
    now = stands(found(view, place), field_at(step, 0))
    return Turn(step, data={"sign": 0, "asking": False, **as_it_stands(view, now)})


@leads_to("option")
def chosen(view: View, place: Place) -> Turn:
    """The plan's place, with bed and cost where they are known; not over what a colleague has just chosen."""
    case, one, planned = view.case(place.data["case"]), found(view, place), _in_the_plan(view, place)
    if one is None:
        return Turn("option", note=GONE)
    if place.data.get("plan", planned) != planned:
        return Turn(None, data={"plan": planned}, note=_chosen_meanwhile(view, place))
    bed = ({"day": one.day.isoformat()},) if one.day else ()
    cost = (
        (values.money(one.amount, str(one.currency.value) if one.currency else ""),) if one.amount is not None else ()
    )
    treatment = {"words": str(one.name.value)}
    effects = (
        PlanItemSet(case.id, "treatment", treatment),
        *(PlanItemSet(case.id, "bed", value) for value in bed),
        *(PlanItemSet(case.id, "cost", value) for value in cost),
    )
    note = T("This is the plan's place of treatment now.")
    return Turn("option", effects, {"plan": of_value(treatment)}, note)


def _chosen_meanwhile(view: View, place: Place) -> Text:
    planned, deed = (
        view.plan(place.data["case"]).get("treatment"),
        since(view, place, place.data["case"], "PlanItemSet"),
    )
    if planned is None or deed is None:
        return CHANGED
    now = values.in_words(planned)
    return T("{who} has chosen for the plan: {place}. Tap again to take this one instead.", who=deed.who, place=now)


# --- it goes ---------------------------------------------------------------------------------------------------------
@leads_to("remove")
def remove_asked(view: View, place: Place) -> Turn:
    one = found(view, place)
    return Turn("remove", data=as_it_stands(view, fields(one) if one else {}))


@leads_to("options", "option")
def removed(view: View, place: Place) -> Turn:
    """Not when a colleague has added something to it since the question was asked."""
    case, one = place.data["case"], found(view, place)
    if one is None:
        return Turn("options", data={"page": 0}, note=GONE)
    if place.data.get("was") != of_value(fields(one)):
        return Turn("option", note=done(view, case, None, "TreatmentOptionSaved"))
    effect = TreatmentOptionRemoved(case, one.id)
    return Turn("options", (effect,), data={"page": 0}, note=T("Removed. What the plan says stays as it is."))


# --- side by side ----------------------------------------------------------------------------------------------------
def compare_text(view: View, place: Place) -> tuple[Text, ...]:
    here = tuple(enumerate(every(view, place), 1))
    shown = on_page(here, place, A_PAGE)
    legend = tuple(T("{n}. {line}", n=n, line=_line(view, place, one)) for n, one in shown)
    rows = tuple(
        T("<b>{sign}</b>\n{answers}", sign=Said(sign.label), answers=Joined(tuple(
            T("{n}: {answer}", n=n, answer=ANSWERS[one.signs.get(sign.id, "unknown")]) for n, one in shown
        )))
        for sign in signs()
    )  # fmt: skip
    return (Joined(legend, "\n"), *rows)


def compare_choices(view: View, place: Place) -> tuple[Choice, ...]:
    here = tuple(enumerate(every(view, place), 1))
    listed = (
        Choice("o", T("Look at number {n}", n=n), to=looked_at, argument=str(one.id))
        for n, one in on_page(here, place, A_PAGE)
    )
    return (*listed, *more(here, place, A_PAGE))


FLOW = Flow(
    "options",
    opens=leaders,
    steps=(
        Choose("options", text, choices, leads=("option", "compare", "name")),
        Ask("name", T("What is the place called?"), save_as="name", check=short_words(LONGEST_NAME), to=named),
        Choose("sign", sign_text, (
            Choice("yes", T("Yes"), to=answered),
            Choice("no", T("No"), to=answered),
            Choice("unknown", T("I don't know"), to=answered),
        )),
        Collect("cost", T(
            "What does it cost? A number is enough, with the currency if you like. Write 0 if somebody else pays."
        ), each=cost_said, choices=_skip("bed"), leads=("option", "both")),
        Collect("bed", T("From which day is there a bed? Write it like this: 5 Dec 2026."),
                each=bed_said, choices=_skip("note"), leads=("option", "both")),
        Collect("note", T("What else should you remember? A name, a number to call, what they said."),
                each=note_said, choices=(Choice("skip", T("Nothing else"), to="option"),), leads=("both",)),
        BOTH,
        Choose("option", option_text, option_choices, leads=("sign", "cost", "bed", "note", "options", "remove")),
        Choose("compare", compare_text, compare_choices, leads=("option",)),
        Choose("remove", T("Remove this place and what you noted about it?"), (
            Choice("yes", T("Yes, remove it"), to=removed),
            Choice("no", T("No, keep it"), to="option"),
        )),
    ),
)  # fmt: skip
