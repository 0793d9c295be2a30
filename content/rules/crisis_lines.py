"""Phone lines that nobody has verified are hidden: a wrong number in an emergency is worse than none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from content.load import SHIPPED

FILE = "crisis_lines.yaml"


def crisis_problems(root: Path) -> Iterator[str]:
    path = root / FILE
    if not path.exists():
        return
    hidden: set[str] = set()
    verified: set[str] = set()
    for country in yaml.safe_load(path.read_text("utf-8")):
        for line in country.get("lines", ()):
            yield from (f"{FILE}: {country['country']}: {line['number']}: {problem}" for problem in _of_line(line))
            (verified if line["certainty"] == SHIPPED else hidden).add(str(line["number"]))
    yield from _slipped_out(root, hidden - verified)


def _of_line(line: dict[str, Any]) -> Iterator[str]:
    ships, verified = line["certainty"] == SHIPPED, bool(line.get("verified_on"))
    if ships and not verified:
        yield f"certainty {SHIPPED} is shown to people, but verified_on is missing"
    if verified and not ships:
        yield f"certainty {line['certainty']} is hidden, but verified_on says that somebody checked it"


def _slipped_out(root: Path, hidden: set[str]) -> Iterator[str]:
    """A hidden number that stands in any other file would be shown after all."""
    for path in sorted([*root.rglob("*.yaml"), *root.rglob("*.md")]):
        if path.name == FILE:
            continue
        text = path.read_text("utf-8")
        for number in sorted(hidden):
            if re.search(rf"(?<![\w.,-]){re.escape(number)}(?![\w-])", text):
                yield f"{path.relative_to(root).as_posix()}: the line {number} is not verified and must stay hidden"
