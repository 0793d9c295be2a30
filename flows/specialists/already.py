"""What a colleague did to the same thing a moment before: told to whoever comes second, so that nothing is done twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from flows.text import T, Text
from flows.view import Deed, Thing, View

DONE: Final = T("That was done already.")
SAYS: Final[Mapping[str, T]] = {
    "JoinApproved": T("{who} let them in: {when}."),
    "JoinRefused": T("{who} refused them or let them go: {when}."),
    "AlertAcknowledged": T("{who} has read this: {when}."),
    "LetterApproved": T("{who} approved the letter: {when}."),
    "BoundaryApproved": T("{who} approved a boundary: {when}."),
    "TalkReplied": T("{who} has answered: {when}."),
    "Nudged": T("{who} sent a nudge: {when}."),
    "Assigned": T("{who} gave this away: {when}."),
    "PlanItemSet": T("{who} has changed this: {when}."),
    "CaseDetailChanged": T("{who} has changed this: {when}."),
    "TreatmentOptionSaved": T("{who} has changed this: {when}."),
    "FollowUpSet": T("{who} has changed this: {when}."),
    "AdmissionPlanned": T("{who} has changed this: {when}."),
    "Admitted": T("{who} has changed this: {when}."),
    "DischargeSet": T("{who} has changed this: {when}."),
    "EscortSet": T("{who} has changed this: {when}."),
    "EscortRemoved": T("{who} has removed this: {when}."),
    "TaskAssigned": T("{who} gave this away: {when}."),
    "TaskTicked": T("{who} has ticked it: {when}."),
    "MeetingSet": T("{who} has set the meeting: {when}."),
    "OutcomeRecorded": T("{who} has noted how it went: {when}."),
    "PhaseReached": T("{who} has moved the case: {when}."),
    "ApproachChosen": T("{who} has changed the approach: {when}."),
    "RedFlagSignedOff": T("{who} has signed it off: {when}."),
}


def done(view: View, case: int, about: int | None, *what: str) -> Text:
    """Who did it and when, when that was a colleague; else that it is done."""
    deed = view.deed(case, about, what)
    return told(deed) if deed is not None else DONE


def told(deed: Deed) -> Text:
    if deed.what == "Snoozed" and deed.until is not None:
        return T("{who} has put it off until {when}.", who=deed.who, when=deed.until)
    if deed.at is None or deed.what not in SAYS:
        return DONE
    return SAYS[deed.what].with_values(who=deed.who, when=deed.at)


def put_off_too(view: View, thing: Thing, until: datetime) -> Text | None:
    deed = view.put_off_by(thing.key)
    if deed is None or deed.until is None:
        return None
    return T(
        "Put off for you until {until}. {who} has put it off, too, until {when}.",
        until=until, who=deed.who, when=deed.until,
    )  # fmt: skip
