"""Somebody forgot their PIN: the specialist talks with them, and takes it away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.effects import PinLifted, Push
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.entry import somebody_of_the_case, this_one
from flows.steps import Choose, Flow, leads_to
from flows.text import T, Text
from flows.view import View


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    data = somebody_of_the_case(view, argument)
    standing = view.standing(data["case"]) if data else None
    return data if standing is not None and standing.leads else None


def _locked(view: View, place: Place) -> bool:
    part = this_one(view, place)
    return part.state == "in" and view.has_pin(part.case, part.person)


def text(view: View, place: Place) -> tuple[Text, ...]:
    who = this_one(view, place).name
    if not _locked(view, place):
        return (T("{who} has no PIN now. Nothing needs to be done.", who=who),)
    return (
        T("<b>{who} has forgotten the PIN of this chat</b>, or somebody else holds the phone.", who=who),
        T("Call them, and make sure that it is really them, and that nobody stands beside them. A number that you have"
          " had for long is safer than one from a message."),
        T("When the PIN is gone, whoever holds the phone can read this chat."),
    )  # fmt: skip


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    lift = (Choice("lift", T("I talked with them: remove it"), to=lifted),) if _locked(view, place) else ()
    return (*lift, Choice("no", T("Not now"), to=END))


@leads_to(END)
def lifted(view: View, place: Place) -> Turn:
    part = this_one(view, place)
    if not _locked(view, place):
        return Turn(END, note=T("That was done already."))
    told = Push(
        part.person, (T("Your PIN is gone. You can set a new one in the settings."),),
        (Choice("pin", T("Set a PIN"), to=Enter("pin")),),
    )  # fmt: skip
    return Turn(END, (PinLifted(part.case, part.person), told), note=T("Done. They can get in again, and know it."))


FLOW = Flow("unlock", opens=opens, steps=(Choose("unlock", text, choices, leads=(END,)),))
