"""How the meeting went. No answer is a failure, and each opens a next step."""

from __future__ import annotations

from flows import calendar_entry, check_ups
from flows.after_outcome import NO, follows
from flows.effects import Effect, OutcomeRecorded, PhaseReached, PromiseDropped
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.already import done
from flows.specialists.entry import circle
from flows.specialists.outcomes_noted import noted_over_time
from flows.specialists.words import OUTCOMES
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, T, Text
from flows.view import Case, View
from flows.walls import MAY_JOIN

NOT_MET = frozenset({"postponed", "not_held"})
MEANS = {
    "yes": T("A yes: {loved_one} accepts help. You can then invite {loved_one}, and aftercare begins."),
    "partly": T("A partial yes: {loved_one} accepts a part. Start with that part. You can then invite {loved_one}."),
    "not_today": T("Not today: the offer stays open. The circle holds together for the next three days."),
    "no": T("A no: the offer stays open. The circle keeps its boundaries, and goes on learning."),
    "postponed": T("It was postponed: the case goes back to preparing, and you set a new day."),
    "not_held": T("It was not held: the case goes back to preparing. What was learned stays useful."),
}
NEXT = {
    "yes": T("Now: nobody leaves {loved_one} alone until admission. Then the circle needs care, too."),
    "partly": T("Now: begin with the part that was accepted, today. The rest can follow."),
    "not_today": T("Now: a talk with the circle within a day. No pleading, no threats, no silence."),
    "no": T("Now: a talk with the circle within a day. A no is an answer for today, not for ever."),
    "postponed": T("Now: tell the circle, and set a new day when it is clear."),
    "not_held": T("Now: tell the circle, and ask how everybody is."),
}


def text(view: View, place: Place) -> tuple[Text, ...]:
    outcome = view.case(place.data["case"]).outcome
    noted = (T("Noted so far: {outcome}", outcome=OUTCOMES[outcome]),) if outcome else ()
    earlier = noted_over_time(view, place.data["case"])
    history = (Joined((T("<b>Noted over time</b>"), *earlier), "\n"),) if earlier else ()
    return (*noted, *history, T("How did the meeting about {loved_one} go?"), *_only_yes(view, place))


def _only_yes(view: View, place: Place) -> tuple[Text, ...]:
    if not _joined(view, place):
        return ()
    return (T("{loved_one} has joined, so only these two can be chosen: the others would shut {loved_one} out."),)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    allowed = [outcome for outcome in OUTCOMES if outcome in MAY_JOIN or not _joined(view, place)]
    return tuple(Choice("as", OUTCOMES[outcome], to=chosen, argument=outcome) for outcome in allowed)


@leads_to("confirm")
def chosen(view: View, place: Place) -> Turn:
    """``was``: what was noted until now, so that a colleague who notes it meanwhile is not written over unseen."""
    return Turn("confirm", data={"outcome": place.data["choice"], "was": view.case(place.data["case"]).outcome})


def _joined(view: View, place: Place) -> bool:
    return any(part.role == "loved_one" for part in circle(view, place.data["case"]))


def confirm_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        MEANS[place.data["outcome"]],
        T("Note it down like this? You tell the circle yourself how it went."),
        *_follows_text(str(place.data["outcome"])),
    )


def _follows_text(outcome: str) -> tuple[Text, ...]:
    """What everybody gets by itself."""
    if outcome in MAY_JOIN:
        return (T("Within a day I ask everybody in the circle how they are."),)
    if outcome in NO:
        return (
            T(
                "I ask everybody how they are within a day. For three days they get a few words to hold together, then a"
                " small step a week."
            ),
        )
    return ()


@leads_to("noted", "how")
def recorded(view: View, place: Place) -> Turn:
    """A yes or a no ends the preparing; a meeting that did not happen goes back to it. A yes keeps aftercare."""
    outcome, case = str(place.data["outcome"]), view.case(place.data["case"])
    if outcome not in MAY_JOIN and _joined(view, place):
        return Turn("how")
    if case.outcome != place.data.get("was", case.outcome):
        return Turn("how", note=done(view, case.id, None, "OutcomeRecorded"))
    effects: tuple[Effect, ...] = (OutcomeRecorded(case.id, outcome), *_day_is_off(view, case, outcome))
    effects = (*effects, *follows(view, case, outcome), *check_ups.begun(view, case, outcome))
    if case.phase in ("aftercare", "closed") and outcome in MAY_JOIN:
        return Turn("noted", effects)
    return Turn("noted", (*effects, PhaseReached(case.id, "preparing" if outcome in NOT_MET else "held")))


def _day_is_off(view: View, case: Case, outcome: str) -> tuple[Effect, ...]:
    """Nobody is reminded of a day that did not come, and it leaves everybody's calendar."""
    if outcome not in NOT_MET:
        return ()
    dropped = (PromiseDropped(f"meeting:{case.id}:"), PromiseDropped(f"tasks:{case.id}:"))
    return (*dropped, *calendar_entry.called_off(view, case, view.roster(case.id)))


def noted_text(view: View, place: Place) -> tuple[Text, ...]:
    outcome = place.data["outcome"]
    return (T("Noted: {outcome}", outcome=OUTCOMES[outcome]), NEXT[outcome])


def noted_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, outcome = str(place.data["case"]), place.data["outcome"]
    door = (
        (Choice("door", T("Never alone: until the door"), to=Enter("treatment", case)),) if outcome in MAY_JOIN else ()
    )
    said = (Choice("agreed", T("Who agreed to what"), to=Enter("agreed", case)),) if outcome not in NOT_MET else ()
    invite = (Choice("invite", T("Invite {loved_one}"), to=Enter("invite", case)),) if outcome in MAY_JOIN else ()
    anew = (Choice("plan", T("Set a new day"), to=Enter("plan_meeting", case)),) if outcome in NOT_MET else ()
    all_ = (Choice("all", T("How everybody is"), to=Enter("afterwards", case)),) if outcome in NO | MAY_JOIN else ()
    tell = Choice("tell", T("Write to the circle"), to=Enter("broadcast", case))
    if outcome in NO:  # nothing was agreed to: the circle comes first
        return (tell, *all_, *said, *anew)
    return (*door, *said, *invite, *anew, *all_, tell)


FLOW = Flow(
    "outcome",
    opens=leaders,
    steps=(
        Choose("how", text, choices, leads=("confirm",)),
        Choose("confirm", confirm_text, (
            Choice("yes", T("Yes, note it"), to=recorded),
            Choice("no", T("No, choose again"), to="how"),
        )),
        Choose("noted", noted_text, noted_choices, leads=(
            Enter("treatment"), Enter("agreed"), Enter("invite"), Enter("plan_meeting"), Enter("broadcast"),
            Enter("afterwards"),
        )),
    ),
)  # fmt: skip
