"""Taking over the lead that was offered to me: what comes along, my yes, and the word to everybody who should know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.effects import Effect, LeadOfferEnded, LeadTaken, Push, Refresh
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.hand_over import STAYS
from flows.steps import Choose, Flow, leads_to, watchers
from flows.text import N, T, Text
from flows.view import LeadOffer, View

NO_LONGER = T("This offer is no longer open.")


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """Whoever was offered it; and, to read that it is over, any specialist of the case but the lead."""
    data = watchers(view, argument)
    standing = view.standing(data["case"]) if data else None
    return data if standing is not None and not standing.is_the_lead else None


def _mine(view: View, place: Place) -> LeadOffer | None:
    found = view.lead_offer(place.data["case"])
    return found if found is not None and found.to == view.me.id else None


def text(view: View, place: Place) -> tuple[Text, ...]:
    found = _mine(view, place)
    if found is None:
        return (NO_LONGER, T("{specialist} leads {code_name}."))
    return (
        T("{specialist} asks you to take over the lead of <b>{code_name}</b>."),
        T("With a yes, alerts, promises, open talks and planned messages come to you at once. Your hours count then."),
        T("{specialist} is {then} afterwards. The circle is told kindly that you lead now.", then=STAYS[found.stays]),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    if _mine(view, place) is None:
        return ()
    return (Choice("yes", T("Yes, I lead from now on"), to=accepted), Choice("no", T("No, not now"), to=declined))


@leads_to("taken", "offer")
def accepted(view: View, place: Place) -> Turn:
    """One transaction: from one moment to the next there is one lead, never none and never two."""
    found, case, me = _mine(view, place), place.data["case"], view.backup(place.data["case"])
    if found is None or me is None:
        return Turn("offer", note=NO_LONGER)
    look = Choice("look", T("See it"), to=Enter("hand_over", str(case)))
    stayed = (look,) if found.stays == "all" else ()
    lead = Push(found.by, (T("Your offer was taken: the lead of a case is with your colleague now."),), stayed)
    still_there = (Refresh(found.by, "hand_over"),) if found.stays != "out" else ()
    effects = (*_tell(view, case), lead, LeadTaken(case), *still_there)
    return Turn("taken", effects, note=T("The circle is told, each in their own hours."))


def taken_text(view: View, place: Place) -> tuple[Text, ...]:
    waits = view.desk().waiting
    many = N("{n} thing waits for you over all your cases.", "{n} things wait for you over all your cases.", n=waits)
    return (T("You lead <b>{code_name}</b> now."), many if waits else T("<b>Nothing waits for you.</b>"))


def taken_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    return (
        Choice("inbox", T("What waits"), to=Enter("console")),
        Choice("case", T("Open the case"), to=Enter("case", case)),
    )


def _tell(view: View, case: int) -> tuple[Effect, ...]:
    """Everybody who is in, the loved one too: a line that says nothing, and behind it who leads now."""
    there = [one for one in view.roster(case) if one.state == "in" and one.role != "specialist"]
    look = (Choice("look", T("See who"), to=Enter("new_lead", str(case))),)
    return tuple(Push(one.person, (T("Somebody else is the first to turn to now."),), look) for one in there)


@leads_to(END)
def declined(view: View, place: Place) -> Turn:
    found, case = _mine(view, place), place.data["case"]
    if found is None:
        return Turn(END, note=NO_LONGER)
    look = Choice("look", T("See it"), to=Enter("hand_over", str(case)))
    told = Push(found.by, (T("Your colleague does not take over the lead right now. You lead as before."),), (look,))
    return Turn(END, (LeadOfferEnded(case), told), note=T("That is fine. Your colleague is told."))


FLOW = Flow(
    "take_lead",
    opens=opens,
    over=("taken",),
    steps=(
        Choose("offer", text, choices, leads=("offer", "taken")),
        Choose("taken", taken_text, taken_choices, leads=(Enter("console"), Enter("case"))),
    ),
)
