"""After the meeting: the way to treatment and who is there at which hour; the programme of short contacts after a no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AdmissionPlanned:
    """When treatment is to begin. None: not known yet."""

    case: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Admitted:
    """The door of treatment was reached. None: that was noted by mistake."""

    case: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class DischargeSet:
    """The day on which treatment ends, planned or real. None: not known yet."""

    case: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class EscortSet:
    """Somebody is with the loved one for these hours. ``kind``: leg (of the way) or watch. ``person`` None: nobody yet.

    Setting the same ``escort`` again replaces it, and it has to be confirmed anew.
    """

    case: int
    escort: int
    kind: str
    begins: datetime
    ends: datetime
    person: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class EscortAnswered:
    """I am there at these hours; or I cannot, and then nobody has them."""

    case: int
    escort: int
    yes: bool


@dataclass(frozen=True, slots=True)
class EscortRemoved:
    case: int
    escort: int


@dataclass(frozen=True, slots=True)
class ProgrammeStepped:
    """Where I am in the programme. ``step``: an id of content/craft.yaml; ``state``: on, paused, over; ``done``: how many
    steps I have finished, repeated ones too."""

    case: int
    step: str
    state: str
    done: int


AfterEffect = (
    AdmissionPlanned | Admitted | DischargeSet | EscortSet | EscortAnswered | EscortRemoved | ProgrammeStepped
)  # fmt: skip
