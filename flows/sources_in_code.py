"""Clinical sentences in the code say what they rest on: ``# Source: id, id`` beside them or on the line above.

The ids are those of ``content/sources.yaml``; ``# Source: no claim`` is for words that only sound clinical. What stands
in ``content`` is looked at there (``content.rules.sourced``). Labels are too short to claim anything.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import shorten

from content.load import sources
from content.rules.modules import STATISTIC
from content.rules.sourced import CLINICAL

LABEL = 40
NO_CLAIM = "no claim"
_SOURCE = re.compile(r"#\s*Source: (.+)")


def source_problems(root: Path) -> Iterator[str]:
    """Each clinical sentence of ``root``/flows that names no source, or one that does not exist."""
    known = sources(root / "content")
    for path in sorted((root / "flows").rglob("*.py")):
        code = path.read_text("utf-8")
        yield from (f"{path.relative_to(root).as_posix()}:{problem}" for problem in _of_file(code, known))


def _of_file(code: str, known: Iterable[str]) -> Iterator[str]:
    lines = code.splitlines()
    for node in ast.walk(ast.parse(code)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("T", "N")):
            continue
        said = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else ""
        if not isinstance(said, str) or len(said) <= LABEL or not (CLINICAL.search(said) or STATISTIC.search(said)):
            continue
        beside = "\n".join(lines[max(0, node.lineno - 2) : node.end_lineno])
        named = _SOURCE.search(beside)
        if named is None:
            yield f"{node.lineno}: “{shorten(said, 60, placeholder='…')}” needs '# Source: id' beside it"
        elif named[1].strip() != NO_CLAIM:
            for one in named[1].split(","):
                if one.strip() not in known:
                    yield f"{node.lineno}: sources.yaml has no {one.strip()}"
