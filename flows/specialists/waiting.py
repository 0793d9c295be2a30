"""What waits for the specialist in a case, and the one word that sums it up."""

from __future__ import annotations

from dataclasses import dataclass

from flows.specialists.entry import circle
from flows.specialists.lights import SAYS
from flows.text import N, Text
from flows.view import Participant, View


@dataclass(frozen=True, slots=True)
class Waiting:
    to_approve: int
    red: int
    amber: int
    letters: int
    to_talk: int
    boundaries: int = 0
    to_judge: int = 0
    """Letters that were read and are not approved yet."""

    @property
    def _waits(self) -> bool:
        return any((self.to_approve, self.amber, self.letters, self.to_talk, self.boundaries, self.to_judge))

    @property
    def light(self) -> Text:
        """Red, amber or green: shape and words."""
        return SAYS["red" if self.red else "amber" if self._waits else "green"]

    def lines(self) -> tuple[Text, ...]:
        return tuple(text for count, text in (
            (self.red + self.amber, N("{n} alert", "{n} alerts", n=self.red + self.amber)),
            (self.to_approve, N("{n} to let in", "{n} to let in", n=self.to_approve)),
            (self.letters, N("{n} letter to read", "{n} letters to read", n=self.letters)),
            (self.to_judge, N("{n} letter to approve", "{n} letters to approve", n=self.to_judge)),
            (self.boundaries, N("{n} boundary to approve", "{n} boundaries to approve", n=self.boundaries)),
            (self.to_talk, N("{n} answer to look at", "{n} answers to look at", n=self.to_talk)),
        ) if count)  # fmt: skip


def waiting(view: View, case: int) -> Waiting:
    parts = circle(view, case)
    alerts = [alert for alert in view.alerts(case) if alert.acknowledged_at is None]
    red = sum(alert.level == "red" for alert in alerts)
    return Waiting(
        to_approve=sum(part.state == "waiting" for part in parts),
        red=red,
        amber=len(alerts) - red,
        letters=sum(part.letter_unread for part in parts),
        to_judge=sum(_to_judge(part) for part in parts),
        boundaries=sum(max(0, part.boundaries - part.boundaries_approved) for part in parts if part.state == "in"),
        to_talk=sum(part.state == "in" and part.rsvp in ("cannot", "talk") for part in parts),
    )


def _to_judge(part: Participant) -> bool:
    return part.state == "in" and part.letter_shared and not part.letter_unread and not part.letter_approved
