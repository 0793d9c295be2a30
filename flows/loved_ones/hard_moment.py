"""A hard moment: ride the wave, one's own reasons, somebody to call; and a plain way to say "I used"."""

from __future__ import annotations

from content.load import steps
from flows.alerts import raise_alert
from flows.effects import UseReported
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, loved_ones
from flows.text import Said, T, Text
from flows.view import View


def step_text(view: View, place: Place) -> tuple[Text, ...]:
    listed = steps("hard_moment")
    at = min(int(place.data.get("at", 0)), len(listed) - 1)
    return (T("{number} of {total}", number=at + 1, total=len(listed)), Said(listed[at]))


def step_choices(view: View, place: Place) -> tuple[Choice, ...]:
    last = int(place.data.get("at", 0)) + 1 >= len(steps("hard_moment"))
    on = Choice("better", T("It is passing"), to="better") if last else Choice("next", T("Next"), to=next_step)
    return (
        on,
        Choice("start", T("Once more from the start"), to=from_start),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


@leads_to("wave")
def from_start(view: View, place: Place) -> Turn:
    return Turn("wave", data={"at": 0})


@leads_to("wave")
def next_step(view: View, place: Place) -> Turn:
    return Turn("wave", data={"at": int(place.data.get("at", 0)) + 1})


@leads_to("after_use")
def told(view: View, place: Place) -> Turn:
    """They chose that the specialist hears of it."""
    case = int(place.data["case"])
    effects = (UseReported(case, True), *raise_alert(view, case, "used_again", "red"))
    return Turn("after_use", effects, {"told": True}, T("Thank you for your trust. {specialist} knows now."))


def after_choices(view: View, place: Place) -> tuple[Choice, ...]:
    tell = () if place.data.get("told") else (Choice("tell", T("Tell {specialist}"), to=told),)
    return (
        *tell,
        Choice("wave", T("Help me through the next hour"), to=from_start),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


FLOW = Flow(
    "hard_moment",
    opens=loved_ones,
    steps=(
        Choose("hello", (
            T("Good that you are here. This moment will pass, like a wave."),
            T("What fits best right now?"),
        ), (
            Choice("wave", T("A craving. Help me through"), to=from_start),
            Choice("call", T("I should call somebody"), to="call"),
            Choice("used", T("I used"), to="used"),
            Choice("sos", T("I need help now"), to=Enter("sos")),
        )),
        Choose("wave", step_text, step_choices, leads=("wave", "better", Enter("sos"))),
        Choose("call", (
            T("Think of one person who is calm with you. You need no reason and no plan for the call."),
            T("You could say: “I am having a hard moment. Can you stay on the line with me for ten minutes?”"),
        ), (
            Choice("called", T("I did it"), to="better"),
            Choice("wave", T("Help me through the next hour"), to=from_start),
            Choice("sos", T("I need help now"), to=Enter("sos")),
        )),
        Choose("used", (
            T("I'm glad you told me. It does not undo what you have done so far."),
            # Source: samhsa-overdose
            T("First: are you safe? If breathing is hard, your chest hurts, or you took opioids and are alone, get help now."),
        ), (
            Choice("safe", T("I am safe"), to="after_use"),
            Choice("sos", T("I need help now"), to=Enter("sos", "overdose")),
        )),
        Choose("after_use", (
            # Source: samhsa-overdose, nida-medicine
            T("Stay near somebody if you can. Do not drive, and do not mix anything more. Keep taking medicine that was prescribed to you."),
            T("After a break your body bears less than before, so the same amount can be too much now."),
            T("Would you like {specialist} to know? It is your choice."),
        ), after_choices, leads=("after_use", "wave", Enter("sos"))),
        Choose("better", (
            T("You came through it. That counts."),
            T("Drink some water, eat a little, and rest if you can. You can come back here at any time."),
        ), (Choice("done", T("Done"), to=END),)),
    ),
)  # fmt: skip
