"""Somebody's words, shown in part where the whole would not fit the screen. What is kept stays whole."""

from __future__ import annotations

from dataclasses import replace

from flows.text import Fact

A_LINE = 200


def shortened(fact: Fact, at_most: int = A_LINE) -> Fact:
    words = fact.value
    if not isinstance(words, str) or len(words) <= at_most:
        return fact
    return replace(fact, value=words[:at_most].rstrip() + "…")
