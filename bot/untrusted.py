"""Looks into JSON that anybody may have made: each gives what was asked for, or says that it is something else."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
NUMBERS = range(-(2**63), 2**63)
"""What a database can hold; Telegram's own stay far below."""


class Unreadable(Exception):
    """Names the field that is not as it should be, and never what stood in it."""


def whole(found: object, name: str) -> Json:
    if not isinstance(found, dict):
        raise Unreadable(name)
    return found


def part(of: Json, name: str) -> Json | None:
    found = of.get(name)
    return None if found is None else whole(found, name)


def needed(of: Json, name: str) -> Json:
    return whole(of.get(name), name)


def parts(of: Json, name: str) -> list[Json]:
    found = of.get(name)
    if not isinstance(found, list):
        raise Unreadable(name)
    return [whole(one, name) for one in found]


def text(of: Json, name: str) -> str | None:
    found = of.get(name)
    if found is not None and not isinstance(found, str):
        raise Unreadable(name)
    return found


def number(of: Json, name: str) -> int:
    found = of.get(name)
    if not is_number(found):
        raise Unreadable(name)
    return int(found)


def is_number(found: Any) -> bool:
    """A bool is none; and the type is asked first, for a range looks for what is no number by counting through all of it."""
    return type(found) is int and found in NUMBERS
