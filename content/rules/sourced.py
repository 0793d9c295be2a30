"""Clinical statements outside of the lessons: whatever speaks of illness, danger or treatment stands under ``sources``.

1. ``sources`` names ids of ``sources.yaml`` and covers everything below it; ``[]`` says that nothing is claimed there.
2. Words of the trade give a statement away; so does a statistic. It cannot be complete: a writer of clinical text adds
   ``sources`` in any case, and the loader refuses the files that must have it.
3. Lists of patterns (the words of danger, of boundaries) say nothing to anybody. What the coach says of a flag cannot be
   without ``sources`` (``coach_schema``), so only their ids are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from content.load import sources
from content.rules.markup import without_tags
from content.rules.modules import STATISTIC
from content.schema import LANGUAGES

LEFT_OUT = ("sources.yaml", "crisis_lines.yaml", "privacy.yaml", "retention.yaml")
CLINICAL = re.compile(
    r"\b(?:naloxon[ea]|overdose|sobredosis|seizures?|convulsi\w+|withdrawal|abstinencia|tolerance|tolerancia|craving|wears off"
    r"|breath\w*|respir\w+|dose|dosis|illness|enfermedad|diagnos\w+|diagnóstico|suicid\w+|relapse|recaída|treatable"
    r"|medicines?|medicinas?|dangerous|peligros\w+|accus\w+ of|most people|casi tod[ao]s|families feel|las familias sienten"
    r"|guilt|culpa)\b",
    re.IGNORECASE,
)


def source_problems(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        if name in LEFT_OUT:
            continue
        try:
            content = yaml.safe_load(path.read_text("utf-8"))
        except yaml.YAMLError:
            continue  # named by the rule of texts
        yield from (f"{name}: {problem}" for problem in _inside(content, (), None, root))


def _inside(content: Any, at: tuple[str, ...], named: tuple[str, ...] | None, root: Path) -> Iterator[str]:
    if isinstance(content, list):
        for number, item in enumerate(content, start=1):
            key = item.get("id", item.get("question", number)) if isinstance(item, dict) else number
            yield from _inside(item, (*at, str(key)), named, root)
    elif isinstance(content, dict) and content.keys() & set(LANGUAGES):
        texts = " ".join(str(content.get(language) or "") for language in LANGUAGES)
        yield from _of_texts(without_tags(texts), ".".join(at), named)
    elif isinstance(content, dict):
        if isinstance(own := content.get("sources"), list):
            named = tuple(map(str, own))
            yield from (f"{'.'.join(at)}: sources.yaml has no {one}" for one in named if one not in sources(root))
        for key, value in content.items():
            yield from _inside(value, (*at, str(key)), named, root)


def _of_texts(texts: str, at: str, named: tuple[str, ...] | None) -> Iterator[str]:
    if named:
        return
    found = CLINICAL.search(texts) or STATISTIC.search(texts)
    if found:
        yield f"{at}: a statement without a source (“{found[0]}”): it needs sources: [id]"
