"""The shape of a reply that a specialist has ready."""

from __future__ import annotations

from content.schema import Texts
from content.shape import Shape


class ReadyReply(Shape, frozen=True):
    """A short answer that is sent as it is. ``title`` is its button."""

    id: str
    title: Texts
    text: Texts
