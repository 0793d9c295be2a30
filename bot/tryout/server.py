"""The local Bot API over HTTP: long polling, webhook, uploads, files, and faults for tests."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.tryout.errors import Refusal
from bot.tryout.given import bad
from bot.tryout.methods import Files, Methods
from bot.tryout.phones import Phone
from bot.tryout.state import MAX_FILE, Json, State
from bot.tryout.updates import Updates

ROOM_FOR_A_FORM = 1024 * 1024


@dataclass
class Fault:
    """What the next call of a method meets. ``drop``: it is done, and then the line goes dead."""

    refusal: Refusal | None = None
    drop: bool = False
    wait: asyncio.Event | None = None


class LocalBotApi:
    """Start it, point the bot's HEARTHSIDE_API_URL at it, and be the people yourself with ``phone``."""

    def __init__(
        self, token: str, *, now: Callable[[], datetime], name: str = "Lantern", username: str = "lantern_tryout_bot"
    ) -> None:
        self.state = State(token, name, username, now)
        self.methods = Methods(self.state)
        self.updates = Updates(self.state)
        self.calls: list[tuple[str, Json]] = []
        self.app = web.Application(client_max_size=MAX_FILE + ROOM_FOR_A_FORM)
        self.app.router.add_route("*", "/bot{token}/{method}", self._call)
        self.app.router.add_get("/file/bot{token}/files/{file_id}", self._file)
        self._runner: web.AppRunner | None = None
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Returns the address. :raises OSError: the port is taken."""
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        return f"http://{host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        await self.updates.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    def phone(self, user_id: int, first_name: str = "Ana", language_code: str = "en") -> Phone:
        return Phone(self.state, user_id, first_name, language_code)

    # --- faults ------------------------------------------------------------------------------------------------------
    def fail_next(self, method: str, status: int, description: str, retry_after: int | None = None) -> None:
        self._faults[method.lower()].append(Fault(Refusal(status, description, retry_after)))

    def slow_down_next(self, method: str, retry_after: int) -> None:
        """Flood control, as Telegram words it."""
        self.fail_next(method, 429, f"Too Many Requests: retry after {retry_after}", retry_after)

    def drop_next(self, method: str) -> None:
        """The call is carried out, but its answer never arrives."""
        self._faults[method.lower()].append(Fault(drop=True))

    def hold_next(self, method: str) -> asyncio.Event:
        """The call waits until the event is set."""
        event = asyncio.Event()
        self._faults[method.lower()].append(Fault(wait=event))
        return event

    # --- calls -------------------------------------------------------------------------------------------------------
    async def _call(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.state.token:
            return _refused(Refusal(401, "Unauthorized"))
        method = request.match_info["method"].lower()
        try:
            given, files = await _read(request)
            fault = self._faults[method].popleft() if self._faults[method] else Fault()
            if method != "getupdates":
                self.calls.append((method, given))
            if fault.wait is not None:
                await fault.wait.wait()
            if fault.refusal is not None:
                raise fault.refusal
            result = await self._run(method, given, files)
        except Refusal as refusal:
            return _refused(refusal)
        except web.HTTPRequestEntityTooLarge:
            return _refused(Refusal(413, "Request Entity Too Large"))
        if fault.drop and request.transport is not None:
            request.transport.abort()
        return web.json_response({"ok": True, "result": result})

    async def _run(self, method: str, given: Json, files: Files) -> Any:
        match method:
            case "getupdates":
                return await self.updates.get(given)
            case "setwebhook":
                return self.updates.set_webhook(given)
            case "deletewebhook":
                return self.updates.delete_webhook(given)
            case "getwebhookinfo":
                return self.updates.webhook_info()
            case _:
                return self.methods.call(method, given, files)

    async def _file(self, request: web.Request) -> web.Response:
        found = self.state.files.get(request.match_info["file_id"])
        if request.match_info["token"] != self.state.token or found is None:
            return _refused(Refusal(404, "Not Found"))
        return web.Response(body=found[1], content_type="application/octet-stream")


async def _read(request: web.Request) -> tuple[Json, Files]:
    """Parameters from the address, JSON or a form; uploads apart."""
    given: Json = dict(request.query)
    files: Files = {}
    if request.content_type == "application/json":
        try:
            given.update(json.loads(await request.text() or "{}"))
        except ValueError:
            raise bad("can't parse JSON object") from None
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = (value.filename, value.file.read())
            else:
                given[name] = value
    return given, files


def _refused(refusal: Refusal) -> web.Response:
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
    return web.json_response(body, status=refusal.code)
