"""Handing over the lead: offered to the backup, who is known to the case already; until their yes nothing changes.

1. Only the lead offers and takes back, and only whoever is offered it says yes (``flows.specialists.take_lead``).
2. What the old lead is afterwards is chosen with the offer, and seen by the one who says yes.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from flows.effects import LeadOffered, LeadOfferEnded, Push
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.already import DONE
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import T, Text
from flows.view import LeadOffer, View

GOOD_FOR: Final = timedelta(days=7)
STAYS: Final[dict[str, Text]] = {
    "all": T("the backup, with the same rights"),
    "alerts": T("the backup, for alerts and talk only"),
    "out": T("no longer in this case"),
}
"""What the old lead is afterwards."""


def offer(view: View, place: Place) -> LeadOffer | None:
    return view.lead_offer(place.data["case"])


def _may(view: View, place: Place) -> bool:
    """I lead, and there is a backup who is in."""
    here, backup = view.standing(place.data["case"]), view.backup(place.data["case"])
    return here is not None and here.is_the_lead and backup is not None and backup.state == "in"


# --- what it means ---------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    case, backup, open_one = place.data["case"], view.backup(place.data["case"]), offer(view, place)
    if open_one is not None and backup is not None:
        return (
            T("You have offered the lead of {code_name} to {who}.", who=backup.name),
            T("Afterwards you are {then}. The offer ends: {when}.", then=STAYS[open_one.stays], when=open_one.expires),
            T("Until they say yes, you lead."),
        )
    if not _may(view, place) or backup is None:
        lead = view.case(case).specialist_name
        return (T("{who} leads {code_name}.", who=lead), T("The lead is handed to a backup, by whoever leads."))
    return (
        T("Hand over the lead of {code_name} to {who}?", who=backup.name),
        T("Alerts, promises, open talks and planned messages go along. The circle is told kindly who leads now."),
        T("Nothing changes before they say yes. What would you like to be afterwards?"),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    if not _may(view, place):
        return ()
    if offer(view, place) is not None:
        return (Choice("back", T("Take the offer back"), to=taken_back),)
    return (
        Choice("stay", T("Backup, the same rights"), to=offered, argument="all"),
        Choice("stay", T("Backup, alerts and talk only"), to=offered, argument="alerts"),
        Choice("stay", T("I leave the case"), to="leave"),
    )


@leads_to("hand_over")
def offered(view: View, place: Place) -> Turn:
    case, backup, stays = place.data["case"], view.backup(place.data["case"]), str(place.data["choice"])
    if not _may(view, place) or backup is None or offer(view, place) is not None or stays not in STAYS:
        return Turn("hand_over", note=DONE)
    look = Choice("look", T("See it"), to=Enter("take_lead", str(case)))
    told = Push(backup.person, (T("A colleague asks whether you take over the lead of a case."),), (look,))
    made = LeadOffered(case, backup.person, stays, view.now + GOOD_FOR)
    return Turn("hand_over", (made, told), note=T("{who} is asked now.", who=backup.name))


@leads_to("hand_over")
def taken_back(view: View, place: Place) -> Turn:
    if not _may(view, place) or offer(view, place) is None:
        return Turn("hand_over", note=DONE)
    return Turn("hand_over", (LeadOfferEnded(place.data["case"]),), note=T("Taken back. You lead as before."))


FLOW = Flow(
    "hand_over",
    opens=leaders,
    steps=(
        Choose("hand_over", text, choices, leads=("leave", "hand_over")),
        Choose("leave", T("Leave {code_name} altogether? After their yes you see nothing of it any more. What you did stays noted down."), (
            Choice("stay", T("Yes, offer it so"), to=offered, argument="out"),
            Choice("no", T("No, I stay the backup"), to="hand_over"),
        )),
    ),
)  # fmt: skip
