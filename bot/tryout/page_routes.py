"""The page's own side of the server: what it shows, what the people on it do, and news as they happen.

Only this machine may ask: other Host headers (DNS rebinding) and other origins are refused.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from aiohttp import web
from aiohttp.helpers import content_disposition_header

from bot.tryout.phones import Phone
from bot.tryout.picture import kind_of
from bot.tryout.server import LocalBotApi
from bot.tryout.state import Json

PAGE = Path(__file__).with_name("page")
LONGEST_NAME = 255
LONGEST_LEAP = timedelta(days=366)
LOCAL = ("127.0.0.1", "localhost", "[::1]")
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FILES = {path.name: KINDS[path.suffix] for path in PAGE.iterdir() if path.suffix in KINDS}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
CHAPTERS = ("preparing", "aftercare", "bare")
ZONES = {"en": "America/New_York", "es": "Europe/Madrid"}


@dataclass(frozen=True)
class PhoneSpec:
    """One phone on the page. ``role``: specialist, member, loved_one."""

    key: str
    user_id: int
    role: str
    first_name: str
    language_code: str


@dataclass
class Page:
    """What is on the page.

    ``on_reset`` is given a language and a chapter of ``CHAPTERS``, and sets up everything anew. ``forward``
    moves the time on, or to the next planned thing when it is given none, and says whether it did; ``stop`` ends that early.
    ``planned`` lists what is due. ``touched``: when somebody last did something on it.
    """

    phones: dict[str, PhoneSpec]
    on_reset: Callable[[str, str], Awaitable[None]]
    language: str = "en"
    invitation: str = ""
    busy: str = ""
    forward: Callable[[timedelta | None], Awaitable[bool]] | None = None
    planned: Callable[[], Awaitable[list[Json]]] | None = None
    stop: Callable[[], None] | None = None
    touched: float = field(default_factory=monotonic)
    speed: float = 1.0
    listeners: set[asyncio.Queue[tuple[str, Json]]] = field(default_factory=set)

    def tell(self, kind: str, news: Json) -> None:
        for listener in self.listeners:
            listener.put_nowait((kind, news))


def clock_of(api: LocalBotApi, page: Page) -> Json:
    """The time as the page shows it: milliseconds, how fast it goes, and where the family lives."""
    now = round(api.state.now().timestamp() * 1000)
    return {"now": now, "speed": page.speed, "zone": ZONES[page.language]}


class PageRoutes:
    """Adds the page to a ``LocalBotApi``."""

    def __init__(self, api: LocalBotApi, page: Page) -> None:
        self.api = api
        self.page = page
        api.state.tell = page.tell
        router = api.app.router
        api.app.middlewares.append(_only_this_machine)
        router.add_get("/", self.file)
        router.add_get("/{name}", self.file)
        router.add_get("/tryout/state", self.state)
        router.add_get("/tryout/events", self.events)
        router.add_get("/tryout/planned", self.planned)
        router.add_get("/tryout/file/{file_id}", self.download)
        router.add_post("/tryout/reset", self.reset)
        router.add_post("/tryout/time", self.time)
        router.add_post("/tryout/{phone}/upload", self.upload)
        router.add_post("/tryout/{phone}/{act}", self.act)

    async def file(self, request: web.Request) -> web.Response:
        name = request.match_info.get("name", "index.html")
        if name not in FILES:
            raise web.HTTPNotFound
        text, kind = (PAGE / name).read_text(encoding="utf-8"), FILES[name]
        headers = {
            "Content-Security-Policy": POLICY,
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(text=text, content_type=kind, headers=headers)

    async def state(self, request: web.Request) -> web.Response:
        return web.json_response(
            {
                "bot": {**self.api.state.me, "description": self.api.state.description(self.page.language)},
                "language": self.page.language,
                "invitation": self.page.invitation,
                "busy": self.page.busy,
                **clock_of(self.api, self.page),
                "phones": [self._phone(spec) for spec in self.page.phones.values()],
            }
        )

    def _phone(self, spec: PhoneSpec) -> Json:
        chat = self._person(spec.key).chat
        return {
            "key": spec.key, "role": spec.role, "user_id": spec.user_id, "first_name": spec.first_name,
            "messages": list(chat.messages.values()), "unread": chat.unread, "blocked": chat.blocked,
            "started": chat.started, "commands": self.api.state.commands_in(spec.user_id, spec.language_code),
        }  # fmt: skip

    def _person(self, key: str) -> Phone:
        spec = self.page.phones.get(key)
        if spec is None:
            raise web.HTTPNotFound
        return self.api.phone(spec.user_id, spec.first_name, spec.language_code)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """News as server-sent events, until the page goes."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        listener: asyncio.Queue[tuple[str, Json]] = asyncio.Queue()
        self.page.listeners.add(listener)
        try:
            await response.write(b": hello\n\n")
            while True:
                kind, news = await listener.get()
                await response.write(f"event: {kind}\ndata: {json.dumps(news)}\n\n".encode())
        except (ConnectionResetError, asyncio.CancelledError):
            return response
        finally:
            self.page.listeners.discard(listener)

    async def download(self, request: web.Request) -> web.Response:
        found = self.api.state.files.get(request.match_info["file_id"])
        if found is None:
            raise web.HTTPNotFound
        name, body = found
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}
        if (kind := kind_of(body)) is not None:
            return web.Response(body=body, content_type=kind, headers=headers)
        headers["Content-Disposition"] = content_disposition_header("attachment", filename=name)
        return web.Response(body=body, content_type="application/octet-stream", headers=headers)

    async def reset(self, request: web.Request) -> web.Response:
        given = await request.json()
        self.page.language = "es" if given.get("language") == "es" else "en"
        chapter = str(given.get("chapter"))
        await self.page.on_reset(self.page.language, chapter if chapter in CHAPTERS else CHAPTERS[0])
        return web.json_response({"ok": True})

    async def time(self, request: web.Request) -> web.Response:
        given = await request.json()
        self.page.touched = monotonic()
        if given.get("stop"):
            if self.page.stop is not None:
                self.page.stop()
            return web.json_response({"moved": True})
        by = (
            None
            if given.get("next")
            else timedelta(hours=float(given.get("hours", 0)), days=float(given.get("days", 0)))
        )
        if self.page.forward is None or (by is not None and not timedelta() < by <= LONGEST_LEAP):
            raise web.HTTPBadRequest
        moved = await self.page.forward(by)
        self.page.touched = monotonic()
        self.page.tell("clock", clock_of(self.api, self.page))
        return web.json_response({"moved": moved})

    async def planned(self, request: web.Request) -> web.Response:
        return web.json_response(await self.page.planned() if self.page.planned else [])

    async def act(self, request: web.Request) -> web.Response:
        person, given = self._person(request.match_info["phone"]), await request.json()
        act = getattr(self, f"_{request.match_info['act']}", None)
        if act is None:
            raise web.HTTPNotFound
        self.page.touched = monotonic()
        act(person, given)
        return web.json_response({"ok": True})

    async def upload(self, request: web.Request) -> web.Response:
        """A file of one's own: its bytes as they are, its name in the address."""
        person, content = self._person(request.match_info["phone"]), await request.read()
        if not content:
            raise web.HTTPBadRequest
        person.uploads(request.query.get("name", "")[:LONGEST_NAME] or "file", content)
        return web.json_response({"ok": True})

    def _say(self, person: Phone, given: Json) -> None:
        if str(given.get("text", "")).strip():
            person.says(str(given["text"])[:4096])

    def _start(self, person: Phone, given: Json) -> None:
        person.starts(str(given.get("code", ""))[:64])

    def _tap(self, person: Phone, given: Json) -> None:
        person.taps_data(int(given["message_id"]), str(given["data"]))

    def _edit(self, person: Phone, given: Json) -> None:
        person.edits(int(given["message_id"]), str(given["text"])[:4096])

    def _delete(self, person: Phone, given: Json) -> None:
        person.deletes(int(given["message_id"]))

    def _clear(self, person: Phone, given: Json) -> None:
        for number in list(person.chat.messages):
            person.deletes(number)

    def _send(self, person: Phone, given: Json) -> None:
        person.sends(str(given.get("kind", "photo")))

    def _block(self, person: Phone, given: Json) -> None:
        person.blocks()

    def _unblock(self, person: Phone, given: Json) -> None:
        person.unblocks()

    def _read(self, person: Phone, given: Json) -> None:
        person.reads()


@web.middleware
async def _only_this_machine(request: web.Request, handler: Any) -> web.StreamResponse:
    """The Bot API itself is guarded by its token; the page by where it is asked from."""
    host = request.headers.get("Host", "").rpartition(":")[0] or request.headers.get("Host", "")
    origin = request.headers.get("Origin")
    elsewhere = host not in LOCAL or (origin is not None and origin != f"http://{request.headers.get('Host')}")
    if elsewhere and not request.path.startswith(("/bot", "/file/")):
        raise web.HTTPForbidden
    response: web.StreamResponse = await handler(request)
    return response
