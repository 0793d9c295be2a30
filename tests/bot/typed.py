"""Updates as aiogram's types have them, and what is heard in one by those types: the measure of our own plain reader."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from aiogram import types
from hypothesis import strategies as st

from bot.catalogue import languages
from bot.heard import KINDS, LONGEST_NAME, LONGEST_TAP, clean
from bot.turn import Incoming
from flows.model import ChatLost, Command, Edited, File, Heard, Shared, Tap, Words

NUMBERS = st.integers(1, 2**52)
SIZES = st.none() | st.integers(0, 2**40)
TEXTS = st.text(max_size=40) | st.sampled_from(["/start CODE", "/sos", "/help@lantern_bot  me", "/", "/not a/command"])
GIVEN = st.text("ABCxyz019_-", min_size=1, max_size=30)
WHEN = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)
USERS = st.builds(
    types.User, id=NUMBERS, is_bot=st.just(False), first_name=TEXTS,
    language_code=st.sampled_from([None, "en", "es", "es-MX", "de", "pt-br", ""]),
)  # fmt: skip
CHATS = st.builds(types.Chat, id=NUMBERS, type=st.sampled_from(["private", "private", "private", "group", "channel"]))
PIXELS = st.integers(1, 5000)
FILE = {"file_id": GIVEN, "file_unique_id": GIVEN, "file_size": SIZES}
PHOTOS = st.lists(st.builds(types.PhotoSize, **FILE, width=PIXELS, height=PIXELS), min_size=1, max_size=4)
DOCUMENTS = st.builds(types.Document, **FILE, file_name=st.none() | TEXTS)
MOVING = {**FILE, "width": PIXELS, "height": PIXELS, "duration": PIXELS}
LOCATIONS = st.builds(types.Location, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
CONTENTS: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "photo": PHOTOS,
    "voice": st.builds(types.Voice, **FILE, duration=PIXELS),
    "video": st.builds(types.Video, **MOVING),
    "video_note": st.builds(types.VideoNote, **FILE, length=PIXELS, duration=PIXELS),
    "audio": st.builds(types.Audio, **FILE, duration=PIXELS),
    "animation": st.builds(types.Animation, **MOVING),
    "document": DOCUMENTS,
    "contact": st.builds(types.Contact, phone_number=TEXTS, first_name=TEXTS, user_id=st.none() | NUMBERS),
    "location": LOCATIONS,
    "venue": st.builds(types.Venue, location=LOCATIONS, title=TEXTS, address=TEXTS),
    "dice": st.builds(types.Dice, emoji=st.just("🎲"), value=st.integers(1, 6)),
    "game": st.builds(types.Game, title=TEXTS, description=TEXTS, photo=PHOTOS),
    "new_chat_title": TEXTS,
}
ORIGINS = st.none() | st.builds(types.MessageOriginHiddenUser, date=WHEN, sender_user_name=TEXTS)


@st.composite
def messages(draw: st.DrawFn) -> types.Message:
    kind = draw(st.sampled_from(sorted(CONTENTS)))
    content = {kind: draw(CONTENTS[kind])}
    if kind == "animation":  # Telegram sends it as a document, too, for those who do not know animations
        content["document"] = draw(DOCUMENTS)
    return types.Message(
        message_id=draw(NUMBERS), date=draw(WHEN), chat=draw(CHATS), from_user=draw(st.none() | USERS),
        forward_origin=draw(ORIGINS), caption=draw(st.none() | TEXTS), **content,
    )  # fmt: skip


MEMBERS = st.builds(types.ChatMemberMember, user=USERS) | st.builds(
    types.ChatMemberBanned, user=USERS, until_date=st.just(datetime(2030, 1, 1, tzinfo=UTC))
)
CHANGES = st.builds(
    types.ChatMemberUpdated, chat=CHATS, from_user=USERS, date=WHEN, old_chat_member=MEMBERS, new_chat_member=MEMBERS
)
OUT_OF_REACH = st.builds(types.InaccessibleMessage, chat=CHATS, message_id=NUMBERS, date=st.just(0))
TAPS = st.builds(
    types.CallbackQuery, id=GIVEN, from_user=USERS, chat_instance=GIVEN, data=st.none() | TEXTS,
    message=st.none() | OUT_OF_REACH | messages(),
)  # fmt: skip
UPDATES = st.one_of(
    st.builds(types.Update, update_id=NUMBERS, message=messages()),
    st.builds(types.Update, update_id=NUMBERS, edited_message=messages()),
    st.builds(types.Update, update_id=NUMBERS, callback_query=TAPS),
    st.builds(types.Update, update_id=NUMBERS, my_chat_member=CHANGES),
    st.builds(types.Update, update_id=NUMBERS, channel_post=messages()),
)


def as_sent(update: types.Update) -> Any:
    """The JSON that Telegram would send."""
    return json.loads(update.model_dump_json(by_alias=True, exclude_none=True))


def heard_by_types(update: types.Update) -> Incoming | None:
    query, change = update.callback_query, update.my_chat_member
    if query is not None:
        if query.message is None or query.message.chat.type != "private":
            return None
        tap = Tap(clean((query.data or "")[:LONGEST_TAP]), query.message.message_id)
        return Incoming(update.update_id, query.message.chat.id, tap, _language(query.from_user), query.id)
    if change is not None:
        lost = ChatLost(back=change.new_chat_member.status == "member")
        return Incoming(update.update_id, change.chat.id, lost) if change.chat.type == "private" else None
    message = update.message or update.edited_message
    if message is None or message.chat.type != "private":
        return None
    heard = _edited(message) if update.edited_message else _said(message)
    if heard is None:
        return None
    return Incoming(update.update_id, message.chat.id, heard, _language(message.from_user), message=message.message_id)


def _edited(message: types.Message) -> Heard | None:
    words = message.text if message.text is not None else message.caption
    return None if words is None else Edited(clean(words), message.message_id)


def _said(message: types.Message) -> Heard | None:
    if message.text is not None:
        first, *rest = message.text.split(maxsplit=1) or [""]
        name = first[1:].partition("@")[0]
        if first[:1] == "/" and name.isidentifier():
            return Command(name.lower(), clean(rest[0] if rest else "").strip())
        return Words(clean(message.text), message.message_id, message.forward_origin is not None)
    kinds = [kind for kind in KINDS if getattr(message, kind) is not None]
    if not kinds:
        return Shared("other") if message.from_user else None
    account = message.contact.user_id if message.contact else None
    return Shared(kinds[0], clean(message.caption or ""), message.message_id, _file(message), account)


def _file(message: types.Message) -> File | None:
    if message.photo:
        largest = max(message.photo, key=lambda one: one.width * one.height)
        return File(largest.file_id, largest.file_size or 0)
    document = message.document
    if document is None or message.animation is not None:
        return None
    return File(document.file_id, document.file_size or 0, clean(document.file_name or "")[:LONGEST_NAME])


def _language(user: types.User | None) -> str:
    code = (user.language_code if user else None) or "en"
    return code[:2] if code[:2] in languages() else "en"
