"""A case and who takes part in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CaseOpened:
    case: int
    code_name: str
    called: str
    approach: str
    country: str
    zone: str
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class ApproachChosen:
    case: int
    approach: str
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class CaseDetailChanged:
    """``detail``: code_name, called, country, zone."""

    case: int
    detail: str
    value: str


@dataclass(frozen=True, slots=True)
class PhaseReached:
    case: int
    phase: str


@dataclass(frozen=True, slots=True)
class InvitationMade:
    """``name`` is what the specialist calls the invited person; empty for a loved one's invitation. ``rights``: what a
    backup may do (``flows.walls.RIGHTS``)."""

    invitation: int
    code: str
    case: int
    role: str
    name: str
    expires: datetime
    rights: str = ""


@dataclass(frozen=True, slots=True)
class InvitationRevoked:
    invitation: int


@dataclass(frozen=True, slots=True)
class RelationTold:
    case: int
    relation: str


@dataclass(frozen=True, slots=True)
class AgeTold:
    """A member under 18 gets a shorter path, after the specialist and a guardian have agreed."""

    case: int
    minor: bool


@dataclass(frozen=True, slots=True)
class JoinApproved:
    case: int
    person: int


@dataclass(frozen=True, slots=True)
class JoinRefused:
    """Also used to remove a member later."""

    case: int
    person: int


@dataclass(frozen=True, slots=True)
class MemberErased:
    """What somebody who was let go wrote for this case is erased. Themselves they stay: they may be in another case."""

    case: int
    person: int


@dataclass(frozen=True, slots=True)
class VettingNoted:
    """Somebody who should not take part. ``why``: dislikes, uses, sabotage, unwell, other. For the specialists alone."""

    case: int
    note: int
    name: str
    why: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class VettingDropped:
    case: int
    note: int


@dataclass(frozen=True, slots=True)
class BackupLetIn:
    """The lead says yes to the colleague who took the backup's invitation."""

    case: int
    person: int


@dataclass(frozen=True, slots=True)
class BackupRightsSet:
    """``rights``: all, or alerts (see ``flows.walls.RIGHTS``)."""

    case: int
    person: int
    rights: str


@dataclass(frozen=True, slots=True)
class BackupEnded:
    """The lead refused or ended it, or the backup themselves stepped back."""

    case: int
    person: int


@dataclass(frozen=True, slots=True)
class LeadOffered:
    """To the backup. ``stays``: what the old lead is after a yes: all, alerts (``flows.walls.RIGHTS``), or out."""

    case: int
    to: int
    stays: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class LeadOfferEnded:
    """The lead took it back, or the backup said no."""

    case: int


@dataclass(frozen=True, slots=True)
class LeadTaken:
    """Whoever was offered the lead has it from now on."""

    case: int


@dataclass(frozen=True, slots=True)
class Nudged:
    """A kind nudge was decided for that member; it is sent now, or in their morning."""

    case: int
    person: int


@dataclass(frozen=True, slots=True)
class Snoozed:
    """I don't want to see this entry of my inbox before ``until``. ``entry`` is its key there."""

    case: int
    entry: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Assigned:
    """This entry of the inbox is for that specialist of the case now."""

    case: int
    entry: str
    to: int


@dataclass(frozen=True, slots=True)
class ThemMarked:
    """This account is the loved one's: until the outcome allows it, it is a stranger's to every link of the case."""

    case: int
    account: int


@dataclass(frozen=True, slots=True)
class JoinerIsThem:
    """Somebody who waits to be let in is the loved one: as ``ThemMarked``, by a specialist who sees them."""

    case: int
    person: int


@dataclass(frozen=True, slots=True)
class ThemUnmarked:
    """It was a mistake."""

    case: int
    mark: int


@dataclass(frozen=True, slots=True)
class MeetingSet:
    case: int
    at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class OutcomeRecorded:
    """``outcome``: yes, partly, not_today, no, postponed, not_held."""

    case: int
    outcome: str


CaseEffect = (
    CaseOpened | CaseDetailChanged | ApproachChosen | PhaseReached | InvitationMade | InvitationRevoked | RelationTold | AgeTold |
    JoinApproved | JoinRefused | MemberErased | VettingNoted | VettingDropped | BackupLetIn | BackupRightsSet | BackupEnded |
    LeadOffered | LeadOfferEnded | LeadTaken |
    Nudged | Snoozed | Assigned | ThemMarked | JoinerIsThem | ThemUnmarked | MeetingSet | OutcomeRecorded
)  # fmt: skip
