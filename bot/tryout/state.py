"""What this little Telegram knows: chats, messages, updates that wait, files, commands. In memory only."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.tryout.errors import Refusal

Json = dict[str, Any]
DELETABLE = 48 * 3600
MAX_FILE = 50 * 1024 * 1024


@dataclass
class Chat:
    """One phone's chat with the bot. ``pushes`` is what its locked screen showed."""

    user: Json
    messages: dict[int, Json] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    started: bool = False
    blocked: bool = False
    pushes: list[str] = field(default_factory=list)
    toasts: list[Json] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)

    @property
    def id(self) -> int:
        return int(self.user["id"])

    def as_chat(self) -> Json:
        return {"id": self.id, "type": "private", "first_name": self.user["first_name"]}


class State:
    """Everything, and the news of its changes (``tell``) for the page."""

    def __init__(self, token: str, name: str, username: str, now: Callable[[], datetime]) -> None:
        self.token = token
        self.now = now
        self.me: Json = {"id": int(token.split(":")[0]), "is_bot": True, "first_name": name, "username": username}
        self.about: dict[tuple[str, str], str] = {}
        self.tell: Callable[[str, Json], None] = lambda kind, news: None
        self.clear()

    def clear(self) -> None:
        """Forget every chat; the numbers of updates go on, so an offset stays true."""
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.queries: dict[str, tuple[int, int]] = {}
        self.commands: dict[tuple[str, str], list[Json]] = getattr(self, "commands", {})
        self.updates: list[Json] = []
        self.update_ids = getattr(self, "update_ids", itertools.count(1))
        self.query_ids = itertools.count(1)
        self.arrived = getattr(self, "arrived", asyncio.Event())

    def description(self, language: str) -> str:
        """What an empty chat shows, in that language or the bot's default."""
        return self.about.get(("description", language)) or self.about.get(("description", ""), "")

    # --- people ------------------------------------------------------------------------------------------------------
    def chat(self, chat_id: Any) -> Chat:
        """:raises Refusal: Telegram's own, when there is no such chat or it is closed to the bot."""
        try:
            chat = self.chats.get(int(chat_id))
        except (TypeError, ValueError):
            chat = None
        if chat is None:
            raise Refusal(400, "Bad Request: chat not found")
        if chat.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if not chat.started:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def meet(self, user: Json) -> Chat:
        return self.chats.setdefault(int(user["id"]), Chat(user))

    def timestamp(self) -> int:
        return int(self.now().timestamp())

    # --- messages ----------------------------------------------------------------------------------------------------
    def keep(self, chat: Chat, message: Json, *, by_bot: bool) -> Json:
        """Give a message its number and show it."""
        number = next(chat.numbers)
        sender = self.me if by_bot else chat.user
        full = {"message_id": number, "from": sender, "chat": chat.as_chat(), "date": self.timestamp(), **message}
        chat.messages[number] = full
        if by_bot:
            first = str(full.get("text") or full.get("caption") or _thing(full)).split("\n")[0]
            chat.pushes.append(first)
            chat.unread.append(number)
        self.tell("message", {"chat": chat.id, "message": full})
        return full

    def message(self, chat: Chat, number: Any, missing: str) -> Json:
        try:
            found = chat.messages.get(int(number))
        except (TypeError, ValueError):
            raise Refusal(400, "Bad Request: message identifier is not specified") from None
        if found is None:
            raise Refusal(400, f"Bad Request: {missing}")
        return found

    def delete(self, chat: Chat, number: int) -> None:
        chat.messages.pop(number, None)
        chat.unread = [one for one in chat.unread if one != number]
        self.tell("deleted", {"chat": chat.id, "message_id": number})

    def too_old(self, message: Json) -> bool:
        return self.timestamp() - int(message["date"]) > DELETABLE

    # --- updates -----------------------------------------------------------------------------------------------------
    def update(self, **what: Any) -> Json:
        found = {"update_id": next(self.update_ids), **what}
        self.updates.append(found)
        self.arrived.set()
        return found


def _thing(message: Json) -> str:
    return "📎" if "document" in message else "🖼" if "photo" in message else ""
