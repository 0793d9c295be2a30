"""The parts of a letter in the order of ``content/letter.yaml``, with their titles."""

from __future__ import annotations

from content.load import letter
from flows.text import Said, Text


def titles() -> tuple[tuple[str, Text], ...]:
    return tuple((part.id, Said(part.title)) for part in letter().parts)
