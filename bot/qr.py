"""A link as a picture that a camera reads."""

from __future__ import annotations

import io

SCALE = 8
"""Pixels a square: large enough to be read off a second phone."""


def qr(link: str) -> bytes:
    """A PNG, black on white, with the quiet border that readers need."""
    import segno  # by the first invitation, not by every start

    out = io.BytesIO()
    segno.make_qr(link, error="m").save(out, kind="png", scale=SCALE, border=4)
    return out.getvalue()
