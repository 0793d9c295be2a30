"""A case that was found out: who said so and when, and how it goes on. Only the specialist lets messages go again."""

from __future__ import annotations

from flows import calendar_entry
from flows.effects import AlertAcknowledged, ApproachChosen, CaseThawed, Effect, PhaseReached, PromiseDropped, Push
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.entry import approved
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import T, Text
from flows.view import View

OPEN_APPROACH = "arise"
WAYS: dict[str, Text] = {
    "plan": T("Go on as planned"),
    "open": T("Invite openly instead"),
    "off": T("Call it off"),
}
MEANS: dict[str, Text] = {
    "plan": T("What was held back goes out again, in everybody's own hours. Day and place stay as they are."),
    "open": T(
        "The approach becomes an open invitation, and what was held back is dropped. Day and place stay until you change"
        " them."
    ),
    "off": T("Day and place are taken back, and so is what was held back. The case goes back to preparing."),
}
TOLD: dict[str, T] = {
    "plan": T("It goes on as planned. Thank you for your patience."),
    "open": T("It goes on in the open: {loved_one} is invited. {specialist} tells you how."),
    "off": T("The day is called off for now. {specialist} tells you how it goes on."),
}


def text(view: View, place: Place) -> tuple[Text, ...]:
    held = view.freeze(place.data["case"])
    if held is None:
        return (T("Nothing is held back. Messages go out as planned."),)
    who = held.name or T("Somebody who has left")
    return (
        T("<b>Held back</b> since {when}", when=held.at),
        T("{who} says that {loved_one} knows, or guesses.", who=who),
        T("Reminders, messages to the circle and news wait. Open invitations were ended. What people tap is answered."),
        T("How do you want to go on? The circle is told in a line that says nothing to others."),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    held, case = view.freeze(place.data["case"]), place.data["case"]
    back = Choice("case", T("Back to the case"), to=Enter("case", str(case)))
    if held is None:
        return (back,)
    talk = Choice("talk", T("Write to {who}", who=held.name), to=talk_opened) if held.name else None
    ways = (Choice("way", label, to=wanted, argument=way) for way, label in WAYS.items())
    return (*((talk,) if talk else ()), *ways, back)


@leads_to(Enter("thread"))
def talk_opened(view: View, place: Place) -> Turn:
    held, case = view.freeze(place.data["case"]), place.data["case"]
    return Turn(Enter("thread", f"{case}-{held.by}")) if held else Turn(None)


@leads_to("sure")
def wanted(view: View, place: Place) -> Turn:
    return Turn("sure", data={"way": str(place.data["choice"])})


def sure_text(view: View, place: Place) -> tuple[Text, ...]:
    way = _way(place)
    return (T("<b>{title}</b>", title=WAYS[way]), MEANS[way])


def _way(place: Place) -> str:
    way = str(place.data.get("way"))
    return way if way in WAYS else "plan"


@leads_to("frozen")
def decided(view: View, place: Place) -> Turn:
    """A colleague may have been quicker."""
    case, way = view.case(place.data["case"]), _way(place)
    if view.freeze(case.id) is None:
        return Turn("frozen", note=T("That was done already."))
    effects: tuple[Effect, ...] = (CaseThawed(case.id, way), *_read(view, case.id))
    if way == "open" and case.approach != OPEN_APPROACH:
        effects = (*effects, ApproachChosen(case.id, OPEN_APPROACH, ""))
    if way == "off":
        dropped = (PromiseDropped(f"meeting:{case.id}:"), PromiseDropped(f"tasks:{case.id}:"))
        entries = calendar_entry.called_off(view, case, view.roster(case.id))
        effects = (*effects, *dropped, *entries, PhaseReached(case.id, "preparing"))
    says = TOLD[way]
    known: dict[str, Text] = {"loved_one": case.called, "specialist": case.specialist_name}
    filled = says.with_values(**{name: known[name] for name in says.placeholders()})
    look = Choice("look", T("Open"), to=Enter("meeting", str(case.id)))
    told = tuple(Push(part.person, (filled,), (look,)) for part in approved(view, case.id))
    return Turn("frozen", (*effects, *told), note=T("Done. The circle is told."))


def _read(view: View, case: int) -> tuple[Effect, ...]:
    """Who has decided how it goes on has read what was told."""
    return tuple(
        AlertAcknowledged(one.id)
        for one in view.alerts(case)
        if one.kind == "found_out" and one.acknowledged_at is None
    )


FLOW = Flow(
    "frozen",
    opens=leaders,
    steps=(
        Choose("frozen", text, choices, leads=("sure", Enter("thread"), Enter("case"))),
        Choose("sure", sure_text, (
            Choice("yes", T("Yes, do it"), to=decided), Choice("no", T("No, go back"), to="frozen"),
        )),
    ),
)  # fmt: skip
