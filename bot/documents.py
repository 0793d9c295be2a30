"""Files and long texts made for one person: the words are rendered through the wall, then put into a form.

The libraries for each form are loaded only when one is made.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.render import Recipient, Renderer
from flows import effects as e
from flows.document import Drawn, Heading, Own

Call = tuple[str, dict[str, Any]]
Line = tuple[str, str, bool]
"""Kind (h1, h2, text, own, picture), words, and whether a new page begins."""
MOST = 3500
"""Characters of one message; Telegram takes 4096."""
_TAGS = re.compile(r"<[^>]+>")


def document(effect: e.DocumentSent, renderer: Renderer, to: Recipient, now: datetime) -> Iterator[Call]:
    """The calls that send it: one for a file, several for messages. File names say nothing telling."""
    lines = [_line(block, renderer, to) for block in effect.blocks]
    match effect.form:
        case "pdf":
            from bot.pictures import drawn
            from bot.printed import printed

            title = renderer.plain(effect.title, to.language)
            pictures = [drawn(block.picture, renderer, to) for block in effect.blocks if isinstance(block, Drawn)]
            made = printed(lines, title, to.language, now, letter=effect.letter, pictures=pictures)
            yield _file("notes.pdf", made, keep=effect.keep)
        case "text":
            yield _file("notes.txt", as_text(lines).encode(), keep=effect.keep)
        case "messages":
            for piece in pieces(as_text(lines)):
                yield (
                    "sendMessage",
                    {
                        "text": piece,
                        "protect_content": effect.keep,
                        "link_preview_options": {"is_disabled": True},
                    },
                )


def calendar(effect: e.CalendarSent, renderer: Renderer, to: Recipient, now: datetime) -> Iterator[Call]:
    from bot.calendar_file import calendar_file

    made = calendar_file(effect, renderer.plain(effect.title, to.language), to.zone, now)
    # a calendar has to take it up, so it can be saved; there is nothing in it that tells
    yield _file("date.ics", made, keep=False)


def _file(name: str, made: bytes, *, keep: bool) -> Call:
    payload: dict[str, Any] = {"document": {"name": name, "bytes_b64": base64.b64encode(made).decode()}}
    return "sendDocument", {**payload, "protect_content": True} if keep else payload


# --- words -----------------------------------------------------------------------------------------------------------
def _line(block: Any, renderer: Renderer, to: Recipient) -> Line:
    words = html.unescape(_TAGS.sub("", renderer.text(block.text, to))).strip()
    if isinstance(block, Heading):
        return f"h{block.level}", words, block.new_page
    return "own" if isinstance(block, Own) else "picture" if isinstance(block, Drawn) else "text", words, False


def as_text(lines: list[Line]) -> str:
    """For a phone without network and for any printer."""
    found = []
    for kind, words, _ in lines:
        match kind:
            case "h1":
                found.append(f"\n== {words} ==")
            case "h2":
                found.append(f"- {words} -")
            case "picture":
                pass
            case _:
                found.append(words)
    return "\n\n".join(found).strip() + "\n"


def pieces(text: str) -> Iterator[str]:
    """As many paragraphs to a message as fit; a paragraph that is longer is cut at a space."""
    piece = ""
    for part in _short_ones(text):
        if piece and len(piece) + len(part) + 2 > MOST:
            yield piece
            piece = ""
        piece = f"{piece}\n\n{part}" if piece else part
    if piece:
        yield piece


def _short_ones(text: str) -> Iterator[str]:
    for part in filter(None, (one.strip() for one in text.split("\n\n"))):
        while len(part) > MOST:
            cut = max(part.rfind(" ", 0, MOST), MOST // 2)
            yield part[:cut]
            part = part[cut:].lstrip()
        yield part
