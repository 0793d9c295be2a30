"""Who may know what. One table, pure predicates, closed by default.

1. A viewer stands somewhere: in one case, in one role, in or out. Without a standing they know nothing of that case.
   Specialists stand there with rights: the lead, a backup with all of the lead's, or a backup for alerts and talk alone.
2. Every kind of fact names its audience in ``AUDIENCE``; a kind that is not there cannot be rendered at all.
3. The loved one knows nothing of the case before its outcome allows it (``MAY_JOIN``): they cannot even stand in it.
4. Other members' information, letters, boundaries and answers are never shown to members.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.text import Fact

MAY_JOIN = frozenset({"yes", "partly"})
"""The outcomes after which a loved one may be invited and may join."""
REFUSED = frozenset({"not_today", "no"})
"""The outcomes after which what was written for a no is read."""


def same_answer(before: str | None, after: str) -> bool:
    """It is only put more precisely: a yes stays a yes, a no stays a no."""
    return before == after or any({before, after} <= kind for kind in (MAY_JOIN, REFUSED))


RIGHTS = ("lead", "all", "alerts")
"""What a specialist may do in a case: one leads; a backup may do the same, or see and answer alerts and talk alone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a viewer stands in one case. ``releases``: what the loved one lets this viewer see."""

    person: int
    case: int
    role: str
    state: str
    outcome: str | None = None
    releases: frozenset[str] = frozenset()
    rights: str = ""

    @property
    def watches(self) -> bool:
        """Any specialist of the case, with whatever rights: alerts and talk are theirs to see."""
        return self.role == "specialist" and self.state == "in" and self.rights in RIGHTS

    @property
    def leads(self) -> bool:
        """The lead, or a backup with the same rights."""
        return self.watches and self.rights in ("lead", "all")

    @property
    def is_the_lead(self) -> bool:
        return self.watches and self.rights == "lead"

    @property
    def in_circle(self) -> bool:
        return self.role == "member" and self.state == "in"

    @property
    def is_loved_one(self) -> bool:
        return self.role == "loved_one" and self.state == "in" and self.outcome in MAY_JOIN


class Leak(Exception):
    """A text was about to show somebody a fact that is not theirs. It is set aside instead of being sent."""


Predicate = Callable[[Standing, Fact], bool]


def _owner(viewer: Standing, fact: Fact) -> bool:
    return fact.owner is not None and viewer.person == fact.owner


def _leads(viewer: Standing, fact: Fact) -> bool:
    return viewer.leads


def _watches(viewer: Standing, fact: Fact) -> bool:
    return viewer.watches


def _owner_or_leads(viewer: Standing, fact: Fact) -> bool:
    return _owner(viewer, fact) or viewer.leads


def _owner_or_watches(viewer: Standing, fact: Fact) -> bool:
    return _owner(viewer, fact) or viewer.watches


def _owner_or_shared(viewer: Standing, fact: Fact) -> bool:
    return _owner(viewer, fact) or (fact.shared and viewer.leads)


def _leads_or_shown(viewer: Standing, fact: Fact) -> bool:
    return viewer.leads or (fact.shared and viewer.in_circle)


def _leads_or_followed(viewer: Standing, fact: Fact) -> bool:
    """What is for the circle and what for the loved one is told apart where it is read (``storage.view.following``)."""
    return viewer.leads or (fact.shared and (viewer.in_circle or viewer.is_loved_one))


def _preparing(viewer: Standing, fact: Fact) -> bool:
    return viewer.leads or viewer.in_circle


def _leads_or_loved_one(viewer: Standing, fact: Fact) -> bool:
    return viewer.leads or viewer.is_loved_one


def _circle_or_watches(viewer: Standing, fact: Fact) -> bool:
    return viewer.watches or viewer.in_circle


def _anyone_in(viewer: Standing, fact: Fact) -> bool:
    return _owner(viewer, fact) or viewer.watches or viewer.in_circle or viewer.is_loved_one


def _released(viewer: Standing, fact: Fact) -> bool:
    """``fact.value`` is never looked at: what was released is the question's own name, in ``fact.kind``."""
    return _owner(viewer, fact) or fact.kind.removeprefix("answer.") in viewer.releases


AUDIENCE: dict[str, Predicate] = {
    "own": _owner,
    "person.name": _anyone_in,
    "person.name.waiting": _owner_or_leads,
    "specialist.name": _anyone_in,
    "case.code_name": _watches,
    "case.called": _circle_or_watches,
    "approach.rationale": _leads,
    "invitation.name": _leads,
    "vetting.name": _leads,
    "profile": _anyone_in,
    "vetting.words": _leads,
    "meeting.place": _preparing,
    "notice.words": _preparing,
    "notice.to_loved_one": _leads_or_loved_one,
    "letter.words": _owner_or_shared,
    "boundary.words": _owner_or_shared,
    "family.answer": _owner_or_leads,
    "information": _owner_or_leads,
    "review.words": _owner_or_leads,
    "rehearsal.place": _preparing,
    "rehearsal.notes": _leads,
    "plan.words": _leads_or_shown,
    "follow_up.words": _leads_or_followed,
    "escort.words": _owner_or_leads,
    "talk.words": _owner_or_watches,
    "talk.note": _watches,
}


_LEADER = frozenset({"specialist"})
_CIRCLE = frozenset({"member"})
_LOVED_ONE = frozenset({"loved_one"})
_FAMILY_SIDE = _CIRCLE | _LOVED_ONE
_EVERYBODY = _LEADER | _FAMILY_SIDE

MAY_DO: dict[str, frozenset[str]] = {
    "ApproachChosen": _LEADER,
    "CaseDetailChanged": _LEADER,
    "PhaseReached": _LEADER,
    "InvitationMade": _LEADER,
    "InvitationRevoked": _LEADER,
    "JoinApproved": _LEADER,
    "JoinRefused": _LEADER,
    "MeetingSet": _LEADER,
    "MemberErased": _LEADER,
    "ThemMarked": _LEADER | _CIRCLE,
    "JoinerIsThem": _LEADER,
    "ThemUnmarked": _LEADER,
    "PinLifted": _LEADER,
    "VettingNoted": _LEADER,
    "VettingDropped": _LEADER,
    "BackupLetIn": _LEADER,
    "BackupRightsSet": _LEADER,
    "BackupEnded": _LEADER,
    "LeadOffered": _LEADER,
    "LeadOfferEnded": _LEADER,
    "LeadTaken": _LEADER,
    "Nudged": _LEADER,
    "Snoozed": _LEADER,
    "Assigned": _LEADER,
    "Pictured": _LEADER | _LOVED_ONE,
    "OutcomeRecorded": _LEADER,
    "LetterRead": _LEADER,
    "NoticeSent": _LEADER,
    "InformationGiven": _CIRCLE,
    "RedFlagRaised": _CIRCLE,
    "RedFlagSignedOff": _LEADER,
    "RunFinished": _CIRCLE,
    "RehearsalAnswered": _CIRCLE,
    "RehearsalSet": _LEADER,
    "AttendanceNoted": _LEADER,
    "RehearsalNoted": _LEADER,
    "LetterPartWritten": _CIRCLE,
    "LetterEntryChanged": _CIRCLE,
    "LetterEntryCut": _CIRCLE,
    "LetterPartCleared": _CIRCLE,
    "LetterReordered": _CIRCLE,
    "LetterRestored": _CIRCLE,
    "LetterPhraseKept": _CIRCLE,
    "LetterShared": _CIRCLE,
    "LetterTakenBack": _CIRCLE,
    "BoundaryWritten": _CIRCLE,
    "BoundaryRemoved": _CIRCLE,
    "ReviewNoted": _LEADER,
    "ReviewAnswered": _CIRCLE,
    "LetterApproved": _LEADER,
    "BoundaryApproved": _LEADER,
    "PlanItemSet": _LEADER,
    "PlanShown": _LEADER,
    "TreatmentOptionSaved": _LEADER,
    "TreatmentOptionRemoved": _LEADER,
    "TaskAssigned": _LEADER,
    "TaskTicked": _LEADER | _CIRCLE,
    "ScriptExported": _LEADER,
    "NoticeAnswered": _FAMILY_SIDE,
    "CheckInOpened": _FAMILY_SIDE,
    "ReleaseChosen": _LOVED_ONE,
    "UseReported": _FAMILY_SIDE,
    "AlertRaised": _FAMILY_SIDE,
    "TalkAsked": _FAMILY_SIDE,
    "TalkSaid": _FAMILY_SIDE,
    "TalkReplied": _LEADER,
    "TalkNoted": _LEADER,
    "TalkRead": _EVERYBODY,
    "TalkResolved": _LEADER,
    "AlertTold": _EVERYBODY,
    "CaseFrozen": _CIRCLE,
    "CaseThawed": _LEADER,
    "DayTold": _CIRCLE,
    "ArrivalNoted": _LEADER,
    "SpeakerNoted": _LEADER,
    "AdmissionPlanned": _LEADER,
    "Admitted": _LEADER,
    "DischargeSet": _LEADER,
    "EscortSet": _LEADER,
    "EscortAnswered": _CIRCLE,
    "EscortRemoved": _LEADER,
    "ProgrammeStepped": _CIRCLE,
    "CalendarSent": _LEADER | _CIRCLE,
    "FollowUpSet": _LEADER,
    "CheckUpDone": _LEADER,
    "BoundaryBegun": _LEADER | _CIRCLE,
    "BoundaryHeld": _CIRCLE,
    "ReturnBegun": _CIRCLE,
    "ReturnStepTicked": _CIRCLE,
    "WordsKept": _LOVED_ONE,
    "WordsDropped": _LOVED_ONE,
    "ReminderSet": _LOVED_ONE,
    "ReminderDropped": _LOVED_ONE,
    "Promise": _EVERYBODY,
}
"""Which roles may cause an effect on their case. ``MAY_WAITING`` below are open before a joiner is let in."""

LEAD_ONLY = frozenset({"BackupLetIn", "BackupRightsSet", "LeadOffered"})
"""A backup, whatever their rights, neither brings in another one nor changes what one may do, nor offers the lead."""
MAY_WATCHING = frozenset({
    "Promise", "Snoozed", "BackupEnded", "AlertTold", "TalkReplied", "TalkNoted", "TalkRead", "TalkResolved",
    "LeadOfferEnded", "LeadTaken",
})  # fmt: skip
"""What a backup for alerts and talk may cause, beside acknowledging an alert (``storage.writes.contact``)."""
MAY_WAITING = frozenset({"ConsentGiven", "ConsentWithdrawn", "RelationTold", "AgeTold", "Promise", "AlertRaised"})


def may_do(viewer: Standing | None, effect: object) -> bool:
    """True when somebody who stands there may cause this effect on the case. Closed for effects that are not listed."""
    name = type(effect).__name__
    if viewer is None or viewer.state == "out":
        return False
    if name in MAY_WAITING:
        return True
    if viewer.state != "in" or viewer.role not in MAY_DO.get(name, frozenset()):
        return False
    if viewer.role != "specialist":
        return True
    return viewer.is_the_lead if name in LEAD_ONLY else viewer.leads or (viewer.watches and name in MAY_WATCHING)


def may_know(viewer: Standing | None, person: int | None, fact: Fact) -> bool:
    """True when the viewer may be shown this fact. ``person`` is the viewer; ``viewer`` their standing in its case."""
    if fact.case is None:
        return fact.owner is not None and fact.owner == person
    if viewer is None or viewer.case != fact.case or viewer.state == "out":
        return False
    predicate = _released if fact.kind.startswith("answer.") else AUDIENCE.get(fact.kind)
    return predicate is not None and predicate(viewer, fact)
