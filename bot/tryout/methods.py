"""The Bot API's methods, with Telegram's limits and error texts, so that what works here works there."""

from __future__ import annotations

from typing import Any

from bot.tryout.entities import units
from bot.tryout.errors import Refusal
from bot.tryout.given import bad, caption_of, from_json, is_true, keyboard_of, numbers_of, protection, text_of
from bot.tryout.picture import size_of
from bot.tryout.state import MAX_FILE, Chat, Json, Scope, State

Files = dict[str, tuple[str, bytes]]
MAX_COMMANDS, MAX_DELETED, MAX_TOAST, MAX_PHOTO = 100, 100, 200, 10 * 1024 * 1024
MOST_ABOUT = {"name": 64, "description": 512, "short_description": 120}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)
WORDS = ("text", "entities", "caption", "caption_entities")


class Methods:
    """``call`` runs one by its name in lower case."""

    def __init__(self, state: State) -> None:
        self.state = state

    def call(self, method: str, given: Json, files: Files) -> Any:
        """:raises Refusal: as Telegram would."""
        run = getattr(self, f"do_{method}", None)
        if run is None:
            raise Refusal(404, "Not Found")
        return run(given, files) if method in ("senddocument", "sendphoto") else run(given)

    def _chat(self, given: Json) -> Chat:
        return self.state.chat(given.get("chat_id"))

    # --- sending -----------------------------------------------------------------------------------------------------
    def do_sendmessage(self, given: Json) -> Json:
        chat = self._chat(given)
        return self.state.keep(chat, {**text_of(given), **keyboard_of(given), **protection(given)}, by_bot=True)

    def do_senddocument(self, given: Json, files: Files) -> Json:
        file_id, name, content = self._file(given, files, "document", MAX_FILE)
        about = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content), "file_name": name}
        return self._send(given, {"document": about})

    def do_sendphoto(self, given: Json, files: Files) -> Json:
        file_id, _, content = self._file(given, files, "photo", MAX_PHOTO)
        size = size_of(content)
        if size is None:
            raise bad("IMAGE_PROCESS_FAILED")
        about = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
        return self._send(given, {"photo": [{**about, "width": size[0], "height": size[1]}]})

    def _send(self, given: Json, thing: Json) -> Json:
        chat = self._chat(given)
        return self.state.keep(
            chat, {**thing, **caption_of(given), **keyboard_of(given), **protection(given)}, by_bot=True
        )

    def _file(self, given: Json, files: Files, kind: str, most: int) -> tuple[str, str, bytes]:
        self._chat(given)
        reference = str(given.get(kind, ""))
        upload = files.get(reference.removeprefix("attach://")) or files.get(kind)
        if upload is not None:
            if not upload[1]:
                raise bad("file must be non-empty")
            if len(upload[1]) > most:
                raise Refusal(413, "Request Entity Too Large")
            reference = f"{kind}-{len(self.state.files) + 1}"
            self.state.files[reference] = upload
        elif not reference:
            raise bad(f"there is no {kind} in the request")
        elif reference not in self.state.files:
            raise bad("wrong file identifier/HTTP URL specified")
        return reference, *self.state.files[reference]

    def do_sendchataction(self, given: Json) -> bool:
        chat = self._chat(given)
        if not given.get("action"):
            raise bad("wrong parameter action in request")
        self.state.tell("typing", {"chat": chat.id})
        return True

    # --- changing ----------------------------------------------------------------------------------------------------
    def do_editmessagetext(self, given: Json) -> Json:
        chat = self._chat(given)
        message = self._own(chat, given)
        if "text" not in message:
            raise bad("there is no text in the message to edit")
        return self._change(chat, message, {**text_of(given), **keyboard_of(given)})

    def do_editmessagecaption(self, given: Json) -> Json:
        chat = self._chat(given)
        message = self._own(chat, given)
        if "text" in message:
            raise bad("there is no caption in the message to edit")
        return self._change(chat, message, {**caption_of(given), **keyboard_of(given)})

    def do_editmessagereplymarkup(self, given: Json) -> Json:
        chat = self._chat(given)
        message = self._own(chat, given)
        return self._change(chat, message, {**_words(message), **keyboard_of(given)})

    def _own(self, chat: Chat, given: Json) -> Json:
        message = self.state.message(chat, given.get("message_id"), "message to edit not found")
        if not message["from"]["is_bot"]:
            raise bad("message can't be edited")
        return message

    def _change(self, chat: Chat, message: Json, new: Json) -> Json:
        if new == {
            **_words(message),
            **({"reply_markup": message["reply_markup"]} if "reply_markup" in message else {}),
        }:
            raise bad(NOT_MODIFIED)
        if _words(new) != _words(message):  # other buttons alone are no edit that anybody is shown
            message["edit_date"] = self.state.timestamp()
        for name in (*WORDS, "reply_markup"):
            message.pop(name, None)
        message.update(new)
        self.state.tell("message", {"chat": chat.id, "message": message})
        return message

    def do_deletemessage(self, given: Json) -> bool:
        chat = self._chat(given)
        message = self.state.message(chat, given.get("message_id"), "message to delete not found")
        self._delete(chat, [message])
        return True

    def do_deletemessages(self, given: Json) -> bool:
        chat = self._chat(given)
        numbers = numbers_of(given, "message_ids", MAX_DELETED)
        self._delete(chat, [chat.messages[number] for number in numbers if number in chat.messages])
        return True

    def _delete(self, chat: Chat, messages: list[Json]) -> None:
        """One that is too old keeps all of them."""
        if any(self.state.too_old(message) for message in messages):
            raise bad("message can't be deleted for everyone")
        for message in messages:
            self.state.delete(chat, message["message_id"])

    def do_answercallbackquery(self, given: Json) -> bool:
        text = str(given.get("text") or "")
        if units(text) > MAX_TOAST:
            raise bad("MESSAGE_TOO_LONG")
        chat = self.state.asked_by(str(given.get("callback_query_id")))
        toast = {"chat": chat.id, "text": text, "alert": is_true(given.get("show_alert"))}
        chat.toasts.append(toast)
        self.state.tell("toast", toast)
        return True

    # --- about the bot -----------------------------------------------------------------------------------------------
    def do_getme(self, given: Json) -> Json:
        groups = {"can_join_groups": False, "can_read_all_group_messages": False, "supports_inline_queries": False}
        return {**self.state.me, **groups}

    def do_setmycommands(self, given: Json) -> bool:
        commands = from_json(given.get("commands")) or []
        if len(commands) > MAX_COMMANDS:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            name = str(command.get("command", "")).removeprefix("/")
            if not (
                1 <= len(name) <= 32 and name.isascii() and name == name.lower() and name.replace("_", "").isalnum()
            ):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.state.commands[_scope(given)] = commands
        self.state.tell("commands", {})
        return True

    def do_getmycommands(self, given: Json) -> list[Json]:
        return self.state.commands.get(_scope(given), [])

    def do_deletemycommands(self, given: Json) -> bool:
        self.state.commands.pop(_scope(given), None)
        self.state.tell("commands", {})
        return True

    def _noted(self, given: Json) -> bool:
        """Accepted and without a visible effect here."""
        return True

    do_setchatmenubutton = do_logout = do_close = _noted

    def do_setmyname(self, given: Json) -> bool:
        return self._tells("name", given)

    def do_setmydescription(self, given: Json) -> bool:
        return self._tells("description", given)

    def do_setmyshortdescription(self, given: Json) -> bool:
        return self._tells("short_description", given)

    def do_getmyname(self, given: Json) -> Json:
        return {"name": self._told("name", given) or self.state.me["first_name"]}

    def do_getmydescription(self, given: Json) -> Json:
        return {"description": self._told("description", given)}

    def do_getmyshortdescription(self, given: Json) -> Json:
        return {"short_description": self._told("short_description", given)}

    def _tells(self, what: str, given: Json) -> bool:
        text = str(given.get(what) or "")
        if units(text) > MOST_ABOUT[what]:
            raise bad(f"bot {what.replace('_', ' ')} is too long")
        self.state.about[what, str(given.get("language_code") or "")] = text
        return True

    def _told(self, what: str, given: Json) -> str:
        about, language = self.state.about, str(given.get("language_code") or "")
        return about.get((what, language)) or about.get((what, ""), "")

    def do_getchat(self, given: Json) -> Json:
        return self._chat(given).as_chat()

    def do_getfile(self, given: Json) -> Json:
        file_id = str(given.get("file_id"))
        if file_id not in self.state.files:
            raise bad("wrong file_id or the file is temporarily unavailable")
        size = len(self.state.files[file_id][1])
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": size, "file_path": f"files/{file_id}"}


def _words(message: Json) -> Json:
    return {name: message[name] for name in WORDS if name in message}


def _scope(given: Json) -> Scope:
    scope = from_json(given.get("scope")) or {}
    where = str(scope.get("type", "default"))
    return where, str(scope.get("chat_id", "")), str(given.get("language_code") or "")
