"""Two versions of the same words on one screen, before and after, paged piece by piece."""

from __future__ import annotations

from itertools import zip_longest

from flows.text import Fact, T, Text

A_SIDE = 600
"""Characters of each version on one screen."""


def pages(before: Fact, after: Fact) -> list[tuple[str, str]]:
    return list(zip_longest(_pieces(str(before.value)), _pieces(str(after.value)), fillvalue=""))


def _pieces(text: str) -> list[str]:
    """Pieces that end at a space; put together again they are the text, but for that space."""
    pieces: list[str] = []
    while len(text) > A_SIDE:
        space = text.rfind(" ", A_SIDE // 2, A_SIDE)
        cut = space if space > 0 else A_SIDE
        pieces.append(text[:cut])
        text = text[cut:].lstrip(" ")
    return [*pieces, text]


def both(before: Fact, after: Fact, heading: Text, at: int) -> tuple[Text, ...]:
    """That page of both; ``heading`` stands above the second."""
    found = pages(before, after)
    at = max(0, min(at, len(found) - 1))
    was, becomes = (_piece(fact, piece) for fact, piece in zip((before, after), found[at], strict=True))
    head = (T("Page {at} of {all}", at=at + 1, all=len(found)),) if len(found) > 1 else ()
    return (*head, T("<b>Before</b>"), *was, heading, *becomes)


def _piece(fact: Fact, piece: str) -> tuple[Fact, ...]:
    return (Fact(fact.kind, fact.owner, piece, fact.case, fact.shared),) if piece else ()
