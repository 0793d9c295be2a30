"""A sender that is made when something is first sent: until then nobody pays for its library.

It is made beside the event loop, so that replies go out meanwhile; the first message of its lane waits some tenths of a second.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

from bot.answers import Answer


class Made(Protocol):
    async def send(self, method: str, payload: dict[str, Any]) -> Answer: ...

    async def close(self) -> None: ...


class LateSender:
    """A ``Sender`` in front of the one that ``make`` gives."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._made: Made | None = None
        self._making = asyncio.Lock()

    async def send(self, method: str, payload: dict[str, Any]) -> Answer:
        async with self._making:
            made = self._made = self._made or await asyncio.to_thread(self._make)
        return await made.send(method, payload)

    async def close(self) -> None:
        if self._made is not None:
            await self._made.close()
