"""A real bot in a process of its own that kills itself (SIGKILL) at a named line, or is killed from outside at any.

The production code knows nothing of it: the crash points are put around its functions here, before it starts.

    main("before-commit", "3")      # the third commit of a chat's update never happens
    main("after-commit", "3")       # it is on disk, and nothing of it was acknowledged or sent
    main("after-send", "3")         # Telegram has the message, and nothing marked it
    main("in-a-piece", "25")        # a message to many: 25 are made, and nothing of their piece is kept
    main("after-paced-send", "10")  # Telegram has ten of them, and the tenth is not marked
    main("at-words", "1")           # whoever writes DEADLY: each turn that hears it ends the process
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from typing import Any

from bot import going_out, log, paced, run, settings, trial, turn, wire, worker
from flows.model import Words
from storage import workers

DEADLY = "DEADLY"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class After:
    """Dies at the how-manieth time."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            die()


def at_commit(point: After, *, after: bool) -> None:
    """A batch with an update of somebody's in it is about to be committed, or was just now."""
    plain_play, plain_resolve = worker.Worker._play_all, worker.Worker._resolve

    def play(self: Any, uow: Any, batch: Any) -> None:
        plain_play(self, uow, batch)
        if not after and _has_update(batch):
            uow.flush()
            point()

    def resolve(self: Any, batch: Any, wake: bool) -> None:
        if after and _has_update(batch):
            point()
        plain_resolve(self, batch, wake)

    worker.Worker._play_all, worker.Worker._resolve = play, resolve  # type: ignore[method-assign]


def _has_update(batch: Any) -> bool:
    return any(item.incoming is not None for item in batch)


def at_send(point: After) -> None:
    """Telegram has the message; we do not know it yet."""
    plain: Callable[..., Any] = wire.Wire.send

    async def send(self: Any, method: str, payload: dict[str, Any]) -> Any:
        answer = await plain(self, method, payload)
        if method == "sendMessage":
            point()
        return answer

    wire.Wire.send = send  # type: ignore[method-assign]


def at_paced_send(point: After) -> None:
    plain: Callable[..., Any] = paced.PacedWire.send

    async def send(self: Any, method: str, payload: dict[str, Any]) -> Any:
        answer = await plain(self, method, payload)
        point()
        return answer

    paced.PacedWire.send = send  # type: ignore[method-assign]


def in_a_piece(point: After) -> None:
    """In the middle of making the messages of a piece."""
    plain: Callable[..., Any] = going_out._hand

    def hand(*given: Any) -> None:
        plain(*given)
        point()

    going_out._hand = hand


def at_words(point: Callable[[], None]) -> None:
    """What no `except` catches: as a native crash would, or a machine that has no memory left."""
    plain: Callable[..., Any] = turn.Turns.hear

    def hear(self: Any, uow: Any, incoming: Any) -> None:
        if isinstance(incoming.heard, Words) and DEADLY in incoming.heard.text:
            point()
        plain(self, uow, incoming)

    turn.Turns.hear = hear  # type: ignore[method-assign]


def hurry() -> None:
    """A worker that is gone is noticed sooner: the promise is the same, and the tests wait less for it."""
    workers.SEEN_EVERY, workers.AWAY_AFTER = workers.SEEN_EVERY / 2, workers.AWAY_AFTER // 2
    trial.PAUSE /= 10


def main(point: str, times: str) -> None:
    at = After(int(times))
    match point:
        case "before-commit" | "after-commit":
            at_commit(at, after=point == "after-commit")
        case "after-send":
            at_send(at)
        case "after-paced-send":
            at_paced_send(at)
        case "at-words":
            at_words(at)
        case "in-a-piece":
            in_a_piece(at)
    hurry()
    found = settings.load()
    log.set_up("error")
    asyncio.run(run.serve(found))
