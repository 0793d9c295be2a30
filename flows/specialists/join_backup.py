"""A colleague opens the link for a backup: they read what it is about, and only their yes uses the link up."""

from __future__ import annotations

from flows.effects import InvitationUsed, Push
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists import rights
from flows.steps import Choose, Flow, leads_to
from flows.text import T, Text
from flows.view import Invitation, View

NO_LONGER = T("This offer is no longer open. Please ask the person who sent the link.")


def _offer(view: View, place: Place) -> Invitation | None:
    """The open invitation, as long as I could still take it."""
    found = view.invitation(str(place.data["code"]))
    if found is None or found.case is None or found.state != "good" or found.role != "backup":
        return None
    here = view.standing(found.case)
    return found if here is None or here.state == "out" else None


def text(view: View, place: Place) -> tuple[Text, ...]:
    found = _offer(view, place)
    if found is None:
        return (NO_LONGER,)
    return (
        T("A colleague asks you to be their backup in a case."),
        T(
            "If you say yes, and your colleague confirms it, this is what a backup does there: {rights}.",
            rights=rights.name(found.rights),
        ),
        T("What you see there is as confidential as your own cases. Every step is noted down. You can stop at any time."),
    )  # fmt: skip


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    if _offer(view, place) is None:
        return ()
    return (Choice("yes", T("Yes, I stand in"), to=accepted), Choice("no", T("Not now"), to=declined))


@leads_to(END)
def accepted(view: View, place: Place) -> Turn:
    found = _offer(view, place)
    if found is None or found.case is None or found.by is None:
        return Turn(END, note=NO_LONGER)
    look = Choice("look", T("See who it is"), to=Enter("backup", str(found.case)))
    told = Push(found.by, (T("A colleague has said yes and waits for yours."),), (look,), paced=False)
    return Turn(END, (InvitationUsed(str(place.data["code"])), told), note=T("Thank you. Your colleague confirms it, and I tell you."))  # fmt: skip


@leads_to(END)
def declined(view: View, place: Place) -> Turn:
    return Turn(END, note=T("That is fine. The link was not used up: you can open it again while it lasts."))


FLOW = Flow(
    "join_backup",
    opens=lambda view, argument: None,
    steps=(Choose("offer", text, choices),),
)
