"""Telegram's HTML: text and entities, with its offsets in UTF-16 units and its own words for what is wrong."""

from __future__ import annotations

import html
import re
from typing import Any

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*>")
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'>\s]+)")
KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "tg-spoiler": "spoiler", "blockquote": "blockquote",
}  # fmt: skip
_ALWAYS = (
    ("url", re.compile(r"https?://[^\s<>«»]+[^\s<>«».,!?:;]")),
    ("bot_command", re.compile(r"(?<![\w/])/[a-zA-Z]\w{0,31}")),
    ("phone_number", re.compile(r"\+\d[\d ()-]{6,}\d")),
)


class BadEntities(ValueError):
    """The text is not Telegram HTML. The message is Telegram's."""


def units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """:raises BadEntities: with Telegram's own description."""
    text, at = "", 0
    entities: list[dict[str, Any]] = []
    opened: list[tuple[str, int, str]] = []
    while (found := source.find("<", at)) >= 0:
        text += html.unescape(source[at:found])
        tag = _TAG.match(source, found)
        if tag is None:
            raise BadEntities(f"can't parse entities: Unsupported start tag at byte offset {_bytes(source, found)}")
        closing, name, attributes = tag[1], tag[2].lower(), tag[3]
        if name not in KINDS:
            raise BadEntities(
                f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {_bytes(source, found)}'
            )
        if closing:
            entities.append(_close(opened, name, text, source, found))
        else:
            opened.append((name, units(text), attributes))
        at = tag.end()
    if opened:
        raise BadEntities(f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1][0]}\"")
    text += html.unescape(source[at:])
    return trimmed(text, [entity for entity in entities if entity["length"]])


def _close(opened: list[tuple[str, int, str]], name: str, text: str, source: str, found: int) -> dict[str, Any]:
    if not opened or opened[-1][0] != name:
        raise BadEntities(f"can't parse entities: Unexpected end tag at byte offset {_bytes(source, found)}")
    _, start, attributes = opened.pop()
    entity: dict[str, Any] = {"type": KINDS[name], "offset": start, "length": units(text) - start}
    href = _HREF.search(attributes)
    if name == "a" and href:
        entity["url"] = html.unescape(href[1])
    return entity


def trimmed(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Telegram cuts white space at both ends."""
    cut = units(text) - units(text.lstrip())
    text = text.strip()
    for entity in entities:
        entity["offset"] = max(0, entity["offset"] - cut)
        entity["length"] = min(entity["length"], units(text) - entity["offset"])
    entities += [one for one in plain_entities(text) if not _overlaps(one, entities)]
    return text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def plain_entities(text: str) -> list[dict[str, Any]]:
    """Links, commands and phone numbers that Telegram finds by itself."""
    return [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
        for kind, pattern in _ALWAYS
        for match in pattern.finditer(text)
    ]


def _overlaps(one: dict[str, Any], entities: list[dict[str, Any]]) -> bool:
    linked = (entity for entity in entities if entity["type"] in ("text_link", "code", "pre"))
    return any(entity["offset"] <= one["offset"] < entity["offset"] + entity["length"] for entity in linked)


def _bytes(source: str, at: int) -> int:
    return len(source[:at].encode())
