"""Places of treatment side by side on the five signs of quality; one of them becomes the plan's.

An answer is kept as soon as it is given, so a place can be left half asked and gone on with.
"""

from __future__ import annotations

from typing import Any

from content.load import signs
from flows.effects import PlanItemSet, TreatmentOptionRemoved, TreatmentOptionSaved
from flows.model import Choice, Place, Turn, Words
from flows.specialists import plan_values as values
from flows.specialists.pages import more, on_page
from flows.steps import Ask, Choose, Collect, Flow, leaders, leads_to, short_words
from flows.text import Fact, Joined, Said, T, Text
from flows.view import NotYours, TreatmentOption, View

A_PAGE = 3
GONE = T("This place has been removed.")
LONGEST_NAME = 60
ON_A_BUTTON = 28
ANSWERS: dict[str, Text] = {"yes": T("yes"), "no": T("no"), "unknown": T("don't know")}


def _all(view: View, place: Place) -> tuple[TreatmentOption, ...]:
    return view.treatment_options(place.data["case"])


def _found(view: View, place: Place) -> TreatmentOption | None:
    return next((one for one in _all(view, place) if one.id == place.data.get("option")), None)


def _this(view: View, place: Place) -> TreatmentOption:
    """The place that this is about; a colleague may have removed it since."""
    found = _found(view, place)
    if found is None:
        raise NotYours("no such place")
    return found


def _fields(one: TreatmentOption) -> dict[str, Any]:
    """As it is kept."""
    kept = {
        "name": one.name.value, "signs": dict(one.signs), "amount": one.amount,
        "currency": one.currency.value if one.currency else None, "day": one.day.isoformat() if one.day else None,
        "note": one.note.value if one.note else None,
    }  # fmt: skip
    return {name: value for name, value in kept.items() if value is not None}


def _saved(view: View, place: Place, **changes: Any) -> TreatmentOptionSaved:
    one = _this(view, place)
    return TreatmentOptionSaved(place.data["case"], one.id, {**_fields(one), **changes})


def _short(name: Fact) -> Fact:
    words = str(name.value)
    return Fact(name.kind, name.owner, words[:ON_A_BUTTON].rstrip(), name.case, name.shared)


# --- all of them -----------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    found = _all(view, place)
    head = T("<b>Places of treatment</b> · {code_name}")
    if not found:
        return (head, T("Add two or three. I ask the five signs of quality for each, and you see them side by side."))
    return (head, *(_line(view, place, one) for one in on_page(found, place, A_PAGE)))


def _line(view: View, place: Place, one: TreatmentOption) -> Text:
    good = sum(answer == "yes" for answer in one.signs.values())
    parts: list[Text] = [T("<b>{name}</b>", name=one.name), T("{n} of {all} signs", n=good, all=len(signs()))]
    if one.amount is not None:
        parts.append(values.cost(one.amount, one.currency))
    if one.day is not None:
        parts.append(T("bed from {day}", day=one.day))
    return Joined(tuple(parts))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = _all(view, place)
    listed = (
        Choice("o", _short(one.name), to=looked_at, argument=str(one.id)) for one in on_page(found, place, A_PAGE)
    )
    return (
        *listed,
        *more(found, place, A_PAGE),
        *((Choice("compare", T("Side by side"), to=compared),) if len(found) > 1 else ()),
        Choice("add", T("Add a place"), to="name"),
    )


@leads_to("option")
def looked_at(view: View, place: Place) -> Turn:
    return Turn("option", data={"option": int(place.data["choice"]), "asking": False})


@leads_to("compare")
def compared(view: View, place: Place) -> Turn:
    return Turn("compare", data={"page": 0})


# --- asking about one ------------------------------------------------------------------------------------------------
@leads_to("sign")
def named(view: View, place: Place) -> Turn:
    option = view.new_id()
    effect = TreatmentOptionSaved(place.data["case"], option, {"name": str(place.data["name"])})
    return Turn("sign", (effect,), data={"option": option, "sign": 0, "asking": True})


def sign_text(view: View, place: Place) -> tuple[Text, ...]:
    at = int(place.data["sign"]) % len(signs())
    one = _found(view, place)
    return (
        *((T("<b>{name}</b>", name=one.name),) if one else ()),
        Said(signs()[at].ask),
        T("Sign {n} of {all}", n=at + 1, all=len(signs())),
    )


@leads_to("sign", "cost", "option")
def answered(view: View, place: Place) -> Turn:
    at = int(place.data["sign"]) % len(signs())
    given = {**_this(view, place).signs, signs()[at].id: str(place.data["choice"])}
    effect = _saved(view, place, signs=given)
    if at + 1 < len(signs()):
        return Turn("sign", (effect,), data={"sign": at + 1})
    return Turn("cost" if place.data.get("asking") else "option", (effect,))


def cost_said(view: View, place: Place, heard: Words) -> Turn:
    return _value_said(view, place, heard, "money", "bed")


def bed_said(view: View, place: Place, heard: Words) -> Turn:
    """A day after the meeting is kept, and said."""
    return _value_said(view, place, heard, "day", "note")


def note_said(view: View, place: Place, heard: Words) -> Turn:
    read = values.read_value("words", heard.text, view, view.case(place.data["case"]))
    if not isinstance(read, dict):
        return Turn(note=read)
    return Turn("option", (_saved(view, place, note=read["words"]),))


def _value_said(view: View, place: Place, heard: Words, kind: str, following: str) -> Turn:
    case = view.case(place.data["case"])
    read = values.read_value(kind, heard.text, view, case)
    if not isinstance(read, dict):
        return Turn(note=read)
    changes = {"currency": None, **read} if kind == "money" else read
    fields = {name: value for name, value in _saved(view, place, **changes).fields.items() if value is not None}
    effect = TreatmentOptionSaved(case.id, _this(view, place).id, fields)
    return Turn(following if place.data.get("asking") else "option", (effect,))


def _skip(to: str) -> tuple[Choice, ...]:
    return (Choice("skip", T("I don't know yet"), to=to),)


# --- one of them -----------------------------------------------------------------------------------------------------
def option_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = _found(view, place), view.case(place.data["case"])
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
    if _found(view, place) is None:
        return (back,)
    return (
        Choice("take", T("Choose this place"), to=chosen),
        Choice("sign", T("Answer the five signs"), to=asked_again),
        Choice("cost", T("Cost"), to=asked_again),
        Choice("bed", T("Bed"), to=asked_again),
        Choice("note", T("Note"), to=asked_again),
        back,
        Choice("remove", T("Remove it"), to="remove"),
    )


@leads_to("sign", "cost", "bed", "note")
def asked_again(view: View, place: Place) -> Turn:
    """Only this, and then back to the place."""
    return Turn(str(place.data["choice"]), data={"sign": 0, "asking": False})


@leads_to("option")
def chosen(view: View, place: Place) -> Turn:
    """The plan's place, with bed and cost where they are known."""
    case, one = view.case(place.data["case"]), _this(view, place)
    bed = ({"day": one.day.isoformat()},) if one.day else ()
    cost = (
        (values.money(one.amount, str(one.currency.value) if one.currency else ""),) if one.amount is not None else ()
    )
    effects = (
        PlanItemSet(case.id, "treatment", {"words": str(one.name.value)}),
        *(PlanItemSet(case.id, "bed", value) for value in bed),
        *(PlanItemSet(case.id, "cost", value) for value in cost),
    )
    return Turn("option", effects, note=T("This is the plan's place of treatment now."))


@leads_to("options")
def removed(view: View, place: Place) -> Turn:
    effect = TreatmentOptionRemoved(place.data["case"], _this(view, place).id)
    return Turn("options", (effect,), data={"page": 0}, note=T("Removed. What the plan says stays as it is."))


# --- side by side ----------------------------------------------------------------------------------------------------
def compare_text(view: View, place: Place) -> tuple[Text, ...]:
    here = tuple(enumerate(_all(view, place), 1))
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
    here = tuple(enumerate(_all(view, place), 1))
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
        ), each=cost_said, choices=_skip("bed"), leads=("option",)),
        Collect("bed", T("From which day is there a bed? Write it like this: 5 Dec 2026."),
                each=bed_said, choices=_skip("note"), leads=("option",)),
        Collect("note", T("What else should you remember? A name, a number to call, what they said."),
                each=note_said, choices=(Choice("skip", T("Nothing else"), to="option"),)),
        Choose("option", option_text, option_choices, leads=("sign", "cost", "bed", "note", "options", "remove")),
        Choose("compare", compare_text, compare_choices, leads=("option",)),
        Choose("remove", T("Remove this place and what you noted about it?"), (
            Choice("yes", T("Yes, remove it"), to=removed),
            Choice("no", T("No, keep it"), to="option"),
        )),
    ),
)  # fmt: skip
