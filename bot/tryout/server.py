"""The local Bot API over HTTP: long polling, webhook, uploads, files, and faults for tests."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp
from aiohttp import web

from bot.tryout.errors import Refusal
from bot.tryout.methods import Methods
from bot.tryout.phones import Phone
from bot.tryout.state import MAX_FILE, Json, State

RETRY_WEBHOOK = 0.2


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
        self.calls: list[tuple[str, Json]] = []
        self.app = web.Application(client_max_size=MAX_FILE)
        self.app.router.add_route("*", "/bot{token}/{method}", self._call)
        self.app.router.add_get("/file/bot{token}/files/{file_id}", self._file)
        self._runner: web.AppRunner | None = None
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._webhook: Json = {}
        self._pushing: asyncio.Task[None] | None = None
        self._polling = False

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Returns the address. :raises OSError: the port is taken."""
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        return f"http://{host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        self.state.arrived.set()
        if self._pushing is not None:
            self._pushing.cancel()
        if self._runner is not None:
            await self._runner.cleanup()

    def phone(self, user_id: int, first_name: str = "Ana", language_code: str = "en") -> Phone:
        return Phone(self.state, user_id, first_name, language_code)

    # --- faults ------------------------------------------------------------------------------------------------------
    def fail_next(self, method: str, status: int, description: str, retry_after: int | None = None) -> None:
        self._faults[method.lower()].append(Fault(Refusal(status, description, retry_after)))

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
        given, files = await _read(request)
        fault = self._faults[method].popleft() if self._faults[method] else Fault()
        if method != "getupdates":
            self.calls.append((method, given))
        if fault.wait is not None:
            await fault.wait.wait()
        try:
            if fault.refusal is not None:
                raise fault.refusal
            result = await self._run(method, given, files)
        except Refusal as refusal:
            return _refused(refusal)
        if fault.drop and request.transport is not None:
            request.transport.abort()
        return web.json_response({"ok": True, "result": result})

    async def _run(self, method: str, given: Json, files: dict[str, tuple[str, bytes]]) -> Any:
        match method:
            case "getupdates":
                return await self._get_updates(given)
            case "setwebhook":
                return self._set_webhook(given)
            case "deletewebhook":
                return self._set_webhook({})
            case "getwebhookinfo":
                return {
                    "url": "",
                    "has_custom_certificate": False,
                    **self._webhook,
                    "pending_update_count": len(self.state.updates),
                }
            case _:
                return self.methods.call(method, given, files)

    async def _get_updates(self, given: Json) -> list[Json]:
        if self._webhook.get("url"):
            raise Refusal(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            )
        if self._polling:
            raise Refusal(
                409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        self._polling = True
        try:
            return await self._poll(
                int(given.get("offset") or 0), int(given.get("limit") or 100), float(given.get("timeout") or 0)
            )
        finally:
            self._polling = False

    async def _poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        loop = asyncio.get_running_loop()
        until = loop.time() + timeout
        while True:
            self.state.updates = [one for one in self.state.updates if one["update_id"] >= offset]
            if self.state.updates or loop.time() >= until:
                return self.state.updates[:limit]
            self.state.arrived.clear()
            try:
                await asyncio.wait_for(self.state.arrived.wait(), max(0.0, until - loop.time()))
            except TimeoutError:
                continue

    # --- webhook -----------------------------------------------------------------------------------------------------
    def _set_webhook(self, given: Json) -> bool:
        self._webhook = {"url": str(given.get("url") or ""), "secret": str(given.get("secret_token") or "")}
        if self._webhook["url"] and self._pushing is None:
            self._pushing = asyncio.create_task(self._push())
        return True

    async def _push(self) -> None:
        """Deliver updates in order, each again until it is taken."""
        async with aiohttp.ClientSession() as session:
            while True:
                if not (self.state.updates and self._webhook["url"]):
                    self.state.arrived.clear()
                    await self.state.arrived.wait()
                    continue
                if await self._delivered(session, self.state.updates[0]):
                    self.state.updates.pop(0)
                else:
                    await asyncio.sleep(RETRY_WEBHOOK)

    async def _delivered(self, session: aiohttp.ClientSession, update: Json) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._webhook["secret"]}
        try:
            async with session.post(self._webhook["url"], json=update, headers=headers) as response:
                return 200 <= response.status < 300
        except aiohttp.ClientError:
            return False

    async def _file(self, request: web.Request) -> web.Response:
        found = self.state.files.get(request.match_info["file_id"])
        if request.match_info["token"] != self.state.token or found is None:
            return _refused(Refusal(404, "Not Found"))
        return web.Response(body=found[1], content_type="application/octet-stream")


async def _read(request: web.Request) -> tuple[Json, dict[str, tuple[str, bytes]]]:
    """Parameters from the address, JSON or a form; uploads apart."""
    given: Json = dict(request.query)
    files: dict[str, tuple[str, bytes]] = {}
    if request.content_type == "application/json":
        body = await request.text()
        given.update(json.loads(body) if body else {})
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
