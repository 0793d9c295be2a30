"""Telegram's Bot API over keep-alive connections: replies leave by it as they were stored, and updates come in by it.

No client that types each call: what is sent was made by ``bot.render``, and what comes in is read by ``bot.heard``.
"""

from __future__ import annotations

import base64
import json
import secrets
from typing import Any
from urllib.parse import quote

from bot.answers import Answer, read
from bot.http import Server
from storage.writes.record import LARGEST

AT_ONCE = 32
"""Replies that are on the wire at the same time."""
PATIENCE = 20.0
JSON = "application/json"
NOT_GIVEN_OUT = "the file was not given out"
_IN_QUOTES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


class Wire:
    """One bot at one server."""

    def __init__(self, api_url: str, token: str) -> None:
        self._server = Server(api_url)
        self._base = f"{self._server.path}/bot{token}/"
        self._files = f"{self._server.path}/file/bot{token}/"

    async def send(self, method: str, payload: dict[str, Any]) -> Answer:
        return await self.ask(method, payload, PATIENCE)

    async def ask(self, method: str, payload: dict[str, Any], patience: float) -> Answer:
        """Call it, and wait so many seconds. Never raises: no answer, and one that is not Telegram's, have status 0."""
        document = payload.get("document") or payload.get("photo")
        kind, body = _form(payload) if isinstance(document, dict) else (JSON, json.dumps(payload).encode())
        try:
            status, came = await self._server.post(self._base + method, body, kind, patience)
            answer = read(status, json.loads(came))
            return await self._fetch(answer, patience) if method == "getFile" and answer.is_ok else answer
        except (OSError, ValueError, RecursionError) as error:
            return Answer(0, description=type(error).__name__)

    async def _fetch(self, answer: Answer, patience: float) -> Answer:
        """The bytes that getFile told the way to, as ``content``; of a file that is too large only so much as shows it."""
        path = self._files + quote(str(answer.result.get("file_path", "")))
        status, content = await self._server.get(path, patience, LARGEST + 1)
        return Answer(200, {"content": content}) if status == 200 else Answer(status, description=NOT_GIVEN_OUT)

    async def close(self) -> None:
        await self._server.close()


def _form(payload: dict[str, Any]) -> tuple[str, bytes]:
    """A file goes as a form: what kind of body it is, and the body."""
    between = secrets.token_hex(16)
    body = b""
    for name, value in payload.items():
        head = f'--{between}\r\nContent-Disposition: form-data; name="{name}"'
        if isinstance(value, dict) and "bytes_b64" in value:
            head += f'; filename="{value["name"].translate(_IN_QUOTES)}"\r\nContent-Type: application/octet-stream'
            content = base64.b64decode(value["bytes_b64"])
        else:
            content = (value if isinstance(value, str) else json.dumps(value)).encode()
        body += head.encode() + b"\r\n\r\n" + content + b"\r\n"
    return f"multipart/form-data; boundary={between}", body + f"--{between}--\r\n".encode()
