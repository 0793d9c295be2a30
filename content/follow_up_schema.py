"""The shape of the follow-up plan: what a specialist writes down for the time after."""

from __future__ import annotations

from typing import Literal

from content.schema import Sources, Texts
from content.shape import Shape


class FollowUpItem(Shape, frozen=True):
    """``whom``: who may be shown it, once the specialist shows the plan to them."""

    id: str
    sources: Sources
    whom: tuple[Literal["circle", "loved_one"], ...]
    title: Texts
    prompt: Texts
    example: Texts
