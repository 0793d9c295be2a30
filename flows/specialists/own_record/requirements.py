"""What my board asks for, and what is still missing. The numbers that ship are an example; each can be changed."""

from __future__ import annotations

from flows.effects import RequirementSet
from flows.model import Choice, Place, Turn
from flows.requirements import Progress, progress
from flows.specialists.own_record import guide
from flows.specialists.pages import more, on_page
from flows.steps import Ask, Choose, Flow, Kept, leads_to
from flows.text import Joined, Said, T, Text
from flows.view import View

MOST = 50_000
EXAMPLE = T("The numbers are an example. Boards differ: check each with your own, and tap it to change it.")


def _all(view: View) -> tuple[Progress, ...]:
    """What is missing comes first, then what is met, then what is only counted."""
    found = progress(view.record(), view.requirements_set(), guide.today(view))
    return tuple(sorted(found, key=lambda one: (one.need == 0, one.missing == 0)))


def text(view: View, place: Place) -> tuple[Text, ...]:
    lines = tuple(_line(one) for one in on_page(_all(view), place))
    return (T("<b>What is missing</b>"), Joined(lines, "\n"), EXAMPLE)


def _line(one: Progress) -> Text:
    have, name = _number(one.have), Said(one.requirement.name)
    if one.need == 0:
        return T("{name}: {have}. No number is set.", name=name, have=have)
    if one.missing == 0:
        return T("{name}: {have} of {need}. Met.", name=name, have=have, need=one.need)
    return T("{name}: {have} of {need}. {missing} missing.", name=name, have=have, need=one.need, missing=_number(one.missing))  # fmt: skip


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 2)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = _all(view)
    listed = (
        Choice("r", Said(one.requirement.name), to="one", argument=one.requirement.id) for one in on_page(found, place)
    )
    return (*listed, *more(found, place))


def _this(view: View, place: Place) -> Progress:
    found = _all(view)
    return next((one for one in found if one.requirement.id == place.data.get("requirement")), found[0])


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _this(view, place)
    example = T("The example says: {number}.", number=one.requirement.at_least)
    if one.requirement.at_least == 0:
        example = T("The example sets no number: boards differ too much.")
    return (_line(one), example, T("What does your board ask for? Write the number. 0 means that it asks for none."))


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    changed = _this(view, place).requirement.id in view.requirements_set()
    return (Choice("reset", T("Back to the example"), to=reset),) if changed else ()


def a_number(text: str, view: View, place: Place) -> Kept | Text:
    digits = text.strip().replace(".", "").replace(",", "").replace(" ", "")
    if not digits.isdecimal() or len(digits) > 6 or int(digits) > MOST:
        return T("I need a whole number, for example 40. Could you write it again?")
    return Kept(int(digits))


@leads_to("requirements")
def changed(view: View, place: Place) -> Turn:
    effect = RequirementSet(_this(view, place).requirement.id, int(place.data["number"]))
    return Turn("requirements", (effect,), note=T("Changed, for you alone."))


@leads_to("requirements")
def reset(view: View, place: Place) -> Turn:
    effect = RequirementSet(_this(view, place).requirement.id, None)
    return Turn("requirements", (effect,), note=T("The number of the example stands again."))


FLOW = Flow(
    "requirements",
    opens=guide.opens,
    steps=(
        Choose("requirements", text, choices, save_as="requirement", leads=("one",)),
        Ask("one", one_text, save_as="number", check=a_number, to=changed, choices=one_choices),
    ),
)
