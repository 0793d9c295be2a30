"""Every text of the YAML files, whatever the file: found by the language codes that it stands under."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from content.rules.markup import language_problems, tag_problems, without_tags
from content.rules.reading_ease import too_hard
from content.schema import LANGUAGES

SCREEN = 600
"""Characters that are read without scrolling."""
LABEL = 30
"""Characters of a button; the answers to a question of ``questions/`` are buttons."""


def text_problems(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        try:
            content = yaml.safe_load(path.read_text("utf-8"))
        except yaml.YAMLError as error:
            yield f"{name}: not YAML: {' '.join(str(error).split())}"
            continue
        yield from (f"{name}: {problem}" for problem in _inside(content, ()))
    yield from _per_language(root)


def _inside(content: Any, at: tuple[str, ...]) -> Iterator[str]:
    if isinstance(content, list):
        if at[-1:] in (("text",), ("steps",)):
            yield from (f"{_place(at)}{problem}" for problem in _of_a_screen(content))
        ids = [str(item["id"]) for item in content if isinstance(item, dict) and "id" in item]
        for twice in sorted({each for each in ids if ids.count(each) > 1}):
            yield f"{_place(at)}{twice}: there twice"
        for number, item in enumerate(content, start=1):
            key = item.get("id", number) if isinstance(item, dict) else number
            yield from _inside(item, (*at, str(key)))
    elif isinstance(content, dict) and content.keys() & set(LANGUAGES):
        yield from (f"{_place(at)}{problem}" for problem in _of_texts(content, at))
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from _inside(value, (*at, str(key)))


def _of_texts(texts: dict[str, Any], at: tuple[str, ...]) -> Iterator[str]:
    for language in LANGUAGES:
        if not texts.get(language):
            yield f"no text in {language}"
    if any(isinstance(text, dict | list) for text in texts.values()):
        yield from _differing(texts)
    flat = {language: dict(_flat(text)) for language, text in texts.items() if text}
    for key in flat.get("en", {}):
        same = {language: words[key] for language, words in flat.items() if key in words}
        yield from language_problems(same)
        for language, text in same.items():
            yield from (f"{language}: {problem}" for problem in _of_text(text, language))
            if "choices" in at and len(without_tags(text)) > LABEL:
                yield f"{language}: {len(without_tags(text))} characters, a button has {LABEL}"


def _of_a_screen(content: list[Any]) -> Iterator[str]:
    """These lists are one screen, a paragraph each: they are read as a whole."""
    if len(content) < 2 or not all(isinstance(item, dict) and item.keys() == set(LANGUAGES) for item in content):
        return
    for language in LANGUAGES:
        whole = "\n\n".join(str(item[language]) for item in content)
        if hard := too_hard(whole, language):
            yield f"as a whole: {language}: {hard}"
        yield from (f"as a whole: {language}: {problem}" for problem in _fits(whole))


def _fits(text: str) -> Iterator[str]:
    length = len(without_tags(text))
    if length > SCREEN:
        yield f"{length} characters, at most {SCREEN}"


OF_A_LANGUAGE = frozenset({"classes", "spellings", "splits", "words"})
"""What every language words and divides in its own way: the words of danger and of the coach, and their spelling."""


def _of_text(text: str, language: str) -> Iterator[str]:
    yield from tag_problems(text)
    yield from _fits(text)
    if hard := too_hard(text, language):
        yield hard


def _per_language(root: Path) -> Iterator[str]:
    """Files that are named by their language: ``safety/en.yaml`` and ``safety/es.yaml`` have the same keys."""
    for english in sorted(root.rglob("en.yaml")):
        name = english.parent.relative_to(root).as_posix()
        contents = {}
        for language in LANGUAGES:
            path = english.with_name(f"{language}.yaml")
            if path.exists():
                contents[language] = yaml.safe_load(path.read_text("utf-8"))
            else:
                yield f"{name}/{language}.yaml: missing"
        yield from (f"{name}: {problem}" for problem in _differing(contents))


def _differing(contents: dict[str, Any]) -> Iterator[str]:
    english = _ids(contents.get("en"))
    for language, content in contents.items():
        if odd := sorted(_ids(content) ^ english):
            yield f"{language}: not the ids of the English: {', '.join(odd)}"


def _ids(content: Any) -> set[str]:
    """The keys and the ids; how many texts stand in a list is each language's own affair."""
    if isinstance(content, list):
        found = {str(item["id"]) for item in content if isinstance(item, dict) and "id" in item}
        return found.union(*(_ids(item) for item in content))
    if isinstance(content, dict):
        shared = {key: value for key, value in content.items() if key not in OF_A_LANGUAGE}
        return {str(key) for key in shared}.union(*(_ids(value) for value in shared.values()))
    return set()


def _flat(content: Any, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield from _flat(value, f"{at}.{key}")
    elif isinstance(content, str):
        yield at, content


def _place(at: tuple[str, ...]) -> str:
    return f"{'.'.join(at)}: " if at else ""
