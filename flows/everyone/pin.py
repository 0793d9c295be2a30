"""My PIN: set it, change it, take it away; and a second one, for when somebody stands beside me and wants to see.

What is typed here is deleted from the chat at once, and kept only as a slow hash.
"""

from __future__ import annotations

from flows.effects import PinRemoved, PinSet, SecretSaid
from flows.everyone.lock import digits_in
from flows.model import END, Choice, Place, Turn, Words
from flows.steps import Choose, Flow, Step, leads_to, persons
from flows.text import T, Text
from flows.view import View

NOT_A_PIN = T("A PIN has 4 to 12 digits and nothing else. Please write it once more.")
EASY = T("That one is tried first by everybody. Please take another one.")
SAME_AS_FIRST = T("The second PIN must be another one than the first. Please choose again.")
NOT_THE_SAME = T("These two were not the same. Let us begin anew: which PIN would you like?")


def text(view: View, place: Place) -> tuple[Text, ...]:
    lock = view.lock()
    if lock is None:
        return (
            T("<b>A PIN for this chat</b>"),
            T(
                "I ask for it after 20 minutes without a word of yours, and after “Hide”. Then the chat is emptied, too."
            ),
            T("After five wrong tries there is a pause, longer each time. /sos works without it."),
            T("If you forget it, the specialist can take it away. Nothing is lost."),
        )
    second = (
        T(
            "Your second PIN is set. It opens some harmless notes. To get back from there, write your first PIN like a note."
        )
        if lock.decoy
        else T("A second PIN would open some harmless notes instead, for when somebody wants to see your chat.")
    )
    return (T("<b>Your PIN is set.</b>"), second)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    lock = view.lock()
    if lock is None:
        return (Choice("set", T("Set a PIN"), to=begun),)
    second = T("Change the second PIN") if lock.decoy else T("Set a second PIN")
    drop = (Choice("drop", T("Take the second PIN away"), to=second_dropped),) if lock.decoy else ()
    return (
        Choice("set", T("Change the PIN"), to=begun),
        Choice("second", second, to=second_begun),
        *drop,
        Choice("remove", T("Take the PIN away"), to="remove"),
    )


@leads_to("first")
def begun(view: View, place: Place) -> Turn:
    return Turn("first", data={"second": False, "chosen": ""})


@leads_to("first")
def second_begun(view: View, place: Place) -> Turn:
    return Turn("first", data={"second": True, "chosen": ""})


def first_text(view: View, place: Place) -> tuple[Text, ...]:
    ask = T("Which PIN would you like? Write 4 to 12 digits. I delete your message at once.")
    if not place.data.get("second"):
        return (ask,)
    return (
        ask,
        T("This one opens the harmless notes. Write two or three there now and then: a shopping list looks natural."),
    )


@leads_to("again")
def chosen(view: View, place: Place, heard: Words) -> Turn:
    gone, digits = SecretSaid(heard.message), digits_in(heard.text)
    if digits is None:
        return Turn(effects=(gone,), note=NOT_A_PIN)
    if len(set(digits)) == 1 or digits in "0123456789876543210":
        return Turn(effects=(gone,), note=EASY)
    if view.lock() is not None and place.data.get("second") and view.pin_is(digits) == "right":
        return Turn(effects=(gone,), note=SAME_AS_FIRST)
    if view.lock() is not None and not place.data.get("second") and view.pin_is(digits) == "decoy":
        return Turn(effects=(gone,), note=SAME_AS_FIRST)
    return Turn("again", (gone,), {"chosen": digits})


@leads_to("pin", "first")
def repeated(view: View, place: Place, heard: Words) -> Turn:
    gone, digits = SecretSaid(heard.message), digits_in(heard.text)
    if digits is None or digits != place.data.get("chosen"):
        return Turn("first", (gone,), {"chosen": ""}, NOT_THE_SAME)
    second = bool(place.data.get("second"))
    note = T("Your second PIN is set.") if second else T("Your PIN is set. From now on I ask for it.")
    return Turn("pin", (gone, PinSet(digits, second)), {"chosen": ""}, note)


@leads_to("pin")
def second_dropped(view: View, place: Place) -> Turn:
    return Turn("pin", (PinRemoved(decoy=True),), note=T("The second PIN is gone, and the notes with it."))


@leads_to(END)
def removed(view: View, place: Place) -> Turn:
    return Turn(END, (PinRemoved(),), note=T("The PIN is gone. Whoever holds your phone can read along."))


FLOW = Flow(
    "pin",
    opens=persons,
    steps=(
        Choose("pin", text, choices, leads=("first", "remove", "pin")),
        Step("first", first_text, words=chosen, leads=("again",)),
        Step("again", T("Once more, please: the same digits."), words=repeated, leads=("pin", "first")),
        Choose("remove", T("Take the PIN away? The second one and its notes go, too."), (
            Choice("yes", T("Yes, take it away"), to=removed),
            Choice("no", T("No, it stays"), to="pin"),
        )),
    ),
)  # fmt: skip
