"""The day of the meeting, and a case that is found out before it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseFrozen:
    """The loved one knows, or guesses: nothing of this case goes out any more, and open invitations end."""

    case: int


@dataclass(frozen=True, slots=True)
class CaseThawed:
    """The specialist has decided. ``how``: plan, open or off; with off there is no date any more."""

    case: int
    how: str


@dataclass(frozen=True, slots=True)
class DayTold:
    """Where I am on the day. ``state``: on_way, late (by ``minutes``) or cannot."""

    case: int
    state: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class ArrivalNoted:
    """The specialist sees that somebody is there, or takes that back."""

    case: int
    person: int
    here: bool


@dataclass(frozen=True, slots=True)
class SpeakerNoted:
    """That person has the word now; None: nobody yet."""

    case: int
    person: int | None


DayEffect = CaseFrozen | CaseThawed | DayTold | ArrivalNoted | SpeakerNoted
