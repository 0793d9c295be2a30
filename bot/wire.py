"""Telegram's Bot API over keep-alive connections: replies leave by it as they were stored, and updates come in by it.

No client that types each call: what is sent was made by ``bot.render``, and what comes in is read by ``bot.heard``. The HTTP
itself is done by Rust's reqwest, beside the interpreter: a reply was half the work of one through aiohttp's client.
"""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import PyreqwestError
from pyreqwest.multipart import FormBuilder, PartBuilder
from pyreqwest.request import RequestBuilder
from pyreqwest.response import Response

from bot.answers import Answer, read
from storage.writes.record import LARGEST

AT_ONCE = 32
"""Replies that are on the wire at the same time."""
PATIENCE = 20.0


class Wire:
    """One bot at one server."""

    def __init__(self, api_url: str, token: str) -> None:
        self._base = f"{api_url.rstrip('/')}/bot{token}/"
        self._files = f"{api_url.rstrip('/')}/file/bot{token}/"
        self._client: Client | None = None

    async def send(self, method: str, payload: dict[str, Any]) -> Answer:
        return await self.ask(method, payload, PATIENCE)

    async def ask(self, method: str, payload: dict[str, Any], patience: float) -> Answer:
        """Call it, and wait so many seconds. Never raises: no answer, and one that is not Telegram's, have status 0."""
        client = self._open()
        try:
            request = _filled(client.post(self._base + method), payload)
            response = await request.timeout(timedelta(seconds=patience)).build().send()
            answer = read(response.status, json.loads(await response.text()))
            return await self._fetch(client, answer) if method == "getFile" and answer.is_ok else answer
        except (PyreqwestError, OSError, ValueError, RecursionError) as error:
            return Answer(0, description=type(error).__name__)

    def _open(self) -> Client:
        if self._client is None:
            self._client = ClientBuilder().http1_only().no_proxy().follow_redirects(False).build()
        return self._client

    async def _fetch(self, client: Client, answer: Answer) -> Answer:
        """The bytes that getFile told the way to, as ``content``; of a file that is too large only so much as shows it."""
        path = str(answer.result.get("file_path", ""))
        request = client.get(self._files + path).timeout(timedelta(seconds=PATIENCE)).build_streamed()
        async with request as response:
            if response.status != 200:
                return Answer(response.status, description="the file was not given out")
            return Answer(200, {"content": await _at_most(response, LARGEST + 1)})

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()


async def _at_most(response: Response, most: int) -> bytes:
    content = b""
    while len(content) < most and (more := await response.body_reader.read(most - len(content))):
        content += more
    return content


def _filled(request: RequestBuilder, payload: dict[str, Any]) -> RequestBuilder:
    """The request with its parameters. A file goes as a form, anything else as JSON."""
    if not isinstance(payload.get("document") or payload.get("photo"), dict):
        return request.header("Content-Type", "application/json").body_text(json.dumps(payload))
    form = FormBuilder()
    for name, value in payload.items():
        if isinstance(value, dict) and "bytes_b64" in value:
            form = form.part(
                name, PartBuilder.from_bytes(base64.b64decode(value["bytes_b64"])).file_name(value["name"])
            )
        else:
            form = form.text(name, value if isinstance(value, str) else json.dumps(value))
    return request.multipart(form)
