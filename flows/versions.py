"""Which version of somebody's words was read: the same words, the same version; any other words, another one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from flows.view import Boundary, Entry


def of_words(entries: Sequence[Entry]) -> str:
    """The version of one part of a letter."""
    return _of([entry.words.value for entry in entries])


def of_boundary(boundary: Boundary) -> str:
    return of_fields({name: fact.value for name, fact in boundary.fields.items()})


def of_fields(fields: Mapping[str, str]) -> str:
    return _of(dict(sorted(fields.items())))


def of_value(value: Mapping[str, object]) -> str:
    """Of an item of a plan."""
    return _of(dict(sorted(value.items())))


def _of(words: object) -> str:
    """Kept only where it is sealed: a short text could be guessed from it."""
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()[:16]
