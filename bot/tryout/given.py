"""What a call brings with it: texts, keyboards and lists, checked as Telegram checks them and refused in its words."""

from __future__ import annotations

import json
from typing import Any

from bot.tryout.entities import BadEntities, parse_html, trimmed, units
from bot.tryout.errors import Refusal
from bot.tryout.state import Json

MAX_TEXT, MAX_CAPTION, MAX_DATA = 4096, 1024, 64
MAX_BUTTONS = 100
NO_WAY_TO_PRESS = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


def bad(what: str) -> Refusal:
    return Refusal(400, f"Bad Request: {what}")


def from_json(value: Any) -> Any:
    """A parameter that may come as JSON text (forms do that)."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            raise bad("can't parse JSON object") from None
    return value


def is_true(value: Any) -> bool:
    return value in (True, "true", "True", "1", 1)


def protection(given: Json) -> Json:
    return {"has_protected_content": True} if is_true(given.get("protect_content")) else {}


def text_of(given: Json) -> Json:
    """:raises Refusal: empty, too long, or not Telegram HTML."""
    text, entities = _parsed(given, str(given.get("text") or ""))
    if not text:
        raise bad("message text is empty")
    if units(text) > MAX_TEXT:
        raise bad("message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption_of(given: Json) -> Json:
    if not given.get("caption"):
        return {}
    caption, entities = _parsed(given, str(given["caption"]))
    if units(caption) > MAX_CAPTION:
        raise bad("message caption is too long")
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}


def keyboard_of(given: Json) -> Json:
    """The inline keyboard, if there is one; rows without buttons are left out."""
    markup = from_json(given.get("reply_markup")) or {}
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = [row for row in markup.get("inline_keyboard", []) if row]
    buttons = [button for row in rows for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check(button)
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def numbers_of(given: Json, name: str, most: int) -> list[int]:
    numbers = from_json(given.get(name))
    if numbers is None or numbers == []:
        raise bad("message identifiers are not specified")
    if not isinstance(numbers, list):
        raise bad("expected an Array of message identifiers")
    if len(numbers) > most:
        raise bad("too many message identifiers specified")
    try:
        found = [int(number) for number in numbers]
    except (TypeError, ValueError):
        raise bad("can't parse message identifier as a Number") from None
    if min(found) <= 0:
        raise bad("invalid message identifier specified")
    return found


def _check(button: Json) -> None:
    if "text" not in button:
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not str(button["text"]).strip():
        raise bad("inline keyboard button text must be non-empty")
    if not any(name in button for name in ("callback_data", "url", "copy_text", "web_app", "switch_inline_query")):
        raise bad(NO_WAY_TO_PRESS)
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= MAX_DATA:
        raise bad("BUTTON_DATA_INVALID")


def _parsed(given: Json, text: str) -> tuple[str, list[Json]]:
    mode = str(given.get("parse_mode") or "").lower()
    try:
        if mode == "html":
            return parse_html(text)
    except BadEntities as error:
        raise bad(str(error)) from None
    if mode:
        raise bad("unsupported parse_mode")
    return trimmed(text, [])
