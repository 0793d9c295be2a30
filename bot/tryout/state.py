"""What this little Telegram knows: chats, messages, updates that wait, files, commands. In memory only."""

from __future__ import annotations

import asyncio
import copy
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.tryout.errors import Refusal

Json = dict[str, Any]
Scope = tuple[str, str, str]
"""Where commands are shown: the kind of scope, the chat if it is one, the language or none."""
DELETABLE = 48 * 3600
ANSWER_WITHIN = 15 * 60
MAX_FILE = 50 * 1024 * 1024


@dataclass
class Chat:
    """One phone's chat with the bot. ``pushes`` is what its locked screen showed."""

    user: Json
    messages: dict[int, Json] = field(default_factory=dict)
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


@dataclass(frozen=True)
class Asked:
    """A tap that waits for its answer."""

    chat: Chat
    at: int


class State:
    """Everything, and the news of its changes (``tell``) for the page."""

    def __init__(self, token: str, name: str, username: str, now: Callable[[], datetime]) -> None:
        self.token = token
        self.now = now
        self.me: Json = {"id": int(token.split(":")[0]), "is_bot": True, "first_name": name, "username": username}
        self.allowed: frozenset[str] = frozenset()
        self.arrived = asyncio.Event()
        self.commands: dict[Scope, list[Json]] = {}
        self.update_ids = itertools.count(1)
        self.about: dict[tuple[str, str], str] = {}
        self.tell: Callable[[str, Json], None] = lambda kind, news: None
        self.clear()

    def clear(self) -> None:
        """Forget every chat; the numbers of updates go on, so an offset stays true."""
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.queries: dict[str, Asked] = {}
        self.updates: list[Json] = []
        self.message_ids = itertools.count(1)
        self.query_ids = itertools.count(1)

    def description(self, language: str) -> str:
        """What an empty chat shows, in that language or the bot's default."""
        return self.about.get(("description", language)) or self.about.get(("description", ""), "")

    def commands_in(self, chat_id: int, language: str) -> list[Json]:
        """The narrowest that were set for this chat, as Telegram looks for them."""
        for where, chat in (("chat", str(chat_id)), ("all_private_chats", ""), ("default", "")):
            for spoken in (language, ""):
                if found := self.commands.get((where, chat, spoken)):
                    return found
        return []

    # --- people ------------------------------------------------------------------------------------------------------
    def chat(self, chat_id: Any) -> Chat:
        """:raises Refusal: Telegram's own, when there is no such chat or it is closed to the bot."""
        if chat_id in (None, ""):
            raise Refusal(400, "Bad Request: chat_id is empty")
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
        number = next(self.message_ids)  # one row of numbers for all private chats, as Telegram has it
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

    # --- taps --------------------------------------------------------------------------------------------------------
    def ask(self, chat: Chat) -> str:
        """A new callback query. Returns its number."""
        number = str(next(self.query_ids))
        self.queries[number] = Asked(chat, self.timestamp())
        return number

    def asked_by(self, number: str) -> Chat:
        """Whose tap it was; each is answered once, and soon. :raises Refusal: it cannot be answered any more."""
        asked = self.queries.pop(number, None)
        if asked is None or self.timestamp() - asked.at > ANSWER_WITHIN:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        return asked.chat

    # --- updates -----------------------------------------------------------------------------------------------------
    def update(self, **what: Any) -> Json:
        """Queue an update, if the bot asked for its kind."""
        found = {"update_id": next(self.update_ids), **copy.deepcopy(what)}
        if self.allowed and not self.allowed & what.keys():
            return found
        self.updates.append(found)
        self.arrived.set()
        return found


def _thing(message: Json) -> str:
    return "📎" if "document" in message else "🖼" if "photo" in message else ""
