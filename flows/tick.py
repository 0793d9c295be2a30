"""The mark of what is done, chosen or written: the same everywhere."""

from __future__ import annotations

from flows.text import T, Text


def with_tick(label: Text, is_on: object) -> Text:
    """The label, with a mark before it when that is so."""
    return T("✓ {label}", label=label) if is_on else label
