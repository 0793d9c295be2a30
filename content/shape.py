"""The shapes of content as plain frozen dataclasses, and the one reader that fits what a file holds into them.

pydantic would do the same and more. Loading it and building its checkers for these shapes takes 15 MB and 0.2 seconds of every
start, and its objects are larger; all that content needs of it are these few kinds of fields.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NoReturn,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

C = TypeVar("C")
EXACT = (str, int, bool, date)


class Misfit(ValueError):
    """``at``: the way to the place, as in ``parts.0.title``."""

    def __init__(self, why: str, at: str = "") -> None:
        super().__init__(why)
        self.at = at


@dataclass_transform(frozen_default=True, kw_only_default=True)
def shape(cls: type[C]) -> type[C]:
    """A class of content: nothing changes it, and every field is given by name."""
    return dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)


def fit(wanted: Any, found: object, at: str = "") -> Any:
    """What was found, as ``wanted`` has it.

    :raises Misfit: with the place of what does not fit.
    """
    origin, parts = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        return _checked(parts[1:], fit(parts[0], found, at), at)
    if origin in (Union, UnionType):
        return _one_of(parts, found, at)
    if origin is Literal:
        return found if found in parts else _misfit(f"must be one of {', '.join(map(str, parts))}", at)
    if origin is tuple:
        return tuple(fit(parts[0], one, _deeper(at, place)) for place, one in enumerate(_list(found, at)))
    if origin is dict:
        return {
            fit(parts[0], key, at): fit(parts[1], one, _deeper(at, key)) for key, one in _mapping(found, at).items()
        }
    if isinstance(wanted, type) and dataclasses.is_dataclass(wanted):
        return found if isinstance(found, wanted) else _filled(wanted, _mapping(found, at), at)
    assert wanted in EXACT, wanted
    return found if type(found) is wanted else _misfit(f"must be a {wanted.__name__}", at)


def _one_of(wanted: tuple[Any, ...], found: object, at: str) -> Any:
    if found is None and NoneType in wanted:
        return None
    *others, last = (one for one in wanted if one is not NoneType)
    for other in others:
        try:
            return fit(other, found, at)
        except Misfit:
            continue
    return fit(last, found, at)


def _filled(wanted: Any, found: Mapping[Any, object], at: str) -> Any:
    fields = _fields(wanted)
    if strange := sorted(map(str, found.keys() - fields.keys())):
        _misfit("is not known here", _deeper(at, strange[0]))
    if lacking := [name for name, (_, needed) in fields.items() if needed and name not in found]:
        _misfit("is missing", _deeper(at, lacking[0]))
    values = {name: fit(fields[name][0], one, _deeper(at, name)) for name, one in found.items()}
    return _checked((lambda filled: wanted(**filled),), values, at)


@cache
def _fields(wanted: Any) -> dict[str, tuple[Any, bool]]:
    """Of each field what it holds, and whether it must be there."""
    hints = get_type_hints(wanted, include_extras=True)
    missing = dataclasses.MISSING
    return {
        one.name: (hints[one.name], one.default is missing and one.default_factory is missing)
        for one in dataclasses.fields(wanted)
    }


def _checked(checks: tuple[Callable[[Any], Any], ...], value: Any, at: str) -> Any:
    """A check gives the value back, or raises a ValueError with what is wrong."""
    for check in checks:
        try:
            value = check(value)
        except ValueError as error:
            _misfit(str(error), at)
    return value


def _list(found: object, at: str) -> Sequence[object]:
    return found if isinstance(found, list | tuple) else _misfit("must be a list", at)


def _mapping(found: object, at: str) -> Mapping[Any, object]:
    return found if isinstance(found, dict) else _misfit("must have named fields", at)


def _deeper(at: str, place: object) -> str:
    return f"{at}.{place}" if at else str(place)


def _misfit(why: str, at: str) -> NoReturn:
    raise Misfit(why, at)
