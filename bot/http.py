"""A client of one HTTP server, as small as the Bot API needs it: every reply leaves by it, and every update comes in by it.

1. Connections stay open and are used again, the latest first. None is used for two requests at a time.
2. A request is never sent twice: when its connection breaks, nobody knows whether it was taken. Who asked hears ``OSError``.
3. What answers is not trusted: a head without an end ends the connection, and a body is taken up to a size.

A general client takes three times as long over a request, and that was a tenth of all work for an update (``make bench``).
"""

from __future__ import annotations

import asyncio
import ssl
from urllib.parse import urlsplit

from bot.http_answer import Reading, Response

LARGEST = 64 * 1024 * 1024
CONNECTING = 10.0
FREE_AT_MOST = 34
"""Connections that are kept for later."""


class Server:
    """One server, with the connections to it that are free. ``path``: where everything is, as its address says."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self._tls = ssl.create_default_context() if address.scheme == "https" else None
        self._host, self._port = address.hostname or "", address.port or (443 if self._tls else 80)
        self._named = address.netloc.rpartition("@")[2]
        self.path = address.path.rstrip("/")
        self._free: list[_Connection] = []

    async def post(self, path: str, body: bytes, kind: str, patience: float) -> Response:
        """:raises OSError: there was no answer, or none in so many seconds."""
        head = f"POST {path} HTTP/1.1\r\nHost: {self._named}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        return await self._ask(head.encode() + body, patience, LARGEST)

    async def get(self, path: str, patience: float, at_most: int) -> Response:
        """Of a body that is longer only so much.

        :raises OSError: there was no answer, or none in so many seconds.
        """
        head = f"GET {path} HTTP/1.1\r\nHost: {self._named}\r\n\r\n"
        return await self._ask(head.encode(), patience, at_most)

    async def close(self) -> None:
        for connection in self._free:
            connection.close()
        self._free.clear()

    async def _ask(self, request: bytes, patience: float, at_most: int) -> Response:
        connection = self._one_free() or await self._connect()
        response = await connection.ask(request, patience, at_most)
        if connection.is_open and len(self._free) < FREE_AT_MOST:
            self._free.append(connection)
        else:
            connection.close()
        return response

    def _one_free(self) -> _Connection | None:
        while self._free:
            connection = self._free.pop()
            if connection.is_open:
                return connection
        return None

    async def _connect(self) -> _Connection:
        async with asyncio.timeout(CONNECTING):
            _, connection = await asyncio.get_running_loop().create_connection(
                _Connection, self._host, self._port, ssl=self._tls
            )
        return connection


class _Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._reading: Reading | None = None
        self._answer: asyncio.Future[Response] | None = None

    @property
    def is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    async def ask(self, request: bytes, patience: float, at_most: int) -> Response:
        """Send it, and wait for the answer. Whatever goes wrong closes the connection."""
        assert self._transport is not None
        loop = asyncio.get_running_loop()
        self._reading, self._answer = Reading(at_most), loop.create_future()
        enough = loop.call_later(patience, self._fail, TimeoutError("no answer in time"))
        self._transport.write(request)
        try:
            return await self._answer
        except BaseException:
            self.close()
            raise
        finally:
            enough.cancel()
            self._reading = self._answer = None

    def close(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    # --- what asyncio tells ------------------------------------------------------------------------------------------
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._hear(data)

    def eof_received(self) -> None:
        self._hear(b"", ended=True)

    def connection_lost(self, error: Exception | None) -> None:
        self._fail(error if isinstance(error, OSError) else ConnectionResetError("the connection ended"))
        self._transport = None

    def _hear(self, data: bytes, *, ended: bool = False) -> None:
        if self._reading is None or self._answer is None or self._answer.done():
            self.close()  # nobody asked for anything
            return
        try:
            response = self._reading.more(data, ended=ended)
        except ValueError as error:
            self._fail(ConnectionError(f"what came was no answer: {error}"))
            return
        if response is not None:
            if not self._reading.goes_on:
                self.close()
            self._answer.set_result(response)

    def _fail(self, error: OSError) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
