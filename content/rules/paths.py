"""Learning paths lead through every lesson once, and there is one for every approach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

FILE = "learning_paths.yaml"
ALWAYS = frozenset({"none", "aftercare"})


def path_problems(root: Path) -> Iterator[str]:
    if not (root / FILE).exists():
        return
    paths = yaml.safe_load((root / FILE).read_text("utf-8"))
    modules = sorted(folder.name for folder in (root / "modules").glob("*") if folder.is_dir())
    for name, path in paths.items():
        if sorted(path) != modules:
            yield f"{FILE}: {name}: not every module once: {', '.join(sorted(set(path) ^ set(modules))) or 'one is there twice'}"
    for name in sorted((_approaches(root) | ALWAYS) - paths.keys()):
        yield f"{FILE}: no path for {name}"


def _approaches(root: Path) -> set[str]:
    path = root / "approaches.yaml"
    return {str(one["id"]) for one in yaml.safe_load(path.read_text("utf-8"))} if path.exists() else set()
