"""Telegram's HTML: text and entities, with its offsets in UTF-16 units and its own words for what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTES = re.compile(r"((?:\s+[^\s=>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_CHARACTER = re.compile(r"&(?:(lt|gt|amp|quot)|#(?:x([0-9a-fA-F]{1,6})|(\d{1,7})));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "tg-spoiler": "spoiler", "span": "spoiler", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
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
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """:raises BadEntities: with Telegram's own description."""
    return _Reader(source).read()


@dataclass
class _Reader:
    """Goes through the source once. Only four names of characters are known, as in Telegram."""

    source: str
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    opened: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)

    def read(self) -> tuple[str, list[dict[str, Any]]]:
        at = 0
        while (found := self.source.find("<", at)) >= 0:
            self.text += characters(self.source[at:found])
            at = self._end_tag(found) if self.source.startswith("</", found) else self._start_tag(found)
        if self.opened:
            raise _bad(f'Can\'t find end tag corresponding to start tag "{self.opened[-1][0]}"')
        self.text += characters(self.source[at:])
        return trimmed(self.text, [entity for entity in self.entities if entity["length"]])

    def _start_tag(self, found: int) -> int:
        written = _match(_NAME, self.source, found + 1)[0]
        name, after = written.lower(), found + 1 + len(written)
        if after >= len(self.source):
            raise self._bad_at(found, "Unclosed start tag")
        if name not in KINDS:
            raise self._bad_at(found, f'Unsupported start tag "{written}"')
        attributes = _ATTRIBUTES.match(self.source, after)
        if attributes is None:
            raise self._bad_at(found, f'Unclosed start tag "{name}"')
        given = {
            one[1].lower(): characters(one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(attributes[1])
        }
        if name == "span" and given.get("class") != "tg-spoiler":
            raise self._bad_at(found, 'Tag "span" must have class "tg-spoiler"')
        self.opened.append((name, units(self.text), given))
        return attributes.end()

    def _end_tag(self, found: int) -> int:
        if not self.opened:
            raise self._bad_at(found, "Unexpected end tag")
        written = _match(_NAME, self.source, found + 2)[0]
        after = found + 2 + len(written)
        while self.source[after : after + 1].isspace():
            after += 1
        if not self.source.startswith(">", after):
            raise self._bad_at(found, "Unclosed end tag")
        name, start, given = self.opened.pop()
        if written.lower() not in ("", name):
            place = _bytes(self.source, found)
            raise _bad(f'Unmatched end tag at byte offset {place}, expected "</{name}>", found "</{written.lower()}>"')
        self._keep(name, start, given)
        return after + 1

    def _keep(self, name: str, start: int, given: dict[str, str]) -> None:
        entity: dict[str, Any] = {"type": KINDS[name], "offset": start, "length": units(self.text) - start}
        if name == "blockquote" and "expandable" in given:
            entity["type"] = "expandable_blockquote"
        if name == "a":
            entity["url"] = given.get("href") or self.text.encode("utf-16-le")[2 * start :].decode("utf-16-le")
            if not re.match(r"(https?|tg|mailto):", entity["url"]):
                return
        if name != "tg-emoji":
            self.entities.append(entity)

    def _bad_at(self, found: int, what: str) -> BadEntities:
        return _bad(f"{what} at byte offset {_bytes(self.source, found)}")


def characters(source: str) -> str:
    """Resolve what Telegram resolves; everything else stays as it is written."""

    def one(match: re.Match[str]) -> str:
        if match[1]:
            return _NAMED[match[1]]
        code = int(match[2], 16) if match[2] else int(match[3])
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]

    return _CHARACTER.sub(one, source)


def trimmed(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Telegram cuts white space at both ends."""
    cut = units(text) - units(text.lstrip())
    text = text.strip()
    kept = []
    for entity in entities:
        start, end = max(0, entity["offset"] - cut), min(units(text), entity["offset"] + entity["length"] - cut)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    kept += [one for one in plain_entities(text) if not _overlaps(one, kept)]
    return text, sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


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


def _match(pattern: re.Pattern[str], source: str, at: int) -> re.Match[str]:
    found = pattern.match(source, at)
    assert found is not None  # the pattern fits nothing at all, too
    return found


def _bad(what: str) -> BadEntities:
    return BadEntities(f"can't parse entities: {what}")


def _bytes(source: str, at: int) -> int:
    return len(source[:at].encode())
