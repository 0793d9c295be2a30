"""What can be decided: facts of the domain in the past tense, messages, promises and alerts.

Every effect is a frozen value. ``storage.apply`` writes each with one exhaustive match, and the audit log is simply their
record: so an effect's fields must say everything, and texts in them are the person's own words (encrypted at rest).
``me`` is always the person whose turn it is; it is not repeated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flows.model import Choice
from flows.text import Text


# --- the person ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class InvitationUsed:
    """Makes a person of a stranger (if they were one) and ties them to the invitation's case in its role.

    A specialist's invitation has no case. Members then wait for approval; a loved one is in at once.
    """

    code: str


@dataclass(frozen=True, slots=True)
class NameGiven:
    name: str


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    language: str


@dataclass(frozen=True, slots=True)
class ZoneChosen:
    zone: str


@dataclass(frozen=True, slots=True)
class CountryChosen:
    country: str


@dataclass(frozen=True, slots=True)
class DiscretionChosen:
    discreet: bool


@dataclass(frozen=True, slots=True)
class CheckInHourChosen:
    """The local hour, 0–23, at which this person wants check-ins."""

    hour: int


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The receipt: what, which version of the text, for which case; storage adds who and when."""

    what: str
    version: int
    case: int | None = None


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    what: str
    case: int | None = None


@dataclass(frozen=True, slots=True)
class DataAsked:
    """Everything about the person is put into a file and sent to them."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Everything of this person is erased, and their key destroyed."""


@dataclass(frozen=True, slots=True)
class ChatHidden:
    """Both sides of the chat are deleted as far as Telegram allows."""


# --- the case --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class CaseOpened:
    case: int
    code_name: str
    called: str
    approach: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True)
class ApproachChosen:
    case: int
    approach: str
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class PhaseReached:
    case: int
    phase: str


@dataclass(frozen=True, slots=True)
class InvitationMade:
    """``name`` is what the specialist calls the invited person; empty for a loved one's invitation."""

    invitation: int
    code: str
    case: int
    role: str
    name: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class InvitationRevoked:
    invitation: int


@dataclass(frozen=True, slots=True)
class RelationTold:
    case: int
    relation: str


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
class MeetingSet:
    case: int
    at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class OutcomeRecorded:
    """``outcome``: yes, partly, not_today, no, postponed, not_held."""

    case: int
    outcome: str


# --- preparing -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class CardRead:
    module: str
    card: str


@dataclass(frozen=True, slots=True)
class QuizAnswered:
    module: str
    quiz: str
    option: str
    right: bool


@dataclass(frozen=True, slots=True)
class ModulePassed:
    module: str
    right: int


@dataclass(frozen=True, slots=True)
class LetterPartWritten:
    """One message of a letter part; ``message`` is its number in the chat, so that an edit there changes it here."""

    case: int
    part: str
    entry: int
    words: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class LetterEntryChanged:
    case: int
    entry: int
    words: str


@dataclass(frozen=True, slots=True)
class LetterPartCleared:
    case: int
    part: str


@dataclass(frozen=True, slots=True)
class LetterShared:
    case: int


@dataclass(frozen=True, slots=True)
class LetterTakenBack:
    case: int


@dataclass(frozen=True, slots=True)
class LetterRead:
    """A specialist opened an author's shared letter."""

    case: int
    author: int


@dataclass(frozen=True, slots=True)
class BoundaryWritten:
    """``fields`` are the answers of content/boundary.yaml by field id. Writing the same ``boundary`` again replaces it."""

    case: int
    boundary: int
    fields: Mapping[str, str]
    committed: bool


@dataclass(frozen=True, slots=True)
class BoundaryRemoved:
    case: int
    boundary: int


# --- notices, check-ins, alerts --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class NoticeSent:
    """A broadcast to every approved member of the case. ``kind``: logistics, note. ``words`` by language code."""

    notice: int
    case: int
    kind: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NoticeAnswered:
    """``answer``: yes, cannot, talk. For a logistics notice this is the RSVP."""

    notice: int
    case: int
    answer: str


@dataclass(frozen=True, slots=True)
class CheckInOpened:
    """A check-in that a person may now answer. ``sheet`` is an id in content/questions."""

    check_in: int
    case: int
    person: int
    sheet: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CheckInAnswered:
    """``value`` None: skipped."""

    check_in: int
    question: str
    value: Any


@dataclass(frozen=True, slots=True)
class CheckInFinished:
    check_in: int


@dataclass(frozen=True, slots=True)
class ReleaseChosen:
    """The loved one lets ``audience`` (a person id, or None for the specialist) see ``what`` — or no longer."""

    case: int
    what: str
    audience: int | None
    released: bool


@dataclass(frozen=True, slots=True)
class UseReported:
    """Somebody of the circle, or the loved one, said that they used again. ``by_self``: the loved one said it."""

    case: int
    by_self: bool


@dataclass(frozen=True, slots=True)
class AlertRaised:
    """``level``: red (at once) or amber (24 h). ``about`` is the person whose words or answers raised it."""

    alert: int
    case: int
    kind: str
    level: str
    about: int


@dataclass(frozen=True, slots=True)
class AlertAcknowledged:
    alert: int


# --- messages and promises -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer to a tap, shown over the chat."""

    text: Text
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Push:
    """A message that somebody did not ask for. Its first line says nothing telling.

    ``text`` is left out for a person with discreet wording on, who sees only a neutral line; so the buttons must be
    ``Enter`` choices that open the flow in which it is read. ``paced``: reminders, broadcasts and check-ins wait their
    turn; an alert does not.
    """

    to: int
    text: tuple[Text, ...]
    choices: tuple[Choice, ...] = ()
    paced: bool = True


@dataclass(frozen=True, slots=True)
class Refresh:
    """If that person is looking at this flow now, show its screen anew (answers that come back live)."""

    to: int
    flow: str


@dataclass(frozen=True, slots=True)
class Promise:
    """Do something at a time, once. A second promise with the same ``key`` moves the first.

    ``useless_after``: past this moment it is dropped with a log line instead of being done late.
    """

    key: str
    kind: str
    person: int
    at: datetime
    case: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    useless_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class PromiseDropped:
    """Every open promise whose key starts with ``prefix``."""

    prefix: str


Effect = (
    InvitationUsed | NameGiven | LanguageChosen | ZoneChosen | CountryChosen | DiscretionChosen | CheckInHourChosen
    | ConsentGiven | ConsentWithdrawn | DataAsked | Forgotten | ChatHidden
    | CaseOpened | ApproachChosen | PhaseReached | InvitationMade | InvitationRevoked | RelationTold | JoinApproved
    | JoinRefused | MeetingSet | OutcomeRecorded
    | CardRead | QuizAnswered | ModulePassed | LetterPartWritten | LetterEntryChanged | LetterPartCleared | LetterShared
    | LetterTakenBack | LetterRead | BoundaryWritten | BoundaryRemoved
    | NoticeSent | NoticeAnswered | CheckInOpened | CheckInAnswered | CheckInFinished | ReleaseChosen | UseReported
    | AlertRaised | AlertAcknowledged
    | Toast | Push | Refresh | Promise | PromiseDropped
)  # fmt: skip
