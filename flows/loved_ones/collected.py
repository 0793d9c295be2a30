"""An honest word about what was collected while this person was not there, by what right, and what they can do about it."""

from __future__ import annotations

from content.load import information, privacy
from flows.cadences import days_of
from flows.effects import ConsentGiven, ConsentWithdrawn, Effect, Promise, PromiseDropped
from flows.loved_ones import cadence
from flows.loved_ones.joined import CHECK_INS, PROGRAMME, asked_since, said_yes
from flows.model import Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, loved_ones
from flows.text import Joined, Said, T, Text
from flows.view import View

YOURSELF = "yourself"
"""The section of questions that a member answers about themselves."""


def text(view: View, place: Place) -> tuple[Text, ...]:
    what, right = privacy("loved_one").screens[:2]
    return (Said(what), Said(right))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    talk = (Choice("ask", T("Ask to see or correct it"), to=Enter("talk", str(place.data["case"]))),)
    return (
        Choice("what", T("What they were asked"), to="what"),
        *(talk if said_yes(view) else ()),
        *(_check_ins(view) if said_yes(view) else ()),
        Choice("data", T("Give me my data"), to=Enter("mydata")),
        Choice("forget", T("Leave and erase everything"), to=Enter("forget")),
    )


def _check_ins(view: View) -> tuple[Choice, ...]:
    if asked_since(view) is None:
        return (Choice("start", T("Start check-ins again"), to=started),)
    return (Choice("stop", T("Stop the check-ins"), to="stop"),)


def what_text(view: View, place: Place) -> tuple[Text, ...]:
    listed = Joined(tuple(T("• {title}", title=Said(one.title)) for one in information() if one.id != YOURSELF), "\n")
    return (
        T("This is what each member of the family could be asked about you. Every answer could be left out:"),
        listed,
        T("Their answers are read by the specialist alone, who worked out with them how to offer you help. You can ask to see what stands there about you, and to have it put right."),
    )  # fmt: skip


@leads_to("collected")
def stopped(view: View, place: Place) -> Turn:
    """Their place stays theirs; only the asking ends."""
    case, me = int(place.data["case"]), view.me.id
    kept = any(what == PROGRAMME for what, _, _ in view.consents())
    receipt: tuple[Effect, ...] = () if kept else (ConsentGiven(PROGRAMME, privacy("loved_one").version, case),)
    ends: tuple[Effect, ...] = (ConsentWithdrawn(CHECK_INS, case), PromiseDropped(f"check_in:{case}:{me}"))
    note = T("Check-ins have ended. Nothing bad follows from it, and everything else stays yours.")
    return Turn("collected", (*receipt, *ends), note=note)


@leads_to("collected")
def started(view: View, place: Place) -> Turn:
    case = int(place.data["case"])
    receipt = ConsentGiven(CHECK_INS, privacy("loved_one").version, case)
    return Turn(
        "collected",
        (receipt, *first_check_in(view, case)),
        note=T("Good to have you back. The next check-in comes at your hour."),
    )


def first_check_in(view: View, case: int) -> tuple[Promise, ...]:
    """The first one after a yes that is given right now."""
    assert view.me.id is not None
    began = cadence.began(view.now, view.case(case), view.now)
    first = cadence.promise(
        view.now, began, case, view.me.id, view.me.check_in_hour, view.me.zone, days_of(view.follow_up(case))
    )
    return (first,) if first else ()


FLOW = Flow(
    "collected",
    opens=loved_ones,
    steps=(
        Choose("collected", text, choices, leads=("what", "stop", Enter("talk"))),
        Choose("what", what_text, (Choice("back", T("All right"), to="collected"),)),
        Choose("stop", (
            T("No more check-ins will come. The specialist is not told by me, but may notice, and ask how you are."),
            T("Hard moments, your words and your reminders stay open to you."),
        ), (
            Choice("no", T("No, keep them"), to="collected"),
            Choice("yes", T("Yes, stop them"), to=stopped),
        )),
    ),
)  # fmt: skip
