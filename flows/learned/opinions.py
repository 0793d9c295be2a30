"""What the labels of a model say of a stretch of text, each for itself and all together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

AGAINST = "-"
"""A label that begins so is a kind of what only resembles the others."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """What speaks for there being anything, for each kind of it, and for the likeliest harmless one: logits in hundredths."""

    anything: float
    kinds: Mapping[str, float]
    harmless: float = 0.0

    @property
    def together(self) -> float:
        """Half what the first label says, half the likeliest kind against the likeliest harmless one.

        One line through all kinds at once is a crude one; a line for each, and the farther side of them, is finer.
        """
        return (self.anything + max(self.kinds.values()) - self.harmless) / 2

    def chance(self) -> float:
        """How likely there is anything."""
        return chance(self.together)

    def chance_of(self, kind: str) -> float:
        return chance(self.kinds[kind])

    def likeliest(self) -> str:
        return max(self.kinds, key=lambda kind: self.kinds[kind])


def opinions(said: Mapping[str, float]) -> Opinions:
    """Of what speaks for each label: the first is for anything at all."""
    (_, anything), *others = said.items()
    kinds = {label: logit for label, logit in others if not label.startswith(AGAINST)}
    return Opinions(anything, kinds, max((logit for label, logit in others if label not in kinds), default=0.0))


def chance(logit: float) -> float:
    """0 to 1; ``logit`` in hundredths."""
    return 1 / (1 + math.exp(-logit / 100))


def logit(chance: float) -> float:
    """In hundredths; ``chance`` above 0 and below 1."""
    return math.log(chance / (1 - chance)) * 100
