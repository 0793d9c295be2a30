"""Many numbers handed to a statement as one value: the statement stays the same however many there are, so it is made once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


def among(column: ColumnElement[int], name: str) -> ColumnElement[bool]:
    """Rows whose number is in the list that ``name`` holds, written as JSON."""
    return column.bool_op("IN")(_Numbers(bindparam(name, type_=Text)))


def listed(numbers: Iterable[int]) -> str:
    """The value for what ``among`` named."""
    return json.dumps([*numbers])


class _Numbers(FunctionElement[int]):
    inherit_cache = True


@compiles(_Numbers, "sqlite")
def _in_sqlite(element: _Numbers, compiler: Any, **more: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **more)}))"


@compiles(_Numbers, "postgresql")
def _in_postgresql(element: _Numbers, compiler: Any, **more: Any) -> str:
    value = compiler.process(element.clauses, **more)
    return f"(SELECT CAST(json_array_elements_text(CAST({value} AS JSON)) AS BIGINT))"
