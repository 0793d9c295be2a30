"""Each model once in a process, read when it is first asked."""

from __future__ import annotations

from functools import cache

from content.learned import weights
from flows.learned.model import Model


@cache
def model(name: str) -> Model:
    """``danger``, or ``coach.<language>``."""
    return Model(weights(name))
