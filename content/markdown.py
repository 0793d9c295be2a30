"""Reads a module's Markdown: front matter, cards and three questions.

## card ID          text; [source-id] in brackets names what it rests on
## quiz ID          the question, then options "- [ ] text" / "- [x] text", then "> why"
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from content.errors import ContentError
from content.schema import Card, Module, Option, Quiz
from content.shape import Misfit, fit

_PARTS = re.compile(r"^## (card|quiz) ([\w-]+)\s*$", re.MULTILINE)
_SOURCE = re.compile(r"\s*\[([a-z][a-z0-9-]+)\]")
NO_CLAIM = "no-claim"
_TITLE = re.compile(r"<b>([^<]+)</b>\n")
_OPTION = re.compile(r"^- \[([ x])\] (.+)$", re.MULTILINE)


def read_module(module_id: str, path: Path, text: str) -> Module:
    """:raises ContentError: naming the file and what does not fit."""
    try:
        head, body = _front_matter(text)
        pieces = _PARTS.split(body)[1:]
        parts = list(zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True))
        cards = tuple(_card(name, words) for kind, name, words in parts if kind == "card")
        quiz = tuple(_quiz(name, words) for kind, name, words in parts if kind == "quiz")
        found: Module = fit(
            Module, {"id": module_id, "number": int(module_id[:2]), "cards": cards, "quiz": quiz, **head}
        )
        return found
    except (ValueError, TypeError, Misfit, yaml.YAMLError) as error:
        raise ContentError(f"modules/{module_id}/{path.name}: {error}") from None


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def _card(name: str, words: str) -> Card:
    text, sources, claims = _sourced(words)
    title = _TITLE.match(text)
    if not title:
        raise ValueError(f"card {name} does not begin with a title in bold")
    return Card(id=name, title=title[1], text=text, sources=sources, claims=claims)


def _quiz(name: str, words: str) -> Quiz:
    options = tuple(
        Option(id=f"{name}-{number}", text=text.strip(), right=mark == "x")
        for number, (mark, text) in enumerate(_OPTION.findall(words), start=1)
    )
    question = words.split("- [", 1)[0].strip()
    why, sources, claims = _sourced(" ".join(line[1:].strip() for line in words.splitlines() if line.startswith(">")))
    return Quiz(id=name, question=question, options=options, why=why, sources=sources, claims=claims)


def _sourced(words: str) -> tuple[str, tuple[str, ...], bool]:
    """The text without its brackets, what stood in them, and whether it claims anything."""
    marks = dict.fromkeys(_SOURCE.findall(words))
    return _SOURCE.sub("", words).strip(), tuple(mark for mark in marks if mark != NO_CLAIM), NO_CLAIM not in marks
