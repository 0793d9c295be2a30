"""Pictures for a phone: 720 pixels wide, read at half of that. Colour only repeats what shape and words say."""

from __future__ import annotations

import io

from bot.pictures.curves import curves
from bot.pictures.grid import grid
from bot.render import Recipient, Renderer
from flows.pictures import Grid, Picture

__all__ = ["drawn"]


def drawn(picture: Picture, renderer: Renderer, to: Recipient) -> bytes:
    """A PNG without anything but its pixels.

    :raises Leak: when something in it is not this recipient's to know.
    """
    image = grid(picture, renderer, to) if isinstance(picture, Grid) else curves(picture, renderer, to)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
