"""The loved one's own account: marked once, and every link of the circle is unknown to it until the time has come.

1. A member or a specialist shares their contact; of it only a scrambled number is kept, no name and no phone.
2. The answer is the same whoever that account belongs to, so that nobody learns from it who else is in the circle.
3. The specialist hears of each mark, sees them all, and takes back a mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.effects import Push, ThemMarked, ThemUnmarked
from flows.model import END, Choice, Enter, Place, Shared, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, Step, leaders, leads_to, members
from flows.text import Joined, N, T, Text
from flows.view import View
from flows.walls import MAY_JOIN

DONE = T("Done. No link of this circle lets that account in before the time has come. {specialist} knows of it.")
NO_ACCOUNT = T("Telegram does not tell me an account with this contact. Choose one that has Telegram, please.")
YOURS = T("That is your own account. Choose the other contact, please.")


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """Who leads the case, or a member of it, while the loved one may not join yet."""
    data = leaders(view, argument) or members(view, argument)
    return data if data is not None and view.case(data["case"]).outcome not in MAY_JOIN else None


def entry(view: View, case: int) -> tuple[Choice, ...]:
    return (Choice("them", T("Keep their account out"), to=Enter("them", str(case))),) if opens(view, str(case)) else ()


def _leads(view: View, place: Place) -> bool:
    standing = view.standing(place.data["case"])
    return standing is not None and standing.leads


def text(view: View, place: Place) -> tuple[Text, ...]:
    ask = (
        T("<b>If {loved_one} has Telegram</b>, you can make sure that no link ever lets them in by accident."),
        T(
            "Send me their contact: tap the paper clip, then “Contact”. I keep only a scrambled number: no name, no phone."
        ),
        T("They are not told anything. Delete your message afterwards, or tap “Hide”."),
    )
    if not _leads(view, place):
        return ask
    found = view.marked(place.data["case"])
    head = N("<b>{n} account is marked as theirs.</b>", "<b>{n} accounts are marked as theirs.</b>", n=len(found))
    lines = tuple(
        Joined((T("marked by {who}", who=one.by), T("{when}", when=one.at), *(
            (T("tried to come in: {when}", when=one.tried),) if one.tried else ()
        )))
        for one in on_page(found, place)
    )  # fmt: skip
    return (head, *lines, *ask)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    done = Choice("done", T("Done"), to=END)
    if not _leads(view, place):
        return (done,)
    found = view.marked(place.data["case"])
    first = int(place.data.get("page", 0)) * 4
    back = tuple(
        Choice("back", T("Take back mark {n}", n=number), to="sure", argument=str(one.id))
        for number, one in enumerate(on_page(found, place), first + 1)
    )
    return (*back, *more(found, place), done)


@leads_to("them")
def shared(view: View, place: Place, heard: Shared) -> Turn:
    if heard.kind != "contact" or heard.account is None:
        return Turn(note=NO_ACCOUNT)
    if view.is_my_account(heard.account):
        return Turn(note=YOURS)
    case = view.case(place.data["case"])
    look = Choice("look", T("Look at it"), to=Enter("them", str(case.id)))
    told = Push(case.specialist, (T("Somebody of a circle has marked an account as theirs."),), (look,))
    tell = () if case.specialist == view.me.id else (told,)
    return Turn("them", (ThemMarked(case.id, heard.account), *tell), note=DONE)


@leads_to("them")
def taken_back(view: View, place: Place) -> Turn:
    mark = next((one for one in view.marked(place.data["case"]) if str(one.id) == place.data.get("mark")), None)
    if mark is None:
        return Turn("them", note=T("That was done already."))
    return Turn(
        "them", (ThemUnmarked(place.data["case"], mark.id),), note=T("Taken back. A fresh link works there again.")
    )


FLOW = Flow(
    "them",
    opens=opens,
    steps=(
        Step("them", text, choices, shared=shared, save_as="mark", protect=True, leads=("sure", END)),
        Choose("sure", T("Take this mark back? Only when it is certain that the account is not theirs."), (
            Choice("yes", T("Yes, it was a mistake"), to=taken_back),
            Choice("no", T("No, it stays"), to="them"),
        )),
    ),
)  # fmt: skip
