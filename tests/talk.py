"""A conversation in memory: the real flows, storage, worker's turns and renderer; only Telegram is played here.

    ana = family.member("Ana", language="es")
    ana.taps("Mi carta").says("...").commands("/sos").sees("112")

Between any two turns the place has been through JSON and encryption, so nothing can live in memory.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.answers import Answer, mark
from bot.render import Renderer
from bot.tryout.passing_time import next_halt, next_moment
from bot.turn import Incoming, Turns
from flows.model import Command, Edited, File, Heard, Shared, Tap, Words
from flows.ways_out import HIDE, SOS
from storage import due, outbox, tables
from storage.crypto import MasterKeys, Vault
from storage.db import Database, make_engine
from storage.in_memory import put_back
from storage.invite import invite_specialist
from storage.unit_of_work import UnitOfWork
from tests.known_start import empty
from tests.tongue import patterns
from tests.transcript import LINK, seen

START = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@dataclass
class Message:
    number: int
    text: str
    buttons: list[dict[str, str]] = field(default_factory=list)
    pushed: bool = False
    wide: list[int] = field(default_factory=list)


class Numbers:
    """One number after the other, as Telegram counts. ``next_one`` shows it without taking it."""

    def __init__(self, next_one: int) -> None:
        self.next_one = next_one

    def __next__(self) -> int:
        self.next_one += 1
        return self.next_one - 1


elsewhere: Callable[[], Database] | None = None
"""Makes the database of a dialogue when it is not to be SQLite in memory (``tests.on_postgres``)."""


def memory_database(url: str = "sqlite://") -> Database:
    if url == "sqlite://" and elsewhere is not None:
        return elsewhere()
    database = Database(make_engine(url), Vault(MasterKeys([b"k" * 32])))
    if url == "sqlite://":
        put_back(database.engine, empty())
    else:
        tables.metadata.create_all(database.engine)
    return database


class Talk:
    """The bot and a clock that the test moves. ``phones`` by chat."""

    def __init__(self, database: Database | None = None) -> None:
        from flows.registry import ENGINE

        self.database = database or memory_database()
        self.now = START
        self.turns = Turns(ENGINE, Renderer("lantern_bot"))
        self.updates = Numbers(1)
        self.chats = Numbers(1001)
        self.phones: dict[int, Phone] = {}
        self.transcript: list[str] = []
        self.files: dict[str, bytes] = {}
        self.tidies = False
        """Whether what gets old is cleared unasked; most dialogues are about words, and look at them days later."""

    def hears(self, incoming: Incoming) -> None:
        with self.transaction() as uow, uow.savepoint():
            self.turns.hear(uow, incoming)
        self.deliver()

    def time_passes(self, **more: float) -> None:
        """Move the clock, and keep every promise on the way at its own moment."""
        end = self.now + timedelta(**more)
        while True:
            with self.transaction() as uow:
                moment = (next_halt if self.tidies else next_moment)(uow)
            if moment is None or moment > end:
                break
            self.now = max(self.now, moment)
            self._keep_promises()
            self._tidy()
        self.now = end

    # --- what was said, for people to read ---------------------------------------------------------------------------
    def chapter(self, title: str) -> None:
        self.transcript.append(f"\n=== {title} ===")

    def notes(self, phone: Phone, what: str) -> None:
        self.transcript.append(f"\n{phone.name or 'A stranger'} {what}")

    def records(self, phone: Phone, sending: outbox.Sending) -> None:
        """What this phone is shown. Codes are different every time, so they are left out."""
        self.transcript += seen(phone.name or "A stranger", sending.method, sending.payload)

    def transaction(self) -> _Transaction:
        return _Transaction(self)

    def deliver(self) -> None:
        with self.transaction() as uow:
            self.turns.release(uow)
            while sendings := self._ready(uow):
                for sending in sendings:
                    if sending.method == "getFile":
                        mark(uow, sending, self.gives_out(sending.payload["file_id"]), self.now)
                        continue
                    if (refusal := self.phones[sending.chat].refuses) is not None:
                        mark(uow, sending, refusal, self.now)
                        continue
                    number = self.phones[sending.chat].receives(sending)
                    mark(uow, sending, Answer(200, {"message_id": number} if number else True), self.now)
                uow.flush()

    def _ready(self, uow: UnitOfWork) -> list[outbox.Sending]:
        if uow.first(select(tables.outbox.c.id).where(tables.outbox.c.state == "ready").limit(1)) is None:
            return []
        return [*outbox.ready(uow, "reply", self.now, 500), *outbox.ready(uow, "paced", self.now, 500)]

    def gives_out(self, file: str) -> Answer:
        """What Telegram answers when the bytes of a file are asked for."""
        if file not in self.files:
            return Answer(400, description="Bad Request: wrong file_id or the file is temporarily unavailable")
        return Answer(200, {"content": self.files[file]})

    def _tidy(self) -> None:
        if self.tidies:
            with self.transaction() as uow:
                self.turns.tidy(uow)
                self.turns.close(uow)
            self.deliver()

    def _keep_promises(self) -> None:
        with self.transaction() as uow:
            for promise in due.claim(uow, self.now, 500):
                with uow.savepoint():
                    self.turns.keep(uow, promise)
        self.deliver()


class _Transaction:
    def __init__(self, talk: Talk) -> None:
        self.talk = talk

    def __enter__(self) -> UnitOfWork:
        self.connection = self.talk.database.engine.connect()
        self.begun = self.connection.begin()
        self.uow = UnitOfWork(self.talk.database, self.connection, self.talk.now)
        return self.uow

    def __exit__(self, kind: Any, *rest: Any) -> None:
        if kind is None:
            self.uow.flush()
            self.begun.commit()
        else:
            self.begun.rollback()
        self.connection.close()


class Phone:
    """One person's chat with the bot."""

    def __init__(self, talk: Talk, language: str = "en", name: str = "") -> None:
        self.talk = talk
        self.chat = next(talk.chats)
        self.language = language
        self.name = name
        self.numbers = Numbers(1)
        self.messages: dict[int, Message] = {}
        self.heard: list[str] = []
        self.pushed: list[str] = []
        self.toasts: list[str] = []
        self.documents: list[bytes] = []
        self.pictures: list[bytes] = []
        self.shields: list[bool] = []
        self.said: list[int] = []
        self.protected: set[int] = set()
        self.refuses: Answer | None = None
        """What Telegram answers instead of taking anything for this chat."""
        talk.phones[self.chat] = self

    # --- what the person does ----------------------------------------------------------------------------------------
    def says(self, text: str, *, forwarded: bool = False) -> Phone:
        number = self._next(text)
        self.talk.notes(self, f"writes: {text}")
        return self._does(Words(text, number, forwarded), number)

    def commands(self, text: str) -> Phone:
        name, _, argument = text.lstrip("/").partition(" ")
        number = self._next(text)
        self.talk.notes(self, "opens the link" if argument else f"writes: {text}")
        return self._does(Command(name, argument), number)

    def starts(self, code: str) -> Phone:
        return self.commands(f"/start {code}")

    def taps(self, label: str) -> Phone:
        """Tap the newest button whose label is, or begins with, this (in English, or as it stands there)."""
        number, button = self._button(label)
        if button is None:
            raise AssertionError(f"no button {label!r}; there are {self.buttons}; the screen says: {self.screen}")
        self.talk.notes(self, f"taps [{button['text']}]")
        return self._does(Tap(button["callback_data"], number), 0, callback="q")

    def opens(self, label: str) -> Phone:
        """From the menu, over its pages, to the entry with that label."""
        self.commands("/menu")
        while not self.has(label) and self.has("More ›"):
            self.taps("More ›")
        return self.taps(label)

    def has(self, label: str) -> bool:
        """Whether the live screen has that button."""
        return any(pattern.match(text) for pattern in patterns(label, self.language) for text in self.buttons)

    def forges(self, data: str, message: int = 1) -> Phone:
        return self._does(Tap(data, message), 0, callback="q")

    def shares(self, kind: str, caption: str = "", *, account: int | None = None) -> Phone:
        self.talk.notes(self, f"sends: {kind}")
        return self._does(Shared(kind, caption, account=account), self._next(""))

    def uploads(self, content: bytes, name: str = "", *, kind: str = "document", size: int | None = None) -> Phone:
        """Send a photo or a document. ``size``: what Telegram says of it, if that is not the truth."""
        file = File(f"file-{len(self.talk.files) + 1}", len(content) if size is None else size, name)
        self.talk.files[file.id] = content
        self.talk.notes(self, f"sends: {kind}")
        self._does(Shared(kind, file=file), self._next(""))
        self.talk.time_passes(seconds=1)
        return self

    def edits(self, which: int, text: str) -> Phone:
        """``which``: the how-manieth message this person sent; -1 is the last."""
        self.talk.notes(self, f"changes an earlier message to: {text}")
        return self._does(Edited(text, self.said[which]), 0)

    # --- what the person sees ----------------------------------------------------------------------------------------
    @property
    def live(self) -> Message:
        return max((message for message in self.messages.values() if not message.pushed), key=lambda m: m.number)

    @property
    def screen(self) -> str:
        return self.live.text

    @property
    def buttons(self) -> list[str]:
        """All but the two that stand on every screen: for an emergency, and to hide."""
        return [button["text"] for button in self.live.buttons if not hides(button)]

    def sees(self, fragment: str) -> Phone:
        found = any(pattern.search(self.screen) for pattern in patterns(fragment, self.language))
        assert found, f"{fragment!r} is not on the screen:\n{self.screen}\n{self.buttons}"
        return self

    def _button(self, label: str) -> tuple[int, dict[str, str] | None]:
        shown = [
            (message.number, button)
            for message in sorted(self.messages.values(), key=lambda message: -message.number)
            for button in message.buttons
        ]
        wanted = patterns(label, self.language)
        return next(
            ((number, button) for pattern in wanted for number, button in shown if pattern.match(button["text"])),
            (0, None),
        )

    @property
    def codes(self) -> list[str]:
        """Start codes in everything this phone was ever shown, oldest first."""
        return [code for text in self.heard for code in LINK.findall(text)]

    # --- Telegram's side ---------------------------------------------------------------------------------------------
    def receives(self, sending: outbox.Sending) -> int | None:
        payload = sending.payload
        self.talk.records(self, sending)
        match sending.method:
            case "sendMessage":
                return self._new(payload, pushed=sending.lane == "paced" or _is_entry(payload))
            case "editMessageText":
                if payload.get("message_id") not in self.messages:
                    return None if "_if_there" in payload else self._new(payload, pushed=False)
                message = self.messages[payload["message_id"]]
                message.text, message.buttons = payload["text"], _buttons(payload)
                self.heard.append(payload["text"])
                return message.number
            case "editMessageReplyMarkup":
                if payload.get("message_id") in self.messages:
                    self.messages[payload["message_id"]].buttons = _buttons(payload)
                return payload.get("message_id")
            case "answerCallbackQuery":
                if payload.get("text"):
                    self.toasts.append(payload["text"])
                return None
            case "deleteMessages":
                for number in payload["message_ids"]:
                    self.messages.pop(number, None)
                return None
            case "sendPhoto":
                self.pictures.append(base64.b64decode(payload["photo"]["bytes_b64"]))
                self.shields.append(payload.get("protect_content", False))
                self.heard.append(payload["caption"])
                return next(self.numbers)
            case "sendDocument":
                self.documents.append(base64.b64decode(payload["document"]["bytes_b64"]))
                return next(self.numbers)
            case _:
                raise AssertionError(f"no phone knows {sending.method}")

    def _new(self, payload: dict[str, Any], *, pushed: bool) -> int:
        number = next(self.numbers)
        self.messages[number] = Message(number, payload["text"], _buttons(payload), pushed)
        if payload.get("protect_content"):
            self.protected.add(number)
        self.heard.append(payload["text"])
        if pushed:
            self.pushed.append(payload["text"])
        return number

    def _next(self, text: str) -> int:
        number = next(self.numbers)
        self.said.append(number)
        return number

    def _does(self, heard: Heard, number: int, callback: str | None = None) -> Phone:
        self.talk.hears(Incoming(next(self.talk.updates), self.chat, heard, self.language, callback, number))
        return self


def _buttons(payload: dict[str, Any]) -> list[dict[str, str]]:
    return [button for row in payload.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def hides(button: dict[str, str]) -> bool:
    return button["callback_data"].endswith((f".{HIDE.key}", f".{SOS.key}"))


def _is_entry(payload: dict[str, Any]) -> bool:
    return any(button["callback_data"].startswith(">") for button in _buttons(payload))


def specialist_code(talk: Talk) -> str:
    with talk.transaction() as uow:
        return invite_specialist(uow, "Nora")
