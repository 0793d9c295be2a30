"""What a person decides about themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InvitationUsed:
    """Makes a person of a stranger (if they were one) and ties them to the invitation's case in its role.

    A specialist's invitation has no case. Members then wait for approval; a loved one is in at once.
    """

    code: str


@dataclass(frozen=True, slots=True)
class InvitationGivenBack:
    """I opened what was meant for the loved one: the link works again, and I have no part in that case."""

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
class SafeHoursChosen:
    """The local hours, from ``since`` to before ``until``, in which what is not an answer may come."""

    since: int
    until: int


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


PersonEffect = (
    InvitationUsed | InvitationGivenBack | NameGiven | LanguageChosen | ZoneChosen | CountryChosen | DiscretionChosen
    | CheckInHourChosen | SafeHoursChosen | ConsentGiven | ConsentWithdrawn | DataAsked | Forgotten | ChatHidden
)  # fmt: skip
