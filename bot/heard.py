"""From Telegram's update to what was heard. Nothing that arrives is trusted: sizes, control characters, directions."""

from __future__ import annotations

import re

from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update

from bot.turn import Incoming
from flows.model import ChatLost, Command, Edited, File, Heard, Shared, Tap, Words

LONGEST = 4096
LONGEST_NAME = 80
NUMBERS = range(-(2**63), 2**63)
"""What a database can hold; Telegram's own stay far below."""
_COMMAND = re.compile(r"/(\w{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters (but line ends and tabs), halves of characters, and marks that set a direction."""
KINDS = (
    "photo", "voice", "video", "video_note", "audio", "animation", "document", "sticker", "contact", "location", "venue",
    "poll", "dice", "story", "game", "invoice",
)  # fmt: skip


def incoming(update: Update) -> Incoming | None:
    """None: nothing for us (a group, a channel, a kind that we never asked for)."""
    if update.update_id not in NUMBERS:
        return None
    heard = _heard(update)
    return heard if heard is not None and heard.chat in NUMBERS and heard.message in NUMBERS else None


def _heard(update: Update) -> Incoming | None:
    if update.callback_query is not None:
        return _tap(update.update_id, update.callback_query)
    if update.my_chat_member is not None:
        return _member(update.update_id, update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.chat.type != "private":
        return None
    heard = _edited(message) if update.edited_message is not None else _message(message)
    if heard is None:
        return None
    return Incoming(update.update_id, message.chat.id, heard, _language(message), message=message.message_id)


def clean(text: str) -> str:
    """Without control characters and without marks that turn the direction of other people's text about."""
    return _UNWANTED.sub("", text[:LONGEST])


def _message(message: Message) -> Heard | None:
    if message.text is not None:
        command = _COMMAND.fullmatch(message.text) if message.text.startswith("/") else None
        if command is not None:
            return Command(command[1].lower(), clean(command[2] or "").strip())
        return Words(clean(message.text), message.message_id, message.forward_origin is not None)
    kind = next((kind for kind in KINDS if getattr(message, kind, None) is not None), None)
    if kind is None:
        return Shared("other") if message.from_user else None
    return Shared(kind, clean(message.caption or ""), message.message_id, _file(message), _account(message))


def _account(message: Message) -> int | None:
    """Whose contact was sent, where it is on Telegram."""
    account = message.contact.user_id if message.contact else None
    # asked first: a range looks for what is no number by counting through all of it
    return account if isinstance(account, int) and account in NUMBERS else None


def _file(message: Message) -> File | None:
    """Of a photo the largest size. Whether it is wanted, and fit to be kept, is decided where it was asked for."""
    if message.photo:
        largest = max(message.photo, key=lambda one: one.width * one.height)
        return File(largest.file_id, largest.file_size or 0)
    document = message.document if message.animation is None else None
    if document is None:
        return None
    return File(document.file_id, document.file_size or 0, clean(document.file_name or "")[:LONGEST_NAME])


def _edited(message: Message) -> Heard | None:
    text = message.text if message.text is not None else message.caption
    return Edited(clean(text), message.message_id) if text is not None else None


def _tap(update: int, query: CallbackQuery) -> Incoming | None:
    if query.message is None or query.message.chat.type != "private":
        return None
    language = (query.from_user.language_code or "en")[:2]
    tap = Tap(clean((query.data or "")[:64]), query.message.message_id)
    return Incoming(update, query.message.chat.id, tap, _known(language), query.id)


def _member(update: int, change: ChatMemberUpdated) -> Incoming | None:
    if change.chat.type != "private":
        return None
    return Incoming(update, change.chat.id, ChatLost(back=change.new_chat_member.status == "member"))


def _language(message: Message) -> str:
    return _known((message.from_user.language_code if message.from_user else None) or "en")


def _known(code: str) -> str:
    """The hint that Telegram gives, if it is a language of ours; English otherwise."""
    from bot.catalogue import languages

    return code[:2] if code[:2] in languages() else "en"
