"""Go or no-go (DOMAIN section 7): what is still missing in a case, and whose turn it is.

1. Which steps count is set by the approach (``counts`` in content/approaches.yaml); the others hold nothing up.
2. Somebody who cannot come holds nobody up. Under 18 there are no boundaries and no rehearsals.
3. What is secured for the day (bed, transport, safety) is read off the checklist; each has an owner there.
4. A step that waits for the specialist's own word is told apart (``YOURS``): nobody is nudged for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol, get_args

from content.load import approaches
from content.schema import Counted

LESSONS: Final = 5
"""Four to six contacts did about as well as a whole course (DOMAIN section 1)."""
ANSWERS: Final = 10
MINOR_LESSONS, MINOR_ANSWERS = 3, 3
REHEARSALS: Final = 2
SECURED: Final = ("safety", "bed", "transport")
YOURS: Final = frozenset({"letter_approval", "boundaries_approval", "talk"})
"""Of a member's steps, those where the specialist is next."""


class Prepared(Protocol):
    """How far one member is, as the view and the desk both have it."""

    @property
    def modules_passed(self) -> int: ...
    @property
    def information(self) -> int: ...
    @property
    def letter_shared(self) -> bool: ...
    @property
    def letter_approved(self) -> bool: ...
    @property
    def boundaries(self) -> int: ...
    @property
    def boundaries_approved(self) -> int: ...
    @property
    def rehearsals(self) -> int: ...
    @property
    def rsvp(self) -> str | None: ...
    @property
    def minor(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Readiness:
    """``of_case``: team, flags, meeting, and what is not secured yet: safety, bed, transport. ``of_members``: in the order in which they were given."""

    of_case: tuple[str, ...]
    of_members: tuple[tuple[str, ...], ...]

    @property
    def go(self) -> bool:
        return not self.of_case and not any(self.of_members)

    @property
    def missing(self) -> int:
        return len(self.of_case) + sum(map(len, self.of_members))


def counts(approach: str) -> frozenset[str]:
    """With an approach that the content no longer has, everything counts."""
    everything = frozenset(get_args(Counted))
    return next((frozenset(one.counts) for one in approaches() if one.id == approach), everything)


def readiness(
    approach: str,
    members: Iterable[Prepared],
    *,
    flags: int,
    meeting_at: datetime | None,
    secured: Collection[str],
) -> Readiness:
    """``members``: those who are in; ``flags``: red flags that nobody has signed off; ``secured``: what of it is done."""
    counted, people = counts(approach), list(members)
    asked = meeting_at is not None
    found = {
        "team": not people,
        "flags": flags > 0 and "flags" in counted,
        "meeting": not asked and "meeting" in counted,
        **{step: step not in secured and step in counted for step in SECURED},
    }
    return Readiness(
        tuple(step for step, missing in found.items() if missing),
        tuple(missing(one, counted, asked=asked) for one in people),
    )


def missing(one: Prepared, counted: frozenset[str], *, asked: bool) -> tuple[str, ...]:
    """The steps that hold this member up, the first one to do first. ``asked``: a meeting is set."""
    if one.rsvp == "cannot":
        return ()
    found = {
        "rsvp": asked and one.rsvp is None,
        "talk": asked and one.rsvp == "talk",
        "training": one.modules_passed < (MINOR_LESSONS if one.minor else LESSONS),
        "letter": not one.letter_shared,
        "letter_approval": one.letter_shared and not one.letter_approved,
        "information": one.information < (MINOR_ANSWERS if one.minor else ANSWERS),
        "boundaries": not one.minor and not one.boundaries,
        "boundaries_approval": not one.minor and one.boundaries_approved < one.boundaries,
        "rehearsals": not one.minor and one.rehearsals < REHEARSALS,
    }
    return tuple(step for step, holds in found.items() if holds and COUNTED_AS.get(step, step) in counted)


COUNTED_AS: Final = {"talk": "rsvp", "letter_approval": "letter", "boundaries_approval": "boundaries"}


def theirs(steps: Iterable[str]) -> tuple[str, ...]:
    """Of these steps those that the member can do: what a nudge is for."""
    return tuple(step for step in steps if step not in YOURS)
