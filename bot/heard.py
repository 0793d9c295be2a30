"""From Telegram's update to what was heard. Nothing that arrives is trusted: types, sizes, control characters, directions.

It reads plain JSON and only the fields that are needed. aiogram's types know all of the Bot API, and for that cost more than
half of the bot's memory and start; tests hold this reader to them (``tests/bot/test_heard.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.catalogue import SOURCE, languages
from bot.turn import Incoming
from bot.untrusted import Json, Unreadable, is_number, needed, number, part, parts, text, whole
from flows.model import ChatLost, Command, Edited, File, Heard, Shared, Tap, Words

LONGEST = 4096
LONGEST_NAME = 80
LONGEST_TAP = 64
_COMMAND = re.compile(r"/(\w{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u115f\u1160\u3164\uffa0\ufeff]"
)
"""Control characters (but line ends and tabs), halves of characters, marks that set a direction or begin a line, and letters
that show nothing: a name of those would be an empty button."""
PHOTO = "photo"
KINDS = (
    PHOTO, "voice", "video", "video_note", "audio", "animation", "document", "sticker", "contact", "location", "venue",
    "poll", "dice", "story", "game", "invoice",
)  # fmt: skip


def incoming(found: object) -> Incoming | None:
    """None: nothing for us (a group, a channel, a kind that we never asked for).

    :raises Unreadable: a field that we need is not there, or not what Telegram says it is.
    """
    update = whole(found, "update")
    update_id = number(update, "update_id")
    if (query := part(update, "callback_query")) is not None:
        return _tap(update_id, query)
    if (change := part(update, "my_chat_member")) is not None:
        return _member(update_id, change)
    if (message := part(update, "message")) is not None:
        return _from_message(update_id, message, _message)
    if (message := part(update, "edited_message")) is not None:
        return _from_message(update_id, message, _edited)
    return None


def clean(text: str) -> str:
    """Without control characters and without marks that turn the direction of other people's text about."""
    return _UNWANTED.sub("", text[:LONGEST])


def _from_message(update_id: int, message: Json, read: Callable[[Json, int], Heard | None]) -> Incoming | None:
    chat = _private_chat(message)
    if chat is None:
        return None
    message_id, language = number(message, "message_id"), _language(part(message, "from"))
    heard = read(message, message_id)
    return None if heard is None else Incoming(update_id, chat, heard, language, message=message_id)


def _private_chat(of: Json) -> int | None:
    chat = needed(of, "chat")
    return number(chat, "id") if text(chat, "type") == "private" else None


def _message(message: Json, message_id: int) -> Heard | None:
    words = text(message, "text")
    if words is not None:
        command = _COMMAND.fullmatch(words) if words.startswith("/") else None
        if command is not None:
            return Command(command[1].lower(), clean(command[2] or "").strip())
        return Words(clean(words), message_id, message.get("forward_origin") is not None)
    kind = next((kind for kind in KINDS if message.get(kind) is not None), None)
    if kind is None:
        return Shared("other") if message.get("from") is not None else None
    if kind != PHOTO:
        part(message, kind)
    return Shared(kind, clean(text(message, "caption") or ""), message_id, _file(message), _account(message))


def _account(message: Json) -> int | None:
    """Whose contact was sent, where it is on Telegram."""
    contact = part(message, "contact")
    account = contact.get("user_id") if contact else None
    return account if is_number(account) else None


def _file(message: Json) -> File | None:
    """Of a photo the largest size. Whether it is wanted, and fit to be kept, is decided where it was asked for."""
    if message.get(PHOTO) is not None:
        sizes = parts(message, PHOTO)
        return _kept(max(sizes, key=lambda one: number(one, "width") * number(one, "height"))) if sizes else None
    document = part(message, "document") if message.get("animation") is None else None
    return None if document is None else _kept(document, clean(text(document, "file_name") or "")[:LONGEST_NAME])


def _kept(file: Json, name: str = "") -> File:
    size = number(file, "file_size") if file.get("file_size") is not None else 0
    return File(_given(file, "file_id"), size, name)


def _given(of: Json, name: str) -> str:
    """An id that Telegram gave out, and wants to have back as it is."""
    found = text(of, name)
    if not found or not found.isascii():
        raise Unreadable(name)
    return found


def _edited(message: Json, message_id: int) -> Heard | None:
    words = text(message, "text")
    words = words if words is not None else text(message, "caption")
    return Edited(clean(words), message_id) if words is not None else None


def _tap(update_id: int, query: Json) -> Incoming | None:
    message = part(query, "message")
    chat = _private_chat(message) if message is not None else None
    if message is None or chat is None:
        return None
    tap = Tap(clean((text(query, "data") or "")[:LONGEST_TAP]), number(message, "message_id"))
    return Incoming(update_id, chat, tap, _language(needed(query, "from")), _given(query, "id"))


def _member(update_id: int, change: Json) -> Incoming | None:
    chat = _private_chat(change)
    if chat is None:
        return None
    return Incoming(update_id, chat, ChatLost(back=text(needed(change, "new_chat_member"), "status") == "member"))


def _language(sender: Json | None) -> str:
    """The hint that Telegram gives, if it is a language of ours; English otherwise."""
    code = ((text(sender, "language_code") if sender is not None else None) or SOURCE)[:2]
    return code if code in languages() else SOURCE
