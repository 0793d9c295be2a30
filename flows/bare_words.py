"""Typed words as they are compared: how somebody writes accents, capitals and apostrophes makes no difference."""

from __future__ import annotations

import unicodedata


def bare(text: str) -> str:
    """Lower case without accents; curly apostrophes as straight ones."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(one for one in letters if unicodedata.category(one) != "Mn").replace("’", "'")
