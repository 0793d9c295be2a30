"""A person with a phone: what they do becomes updates in Telegram's own JSON; what they see is the chat."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

from bot.tryout.entities import plain_entities
from bot.tryout.picture import size_of
from bot.tryout.state import Chat, Json, State

THINGS: dict[str, Json] = {
    "photo": {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]},
    "voice": {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 4}},
    "sticker": {
        "sticker": {
            "file_id": "s",
            "file_unique_id": "s",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "🙂",
        }
    },
    "contact": {"contact": {"phone_number": "+10000000000", "first_name": "Somebody"}},
    "location": {"location": {"latitude": 40.4, "longitude": -3.7}},
    "document": {"document": {"file_id": "d", "file_unique_id": "d", "file_name": "paper.pdf"}},
}
FILES: dict[str, tuple[str, bytes]] = {
    "p": (
        "photo.png",
        b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNISGgAAAJkAUFbW1wQAAAAAElFTkSuQmCC"),
    ),
    "d": (
        "paper.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n",
    ),
}
"""What is in the photo and the document that a phone sends: a dot, and an empty page."""  # fmt: skip


class Phone:
    """One person's Telegram."""

    def __init__(self, state: State, user_id: int, first_name: str, language_code: str = "en") -> None:
        self.state = state
        self.user: Json = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": language_code}

    @property
    def chat(self) -> Chat:
        return self.state.meet(self.user)

    # --- doing -------------------------------------------------------------------------------------------------------
    def says(self, text: str) -> Json:
        return self._send({"text": text, **_entities(text)})

    def starts(self, code: str = "") -> Json:
        return self.says(f"/start {code}".strip())

    def sends(self, kind: str, caption: str = "") -> Json:
        """photo, voice, sticker, contact, location, document, forwarded."""
        if kind == "forwarded":
            origin = {"type": "hidden_user", "date": self.state.timestamp(), "sender_user_name": "Somebody"}
            return self._send({"text": caption or "A forwarded message", "forward_origin": origin})
        self.state.files.update(FILES)
        return self._send({**THINGS[kind], **({"caption": caption} if caption else {})})

    def uploads(self, name: str, content: bytes) -> Json:
        """A file of one's own; a picture goes as a photo, as most people send one."""
        number, size = f"own-{len(self.state.files) + 1}", size_of(content)
        self.state.files[number] = (name, content)
        about = {"file_id": number, "file_unique_id": number, "file_size": len(content)}
        if size is not None:
            return self._send({"photo": [{**about, "width": size[0], "height": size[1]}]})
        return self._send({"document": {**about, "file_name": name}})

    def taps(self, label: str) -> Json:
        """Tap the newest button with this label, or one that begins with it."""
        for message in sorted(self.chat.messages.values(), key=lambda one: -one["message_id"]):
            for button in buttons(message):
                if button["text"] == label or button["text"].startswith(label):
                    return self.taps_data(message["message_id"], button["callback_data"])
        raise LookupError(f"no button {label!r}; there are {self.labels}")

    def taps_data(self, message_id: int, data: str) -> Json:
        """Tap with any data: forged ones too."""
        chat = self.chat
        query_id = self.state.ask(chat)
        message = chat.messages.get(message_id, {"message_id": message_id, "chat": chat.as_chat(), "date": 0})
        query = {"id": query_id, "from": self.user, "chat_instance": str(chat.id), "data": data, "message": message}
        return self.state.update(callback_query=query)

    def edits(self, message_id: int, text: str) -> Json | None:
        message = self.chat.messages.get(message_id)
        if message is None or message["from"]["is_bot"] or "text" not in message:
            return None
        message.update(text=text, edit_date=self.state.timestamp(), **_entities(text))
        self.state.tell("message", {"chat": self.chat.id, "message": message})
        return self.state.update(edited_message=message)

    def deletes(self, message_id: int) -> None:
        self.state.delete(self.chat, message_id)

    def blocks(self) -> Json:
        return self._member("member", "kicked", blocked=True)

    def unblocks(self) -> Json:
        return self._member("kicked", "member", blocked=False)

    def reads(self) -> None:
        self.chat.unread.clear()

    # --- seeing ------------------------------------------------------------------------------------------------------
    @property
    def messages(self) -> list[Json]:
        return list(self.chat.messages.values())

    @property
    def pushes(self) -> list[str]:
        return self.chat.pushes

    @property
    def toasts(self) -> list[Json]:
        return self.chat.toasts

    @property
    def labels(self) -> list[str]:
        return [button["text"] for message in self.messages for button in buttons(message)]

    def _send(self, message: Json) -> Json:
        chat = self.chat
        chat.started = True
        return self.state.update(message=self.state.keep(chat, message, by_bot=False))

    def _member(self, old: str, new: str, *, blocked: bool) -> Json:
        chat = self.chat
        chat.blocked = blocked
        self.state.tell("blocked", {"chat": chat.id, "blocked": blocked})
        change = {
            "chat": chat.as_chat(), "from": self.user, "date": self.state.timestamp(),
            "old_chat_member": _status(self.state.me, old), "new_chat_member": _status(self.state.me, new),
        }  # fmt: skip
        return self.state.update(my_chat_member=change)


def buttons(message: Json) -> list[Json]:
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def _status(bot: Json, status: str) -> Json:
    return {"status": status, "user": bot, **({"until_date": 0} if status == "kicked" else {})}


def _entities(text: str) -> dict[str, Any]:
    found = plain_entities(text)
    return {"entities": found} if found else {}
