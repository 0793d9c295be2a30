"""From which number on an answer is told: what is usual stands there, and can be set for one case. Red is not to be set."""

from __future__ import annotations

from typing import Final

from content.load import thresholds
from content.threshold_schema import Rule
from flows.effects import FollowUpSet
from flows.model import Choice, Place, Turn
from flows.specialists.both import as_it_stands, changed_meanwhile
from flows.steps import Choose, leads_to
from flows.text import N, Said, T, Text
from flows.thresholds import rules
from flows.tick import with_tick
from flows.view import FollowUp, View

A_PAGE: Final = 5


def settable() -> tuple[Rule, ...]:
    return tuple(rule for rule in thresholds() if rule.settable is not None)


def entry_label(plan: FollowUp) -> Text:
    if not plan.numbers:
        return T("Alerts: as usual")
    return N("Alerts: {n} number of your own", "Alerts: {n} numbers of your own", n=len(plan.numbers))


def text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("<b>What raises an alert</b>"),
        T("These are amber: within a day. Tap one to set another number for this case. ✓: set by you."),
        # Source: practice
        T(
            "Always red, and not to be set: overdose, thoughts of suicide, violence, a child in danger, an opioid after a"
            " time without, leaving treatment."
        ),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    plan = view.follow_up(place.data["case"])
    found = [rule for rule in rules(plan.numbers) if rule.settable is not None]
    start = int(place.data.get("rules", 0)) * A_PAGE
    page = found[start : start + A_PAGE] or found[:A_PAGE]
    pages = -(-len(found) // A_PAGE)
    after = (int(place.data.get("rules", 0)) + 1) % pages
    on = Choice("on", T("More ›") if after else T("To the start ›"), to=turned, argument=str(after))
    listed = (Choice("r", _label(rule, plan), to=chosen, argument=rule.id) for rule in page)
    return (*listed, on, Choice("all", T("The whole plan"), to="follow_up"))


def _label(rule: Rule, plan: FollowUp) -> Text:
    assert rule.settable is not None
    label = T("{what}: {n}", what=Said(rule.settable.label), n=rule.number)
    return with_tick(label, rule.id in plan.numbers)


@leads_to("numbers")
def turned(view: View, place: Place) -> Turn:
    return Turn("numbers", data={"rules": int(place.data["choice"])})


@leads_to("number")
def chosen(view: View, place: Place) -> Turn:
    name = str(place.data["choice"])
    return Turn("number", data={"rule": name, **as_it_stands(view, _stands(view, place, name))})


def _stands(view: View, place: Place, rule: str) -> dict[str, int]:
    number = view.follow_up(place.data["case"]).numbers.get(rule)
    return {"number": number} if number is not None else {}


def _this(place: Place) -> Rule:
    return next((rule for rule in settable() if rule.id == place.data.get("rule")), settable()[0])


def number_text(view: View, place: Place) -> tuple[Text, ...]:
    rule = _this(place)
    assert rule.settable is not None
    return (
        T("<b>{title}</b>", title=Said(rule.settable.label)),
        T("Usual: {n}. Which number for this case?", n=rule.number),
    )


def number_choices(view: View, place: Place) -> tuple[Choice, ...]:
    rule = _this(place)
    assert rule.settable is not None
    now = rule.with_number(view.follow_up(place.data["case"]).numbers.get(rule.id)).number
    return tuple(
        Choice("n", with_tick(T("{n}", n=n), n == now), to=number_set, argument=str(n)) for n in rule.settable.options
    )


@leads_to("numbers")
def number_set(view: View, place: Place) -> Turn:
    """The usual number is no number of one's own."""
    rule, number, case = _this(place), int(place.data["choice"]), place.data["case"]
    if (turn := changed_meanwhile(view, place, _stands(view, place, rule.id), "FollowUpSet")) is not None:
        return turn
    kept = {name: one for name, one in view.follow_up(case).numbers.items() if name != rule.id}
    if rule.settable is not None and number in rule.settable.options and number != rule.number:
        kept[rule.id] = number
    return Turn("numbers", (FollowUpSet(case, "numbers", kept),), note=T("Set for this case."))


NUMBER_STEPS: Final = (
    Choose("numbers", text, choices, leads=("numbers", "number", "follow_up")),
    Choose("number", number_text, number_choices, wide=4, leads=("numbers",)),
)
