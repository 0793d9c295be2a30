"""What my board asks for, and what is still missing. The numbers that ship are an example; each can be changed."""

from __future__ import annotations

from flows.effects import RequirementSet
from flows.model import Choice, Enter, Place, Turn
from flows.requirements import OWN, PAPER, Progress, progress
from flows.specialists.own_record import guide
from flows.specialists.pages import more, on_page
from flows.steps import Ask, Choose, Flow, Kept, leads_to
from flows.text import Joined, T, Text
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
    day = one.requirement.by
    return Joined((_state(one), T("By {day}.", day=day)), " ") if day is not None else _state(one)


def _state(one: Progress) -> Text:
    have, name = _number(one.have), one.requirement.name
    if one.requirement.counts == PAPER:
        return _paper(one, name)
    if one.need == 0:
        return T("{name}: {have}. No number is set.", name=name, have=have)
    if one.missing == 0:
        return T("{name}: {have} of {need}. Met.", name=name, have=have, need=one.need)
    return T("{name}: {have} of {need}. {missing} missing.", name=name, have=have, need=one.need, missing=_number(one.missing))  # fmt: skip


def _paper(one: Progress, name: Text) -> Text:
    day = one.requirement.until
    if day is None:
        return T("{name}: no day is set. Missing.", name=name)
    if one.missing:
        return T("{name}: ended on {day}. A new one is missing.", name=name, day=day)
    return T("{name}: valid until {day}. Met.", name=name, day=day)


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 2)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = _all(view)
    own = Choice("add", T("Add one of your own"), to=Enter("record_entries", OWN))
    return (*(_button(one) for one in on_page(found, place)), *more(found, place), own)


def _button(one: Progress) -> Choice:
    """One of one's own is an entry: it is changed and removed there."""
    if one.requirement.entry is not None:
        entry = str(one.requirement.entry)
        return Choice("own", one.requirement.name, to=Enter("record_entries", entry), argument=entry)
    return Choice("r", one.requirement.name, to="one", argument=one.requirement.id)


def _this(view: View, place: Place) -> Progress:
    found = [one for one in _all(view) if one.requirement.entry is None]
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
        Choose("requirements", text, choices, save_as="requirement", leads=("one", Enter("record_entries"))),
        Ask("one", one_text, save_as="number", check=a_number, to=changed, choices=one_choices),
    ),
)
