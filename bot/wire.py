"""Telegram's Bot API over one keep-alive session: replies leave by it as they were stored, and updates come in by it.

No client that types each call: what is sent was made by ``bot.render``, and what comes in is read by ``bot.heard``.
"""

from __future__ import annotations

import base64
import json
from typing import Any

import aiohttp

from bot.answers import Answer, read
from storage.writes.record import LARGEST

AT_ONCE = 32
"""Replies that are on the wire at the same time."""
BESIDE_THEM = 2
"""Calls that never wait for a reply to be through: the long poll, and what the bot says about itself."""
PATIENCE = 20.0


class Wire:
    """One bot at one server."""

    def __init__(self, api_url: str, token: str) -> None:
        self._base = f"{api_url.rstrip('/')}/bot{token}/"
        self._files = f"{api_url.rstrip('/')}/file/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    async def send(self, method: str, payload: dict[str, Any]) -> Answer:
        return await self.ask(method, payload, PATIENCE)

    async def ask(self, method: str, payload: dict[str, Any], patience: float) -> Answer:
        """Call it, and wait so many seconds. Never raises: no answer, and one that is not Telegram's, have status 0."""
        session = self._open()
        document = payload.get("document") or payload.get("photo")
        body: Any = _form(payload) if isinstance(document, dict) else json.dumps(payload)
        headers = None if isinstance(document, dict) else {"Content-Type": "application/json"}
        timeout = aiohttp.ClientTimeout(total=patience)
        try:
            async with session.post(self._base + method, data=body, headers=headers, timeout=timeout) as response:
                answer = read(response.status, json.loads(await response.read()))
            return await self._fetch(session, answer) if method == "getFile" and answer.is_ok else answer
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError, RecursionError) as error:
            return Answer(0, description=type(error).__name__)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=AT_ONCE + BESIDE_THEM)
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE), connector=connector)
        return self._session

    async def _fetch(self, session: aiohttp.ClientSession, answer: Answer) -> Answer:
        """The bytes that getFile told the way to, as ``content``; of a file that is too large only so much as shows it."""
        path = str(answer.result.get("file_path", ""))
        async with session.get(self._files + path) as response:
            if response.status != 200:
                return Answer(response.status, description="the file was not given out")
            return Answer(200, {"content": await _at_most(response, LARGEST + 1)})

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


async def _at_most(response: aiohttp.ClientResponse, most: int) -> bytes:
    content = b""
    while len(content) < most and (more := await response.content.read(most - len(content))):
        content += more
    return content


def _form(payload: dict[str, Any]) -> aiohttp.FormData:
    """A file goes as a form."""
    form = aiohttp.FormData()
    for name, value in payload.items():
        if isinstance(value, dict) and "bytes_b64" in value:
            form.add_field(name, base64.b64decode(value["bytes_b64"]), filename=value["name"])
        else:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    return form
