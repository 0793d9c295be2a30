"""The question for the PIN: tries that are counted, pauses that grow, and a way out for who forgot it.

Nothing here says what is behind: whoever holds the phone reads along.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.effects import DoorOpened, Effect, PinForgotten, PinMissed, Push, SecretSaid
from flows.model import END, Choice, Enter, Place, Turn, Words
from flows.steps import Choose, Flow, Step, leads_to
from flows.text import N, T, Text
from flows.view import View

SHORTEST: Final = 4
LONGEST: Final = 12
LONG_PAUSE: Final = 90
"""Minutes; a longer pause is told in hours."""
ASK_AGAIN: Final = timedelta(hours=1)
NOT_TAKEN = T("I am locked, so I did not take that. Enter your PIN, then send it once more.")


def digits_in(text: str) -> str | None:
    """A PIN as people type it, or None: it is something else."""
    bare = "".join(text.split())
    return bare if bare.isascii() and bare.isdigit() and SHORTEST <= len(bare) <= LONGEST else None


def text(view: View, place: Place) -> tuple[Text, ...]:
    lock = view.lock()
    if lock is not None and lock.until is not None:
        return (_pause(view, lock.until), T("/sos shows numbers to call at any time."))
    return (T("Please enter your PIN."),)


def _pause(view: View, until: datetime) -> Text:
    minutes = max(1, -(-int((until - view.now).total_seconds()) // 60))
    if minutes > LONG_PAUSE:
        hours = -(-minutes // 60)
        return N(
            "Too many wrong tries. In {n} hour you can try again.",
            "Too many wrong tries. In {n} hours you can try again.",
            n=hours,
        )
    return N(
        "Too many wrong tries. In {n} minute you can try again.",
        "Too many wrong tries. In {n} minutes you can try again.",
        n=minutes,
    )


@leads_to(END)
def tried(view: View, place: Place, heard: Words) -> Turn:
    digits = digits_in(heard.text)
    if digits is None:
        return Turn(note=NOT_TAKEN)
    gone, lock = SecretSaid(heard.message), view.lock()
    if lock is not None and lock.until is not None:
        return Turn(effects=(gone,))
    answer = view.pin_is(digits)
    if answer == "right":
        return Turn(END, (gone, DoorOpened()), note=T("Welcome back."))
    if answer == "decoy":
        return Turn(END, (gone, DoorOpened(decoy=True)))
    left = lock.left - 1 if lock else 0
    note = N("That was not it. {n} try is left.", "That was not it. {n} tries are left.", n=left) if left > 0 else None
    return Turn(effects=(gone, PinMissed()), note=note)


# --- forgotten -------------------------------------------------------------------------------------------------------
def forgotten_text(view: View, place: Place) -> tuple[Text, ...]:
    if not view.cases() or view.me.specialist:
        return (T("Whoever runs this place can take the PIN away. Please ask them, in another way than here."),)
    return (
        T(
            "Whoever invited you can take the PIN away. I ask them to. They talk with you first, to be sure that it is you."
        ),
        T("What you wrote is kept meanwhile."),
    )


def forgotten_choices(view: View, place: Place) -> tuple[Choice, ...]:
    back = Choice("back", T("Back to the PIN"), to="pin")
    if not view.cases() or view.me.specialist:
        return (back,)
    return (Choice("ask", T("Yes, ask them"), to=asked), back)


@leads_to("pin")
def asked(view: View, place: Place) -> Turn:
    lock = view.lock()
    note = T("Asked. As soon as they have talked with you, the PIN is gone.")
    if lock is None or (lock.asked is not None and view.now - lock.asked < ASK_AGAIN):
        return Turn("pin", note=note)
    told: tuple[Effect, ...] = tuple(
        Push(case.specialist, (T("Somebody cannot get into their chat."),), (
            Choice("look", T("Look at it"), to=Enter("unlock", f"{case.id}-{view.me.id}")),
        ))
        for case in view.cases()
    )  # fmt: skip
    return Turn("pin", (PinForgotten(), *told), note=note)


FLOW = Flow(
    "lock",
    opens=lambda view, argument: None,
    bare=True,
    steps=(
        Step("pin", text, (Choice("forgot", T("I forgot it"), to="forgot"),), words=tried, asks=False, leads=(END,)),
        Choose("forgot", forgotten_text, forgotten_choices, leads=("pin",)),
    ),
)
