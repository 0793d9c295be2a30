"""What the source of the flows names in writing: buttons and labels, flows that are entered, promises, where turns go.

Buttons that a function makes exist only while somebody is there to see them; their ids and labels stand in the source
all the same, so they are read from there.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOT_FLOWS = frozenset({"flows.steps", "flows.model", "flows.text"})


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that is named: where ("flows/family/learn.py:12"), of what kind, and the names themselves."""

    where: str
    kind: str
    names: tuple[str, ...]


def named(root: Path) -> Iterator[Named]:
    """Every ``Choice`` id, label in English, ``Enter`` and ``Promise`` of the modules under ``root``, and every ``Turn``
    of a function that says where it leads: first where this turn goes, then what was said.
    """
    for path in sorted((root / "flows").rglob("*.py")):
        place = path.relative_to(root)
        module = ".".join(place.with_suffix("").parts).removesuffix(".__init__")
        if module in NOT_FLOWS:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"), place.as_posix())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from _of_call(node, node.func.id, f"{place.as_posix()}:{node.lineno}", module)
            elif isinstance(node, ast.FunctionDef):
                yield from _of_function(node, place.as_posix(), module)


def _of_call(call: ast.Call, called: str, where: str, module: str) -> Iterator[Named]:
    arguments = [*call.args, *(None,) * 2]
    if called == "Choice":
        yield from _one(where, "choice", arguments[0], module)
        if arguments[1] is not None:
            yield from _labels(where, arguments[1])
    elif called == "Enter":
        yield from _one(where, "enter", arguments[0], module)
    elif called == "Promise":
        yield from _one(where, "promise", arguments[1], module)


def _of_function(function: ast.FunctionDef, place: str, module: str) -> Iterator[Named]:
    for said in function.decorator_list:
        if isinstance(said, ast.Call) and isinstance(said.func, ast.Name) and said.func.id == "leads_to":
            leads = [_target(one, module) for one in said.args]
            if None in leads:
                continue  # a list that is put together at run time
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Turn":
                    for goes in filter(None, (_target(one, module) for one in _to(node))):
                        yield Named(f"{place}:{node.lineno}", "turn", (goes, *filter(None, leads)))


def _to(turn: ast.Call) -> list[ast.expr]:
    """Where a turn goes: its first argument, or each side of it when it depends."""
    to = turn.args[0] if turn.args else None
    return [to.body, to.orelse] if isinstance(to, ast.IfExp) else [to] if to else []


def _target(node: ast.expr, module: str) -> str | None:
    """A step's name, or an entered flow's name in brackets."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Enter" and node.args:
        flow = _string(node.args[0], module)
        return f"[{flow}]" if flow else None
    return _string(node, module)


def _one(where: str, kind: str, node: ast.expr | None, module: str) -> Iterator[Named]:
    name = _string(node, module)
    if name is not None:
        yield Named(where, kind, (name,))


def _labels(where: str, label: ast.expr) -> Iterator[Named]:
    for node in ast.walk(label):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("T", "N"):
            written = [one.value for one in node.args if isinstance(one, ast.Constant)]
            yield Named(where, "label", tuple(str(one) for one in written))


def _string(node: ast.expr | None, module: str) -> str | None:
    """A string as it stands, or the constant of that name; None when it is made at run time."""
    value: Any = node.value if isinstance(node, ast.Constant) else None
    if isinstance(node, ast.Name):
        value = getattr(importlib.import_module(module), node.id, None)
    return value if isinstance(value, str) else None
