"""A text of the bot in another language, so that one dialogue can be played in each of them.

A test speaks English. What is not translated yet stays English, so it works before and after the catalogue is filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel.messages.pofile import read_po

import content
from content.load import module, modules

PLACEHOLDER = re.compile(r"\{\w+\}")
HOLE = re.compile(r"\\\{(\w+)\\\}")
DONE = "✓ "
"""A mark before a label, the same in every language."""
CONTENT = Path(content.__file__).parent
LOCALES = CONTENT.parent / "locales"


def patterns(fragment: str, language: str) -> tuple[re.Pattern[str], ...]:
    """What may stand on a screen in that language where an English one has ``fragment``: the fragment itself first."""
    if fragment.startswith(DONE) and language != "en":
        return tuple(re.compile(DONE + found.pattern) for found in patterns(fragment.removeprefix(DONE), language))
    itself = re.compile(re.escape(fragment))
    return (itself,) if language == "en" else (itself, *_translated(fragment, language))


@cache
def _translated(fragment: str, language: str) -> tuple[re.Pattern[str], ...]:
    """A whole text first, then those that begin with the fragment, then those that hold it, the shortest first."""
    whole = [found for english, foreign in _pairs(language) if (found := _filled(fragment, english, foreign))]
    holding = sorted(
        (
            (not english.startswith(fragment), len(english), foreign)
            for english, foreign in _pairs(language)
            if fragment in english
        )
    )
    return tuple(re.compile(one) for one in (*whole, *(_holes(foreign) for *_, foreign in holding)))


def _filled(said: str, english: str, foreign: str) -> str | None:
    """The foreign text with the values that ``said`` has where the English one has placeholders."""
    around = PLACEHOLDER.split(english)
    if not (
        said.startswith(around[0]) and said.endswith(around[-1])
    ):  # most of them; a pattern each would cost seconds
        return None
    match = re.fullmatch(_holes(english, named=True), said)
    if match is None or not any(letter.isalpha() for letter in PLACEHOLDER.sub("", english)):
        return None
    return HOLE.sub(lambda hole: re.escape(match.groupdict().get(hole[1]) or ""), re.escape(foreign))


def _holes(text: str, *, named: bool = False) -> str:
    """A pattern for the text with anything in its placeholders."""
    seen: set[str] = set()

    def hole(found: re.Match[str]) -> str:
        again = found[1] in seen
        seen.add(found[1])
        return r".+?" if again or not named else rf"(?P<{found[1]}>.+)"

    return HOLE.sub(hole, re.escape(text))


@cache
def _pairs(language: str) -> tuple[tuple[str, str], ...]:
    """One English text may be said in two ways: a button's word and a lesson's title."""
    return tuple(dict.fromkeys((*_of_catalogue(language), *_of_content(language))))


def _of_catalogue(language: str) -> Iterator[tuple[str, str]]:
    with (LOCALES / language / "LC_MESSAGES" / "hearthside.po").open("rb") as file:
        for message in read_po(file, language):
            for english, foreign in zip(_forms(message.id), _forms(message.string), strict=False):
                if english and foreign:
                    yield english, foreign


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _of_content(language: str) -> Iterator[tuple[str, str]]:
    for path in sorted(CONTENT.rglob("*.yaml")):
        yield from _in_tree(yaml.safe_load(path.read_text(encoding="utf-8")), language)
    for lesson in modules():
        here, there = module(lesson, "en"), module(lesson, language)
        yield here.title, there.title
        for one, other in zip(here.cards, there.cards, strict=True):
            yield one.text, other.text


def _in_tree(tree: Any, language: str) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        if isinstance(tree.get("en"), str) and isinstance(tree.get(language), str):
            yield tree["en"], tree[language]
        for value in tree.values():
            yield from _in_tree(value, language)
    if isinstance(tree, list):
        for value in tree:
            yield from _in_tree(value, language)
