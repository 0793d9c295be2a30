"""Tags and placeholders: what a text carries besides words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

TAGS = {"b", "i", "u", "s", "code", "a"}
"""What we use of Telegram's HTML."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>]*)>")
_LINK = re.compile(r' href="https?://[^"<>]+"')


def tag_problems(text: str) -> Iterator[str]:
    """Unknown, unbalanced or broken tags; Telegram refuses the whole message for one of them."""
    open_tags: list[str] = []
    for closing, name, rest in _TAG.findall(text):
        if name not in TAGS or (rest and (name != "a" or not _LINK.fullmatch(rest))):
            yield f"the tag <{closing}{name}{rest}> is none that Telegram takes here"
        elif not closing:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            yield f"</{name}> closes nothing"
    for name in open_tags:
        yield f"<{name}> is not closed"
    if re.search(r"[<>]", _TAG.sub("", text)):
        yield "a bare < or > (write &lt; or &gt;)"


def without_tags(text: str) -> str:
    """As it is seen on the screen."""
    return _TAG.sub("", text)


def placeholders(text: str) -> frozenset[str]:
    """:raises ValueError: when the braces do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def language_problems(texts: dict[str, str]) -> Iterator[str]:
    """Placeholders that are broken or not those of the English."""
    found: dict[str, frozenset[str]] = {}
    for language, text in texts.items():
        try:
            found[language] = placeholders(text)
        except ValueError as error:
            yield f"{language}: a broken placeholder ({error})"
    for language, names in found.items():
        if names != found.get("en", names):
            yield f"{language}: the placeholders are {_listed(names)}, in English {_listed(found['en'])}"


def _listed(names: frozenset[str]) -> str:
    return " ".join(sorted(names)) or "none"
