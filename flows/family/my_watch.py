"""Where I am counted on between the yes and the door of treatment: my own hours, a yes or a no with one tap."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from flows import escort_reminder as reminder
from flows.alerts import raise_alert
from flows.effects import EscortAnswered, PromiseDropped, Refresh
from flows.escort_words import what, when
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Joined, Local, N, T, Text
from flows.view import Case, Escort, View

A_PAGE: Final = 4
SOON: Final = timedelta(hours=24)


def mine(view: View, case: int) -> tuple[Escort, ...]:
    """What still lies ahead, or is going on."""
    return tuple(one for one in view.escorts(case) if one.person == view.me.id and one.ends > view.now)


def entry(view: View, case: int) -> tuple[Choice, ...]:
    """The menu's button, for somebody who is counted on."""
    found = () if view.case(case).admitted_at is not None else mine(view, case)
    if not found:
        return ()
    unsaid = sum(not one.confirmed for one in found)
    label = N("You are asked for {n} time", "You are asked for {n} times", n=unsaid) if unsaid else T("When I am there")
    return (Choice("my_watch", label, to=Enter("my_watch", str(case))),)


def text(view: View, place: Place) -> tuple[Text, ...]:
    case, found = view.case(place.data["case"]), mine(view, place.data["case"])
    if case.admitted_at is not None:
        return (T("The door was reached. Thank you for being there."),)
    if not found:
        return (T("There are no hours for you at the moment. {specialist} may ask you."),)
    lines = Joined(tuple(_line(case, one) for one in on_page(found, place, A_PAGE)), "\n")
    door = (T("Treatment begins: {when}.", when=Local(case.admission_at, case.zone)),) if case.admission_at else ()
    return (T("<b>From the yes to the door, {loved_one} is never alone.</b> Your hours:"), lines, *door)


def _line(case: Case, one: Escort) -> Text:
    state = T("you said yes") if one.confirmed else T("your answer?")
    return T("• {when}: {what} ({state})", when=when(one, case), what=what(one), state=state)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = () if view.case(place.data["case"]).admitted_at is not None else mine(view, place.data["case"])
    listed = (
        Choice("e", _label(number, one), to=chosen, argument=str(one.id))
        for number, one in enumerate(on_page(found, place, A_PAGE), start=1)
    )
    return (*listed, *more(found, place, A_PAGE), Choice("talk", T("Write to {specialist}"), to=talk_opened))


def _label(number: int, one: Escort) -> Text:
    return T("{number}. I said yes", number=number) if one.confirmed else T("{number}. Answer", number=number)


@leads_to(Enter("talk"))
def talk_opened(view: View, place: Place) -> Turn:
    return Turn(Enter("talk", str(place.data["case"])))


@leads_to("one")
def chosen(view: View, place: Place) -> Turn:
    return Turn("one", data={"one": int(place.data["choice"])})


# --- one of them -----------------------------------------------------------------------------------------------------
def _this(view: View, place: Place) -> Escort | None:
    return next((one for one in mine(view, place.data["case"]) if one.id == place.data.get("one")), None)


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = _this(view, place), view.case(place.data["case"])
    if one is None:
        return (T("These hours are no longer yours. Thank you all the same."),)
    return (
        T("<b>{when}</b>", when=when(one, case)),
        what(one),
        T("Be there, stay calm, do not argue. Nobody leaves until the next one has come."),
        T("Can you be there? A no in time helps, too."),
    )


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    one = _this(view, place)
    back = Choice("all", T("All my hours"), to="my_watch")
    if one is None:
        return (back,)
    yes = () if one.confirmed else (Choice("yes", T("Yes, I am there"), to=said_yes),)
    return (*yes, Choice("no", T("I can't"), to="sure"), back)


@leads_to("my_watch")
def said_yes(view: View, place: Place) -> Turn:
    one, case = _this(view, place), view.case(place.data["case"])
    if one is None:
        return Turn("my_watch", note=T("These hours are no longer yours. Thank you all the same."))
    note = T("Thank you. {specialist} sees it, and I remind you before.")
    return Turn("my_watch", (EscortAnswered(case.id, one.id, True), Refresh(case.specialist, "escorts")), note=note)


@leads_to("my_watch")
def said_no(view: View, place: Place) -> Turn:
    """The hours are free at once, and the specialist hears of it."""
    one, case = _this(view, place), view.case(place.data["case"])
    if one is None:
        return Turn("my_watch")
    level = "red" if one.begins - view.now < SOON else "amber"
    effects = (
        EscortAnswered(case.id, one.id, False),
        PromiseDropped(reminder.key(case.id, one.id)),
        *raise_alert(view, case.id, "cannot_watch", level),
        Refresh(case.specialist, "escorts"),
    )
    note = T("Thank you for saying so. {specialist} knows, and looks for somebody else.")
    return Turn("my_watch", effects, note=note)


FLOW = Flow(
    "my_watch",
    opens=members,
    steps=(
        Choose("my_watch", text, choices, leads=("one", Enter("talk"))),
        Choose("one", one_text, one_choices, leads=("my_watch", "sure")),
        Choose("sure", T("Then somebody else is looked for, and {specialist} hears of it at once. Is that right?"), (
            Choice("yes", T("Yes, I can't be there"), to=said_no), Choice("no", T("No, go back"), to="one"),
        )),
    ),
)  # fmt: skip
