"""The Bot API's methods, with Telegram's limits and error texts, so that what works here works there."""

from __future__ import annotations

import json
from typing import Any

from bot.tryout.entities import BadEntities, parse_html, trimmed, units
from bot.tryout.errors import Refusal
from bot.tryout.state import Chat, Json, State

MAX_TEXT, MAX_CAPTION, MAX_DATA = 4096, 1024, 64
MAX_COMMANDS = 100
MOST_ABOUT = {"name": 64, "description": 512, "short_description": 120}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)


class Methods:
    """``call`` runs one by its name in lower case."""

    def __init__(self, state: State) -> None:
        self.state = state

    def call(self, method: str, given: Json, files: dict[str, tuple[str, bytes]]) -> Any:
        """:raises Refusal: as Telegram would."""
        run = getattr(self, f"do_{method}", None)
        if run is None:
            raise Refusal(404, "Not Found")
        return run(given, files) if method in ("senddocument", "sendphoto") else run(given)

    # --- sending -----------------------------------------------------------------------------------------------------
    def do_getme(self, given: Json) -> Json:
        return {
            **self.state.me,
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    def do_sendmessage(self, given: Json) -> Json:
        chat = self.state.chat(given.get("chat_id"))
        return self.state.keep(chat, {**_text(given), **_markup(given), **_protect(given)}, by_bot=True)

    def do_senddocument(self, given: Json, files: dict[str, tuple[str, bytes]]) -> Json:
        return self._send_file(given, files, "document")

    def do_sendphoto(self, given: Json, files: dict[str, tuple[str, bytes]]) -> Json:
        return self._send_file(given, files, "photo")

    def _send_file(self, given: Json, files: dict[str, tuple[str, bytes]], kind: str) -> Json:
        chat = self.state.chat(given.get("chat_id"))
        reference = str(given.get(kind, ""))
        upload = files.get(reference.removeprefix("attach://")) or files.get(kind)
        if upload is not None:
            file_id = f"{kind}-{len(self.state.files) + 1}"
            self.state.files[file_id] = upload
        elif reference in self.state.files:
            file_id = reference
        else:
            raise Refusal(400, f"Bad Request: there is no {kind} in the request")
        name, content = self.state.files[file_id]
        about = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
        thing: Any = {**about, "file_name": name} if kind == "document" else [{**about, "width": 800, "height": 600}]
        return self.state.keep(chat, {kind: thing, **_caption(given), **_markup(given), **_protect(given)}, by_bot=True)

    def do_sendchataction(self, given: Json) -> bool:
        chat = self.state.chat(given.get("chat_id"))
        self.state.tell("typing", {"chat": chat.id})
        return True

    # --- changing ----------------------------------------------------------------------------------------------------
    def do_editmessagetext(self, given: Json) -> Json:
        chat = self.state.chat(given.get("chat_id"))
        message = self._own(chat, given)
        new = {**_text(given), **_markup(given)}
        old = {name: message[name] for name in ("text", "entities", "reply_markup") if name in message}
        if new == old:
            raise Refusal(400, NOT_MODIFIED)
        return self._changed(chat, message, new)

    def do_editmessagereplymarkup(self, given: Json) -> Json:
        chat = self.state.chat(given.get("chat_id"))
        message = self._own(chat, given)
        new = _markup(given)
        if new.get("reply_markup") == message.get("reply_markup"):
            raise Refusal(400, NOT_MODIFIED)
        return self._changed(
            chat, message, {**{name: message[name] for name in ("text", "entities") if name in message}, **new}
        )

    def _own(self, chat: Chat, given: Json) -> Json:
        message = self.state.message(chat, given.get("message_id"), "message to edit not found")
        if not message["from"]["is_bot"]:
            raise Refusal(400, "Bad Request: message can't be edited")
        return message

    def _changed(self, chat: Chat, message: Json, new: Json) -> Json:
        for name in ("text", "entities", "reply_markup"):
            message.pop(name, None)
        message.update(new, edit_date=self.state.timestamp())
        self.state.tell("message", {"chat": chat.id, "message": message})
        return message

    def do_deletemessage(self, given: Json) -> bool:
        chat = self.state.chat(given.get("chat_id"))
        message = self.state.message(chat, given.get("message_id"), "message to delete not found")
        if self.state.too_old(message):
            raise Refusal(400, "Bad Request: message can't be deleted for everyone")
        self.state.delete(chat, message["message_id"])
        return True

    def do_deletemessages(self, given: Json) -> bool:
        chat = self.state.chat(given.get("chat_id"))
        numbers = _json(given.get("message_ids")) or []
        if not 1 <= len(numbers) <= 100:
            raise Refusal(400, "Bad Request: message identifiers are not specified")
        for number in numbers:
            message = chat.messages.get(int(number))
            if message is not None and not self.state.too_old(message):
                self.state.delete(chat, int(number))
        return True

    def do_answercallbackquery(self, given: Json) -> bool:
        query = self.state.queries.pop(str(given.get("callback_query_id")), None)
        if query is None:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        text = str(given.get("text") or "")
        if units(text) > 200:
            raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
        toast = {"chat": query[0], "text": text, "alert": _true(given.get("show_alert"))}
        self.state.chats[query[0]].toasts.append(toast)
        self.state.tell("toast", toast)
        return True

    # --- about the bot -----------------------------------------------------------------------------------------------
    def do_setmycommands(self, given: Json) -> bool:
        commands = _json(given.get("commands")) or []
        if len(commands) > MAX_COMMANDS:
            raise Refusal(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not (1 <= len(command.get("command", "")) <= 32 and 1 <= len(command.get("description", "")) <= 256):
                raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
        self.state.commands[_scope(given)] = commands
        self.state.tell("commands", {})
        return True

    def do_getmycommands(self, given: Json) -> list[Json]:
        return self.state.commands.get(_scope(given), [])

    def do_deletemycommands(self, given: Json) -> bool:
        self.state.commands.pop(_scope(given), None)
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

    def _tells(self, what: str, given: Json) -> bool:
        text = str(given.get(what) or "")
        if units(text) > MOST_ABOUT[what]:
            raise Refusal(400, f"Bad Request: {what.upper()}_TOO_LONG")
        self.state.about[what, str(given.get("language_code") or "")] = text
        return True

    def do_getmyname(self, given: Json) -> Json:
        return {"name": self._told("name", given) or self.state.me["first_name"]}

    def do_getmydescription(self, given: Json) -> Json:
        return {"description": self._told("description", given)}

    def do_getmyshortdescription(self, given: Json) -> Json:
        return {"short_description": self._told("short_description", given)}

    def _told(self, what: str, given: Json) -> str:
        return self.state.about.get((what, str(given.get("language_code") or "")), "")

    def do_getchat(self, given: Json) -> Json:
        return self.state.chat(given.get("chat_id")).as_chat()

    def do_getfile(self, given: Json) -> Json:
        file_id = str(given.get("file_id"))
        if file_id not in self.state.files:
            raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        size = len(self.state.files[file_id][1])
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": size, "file_path": f"files/{file_id}"}


def _json(value: Any) -> Any:
    """A parameter that may come as JSON text (forms do that)."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            raise Refusal(400, "Bad Request: can't parse JSON object") from None
    return value


def _true(value: Any) -> bool:
    return value in (True, "true", "True", "1", 1)


def _scope(given: Json) -> tuple[str, str]:
    scope = _json(given.get("scope")) or {"type": "default"}
    return json.dumps(scope, sort_keys=True), str(given.get("language_code") or "")


def _protect(given: Json) -> Json:
    return {"has_protected_content": True} if _true(given.get("protect_content")) else {}


def _read(given: Json, text: str) -> tuple[str, list[Json]]:
    mode = str(given.get("parse_mode") or "").lower()
    try:
        if mode == "html":
            return parse_html(text)
    except BadEntities as error:
        raise Refusal(400, f"Bad Request: {error}") from None
    if mode:
        raise Refusal(400, "Bad Request: unsupported parse_mode")
    return trimmed(text, [])


def _text(given: Json) -> Json:
    text, entities = _read(given, str(given.get("text") or ""))
    if not text:
        raise Refusal(400, "Bad Request: message text is empty")
    if units(text) > MAX_TEXT:
        raise Refusal(400, "Bad Request: message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def _caption(given: Json) -> Json:
    if not given.get("caption"):
        return {}
    caption, entities = _read(given, str(given["caption"]))
    if units(caption) > MAX_CAPTION:
        raise Refusal(400, "Bad Request: message caption is too long")
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}


def _markup(given: Json) -> Json:
    markup = _json(given.get("reply_markup")) or {}
    rows = [row for row in markup.get("inline_keyboard", []) if row]
    for button in (button for row in rows for button in row):
        if not str(button.get("text", "")).strip():
            raise Refusal(
                400,
                "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            )
        data = button.get("callback_data")
        if data is not None and not 1 <= len(str(data).encode()) <= MAX_DATA:
            raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}
