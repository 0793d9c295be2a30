"""Long polling of our own: the offset moves only after everything that was taken is committed.

aiogram's own polling moves it while its handler tasks still run, so a crash would lose what people wrote. One catch-all hands
every update on, and the engine routes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import structlog

from bot.answers import LONGEST_WAIT, Answer
from bot.heard import incoming
from bot.settings import WRONG_TOKEN, Refused
from bot.turn import Incoming
from bot.untrusted import Unreadable
from bot.wire import PATIENCE, Wire
from bot.worker import Worker
from storage.errors import StorageUnavailable

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
LONGEST_PAUSE = 30.0
UNKNOWN_TOKEN = (401, 404)
log = structlog.get_logger("intake")


async def username(wire: Wire) -> str:
    """The bot's own name, which also proves the token.

    :raises Refused: with one clear line.
    """
    answer = await wire.ask("getMe", {}, PATIENCE)
    if answer.status in UNKNOWN_TOKEN:
        raise Refused(WRONG_TOKEN)
    name = answer.result.get("username") if isinstance(answer.result, dict) else None
    if not answer.is_ok or not isinstance(name, str):
        raise Refused(f"Telegram cannot be reached ({_why(answer)}): check the network and HEARTHSIDE_API_URL")
    return name


def take(worker: Worker, updates: Iterable[object]) -> asyncio.Future[list[None]]:
    """The one catch-all: resolved when all of them are committed. One that cannot be read is left out, not the batch."""
    heard = (_incoming(worker, update) for update in updates)
    return asyncio.gather(*(worker.hear(one) for one in heard if one is not None))


def _incoming(worker: Worker, update: object) -> Incoming | None:
    try:
        return incoming(update)
    except Unreadable as error:
        log.error("update_not_read", update=_number(update), field=str(error))
    except Exception as error:  # an update of a shape that nobody thought of must not hold up all the others
        log.error("update_not_read", update=_number(update), error=type(error).__name__)
    worker.tally.failures["not_read"] += 1
    return None


async def poll(wire: Wire, worker: Worker) -> None:
    """Poll until cancelled. A batch that was not committed is asked for again.

    :raises Refused: the token is no longer one.
    """
    offset, pause, webhook_gone = 0, 1.0, False
    while True:
        answer = await _next(wire, offset) if webhook_gone else await wire.ask("deleteWebhook", {}, PATIENCE)
        if answer.is_ok and not webhook_gone:
            webhook_gone = True
        elif answer.is_ok and (after := await _committed(worker, answer.result, offset)) is not None:
            # Do not move this before the commit: asking with a new offset is what acknowledges.
            offset, pause = after, 1.0
        else:
            pause = await _after(worker, answer, pause)


async def _next(wire: Wire, offset: int) -> Answer:
    asked = {"offset": offset, "limit": 100, "timeout": POLL_SECONDS, "allowed_updates": ALLOWED}
    return await wire.ask("getUpdates", asked, POLL_SECONDS + 10)


async def _committed(worker: Worker, updates: object, offset: int) -> int | None:
    """The offset that acknowledges them, once they are on disk. None: they are not, or are no updates at all."""
    if not isinstance(updates, list):
        return None
    after = max((_number(one) + 1 for one in updates), default=offset)
    try:
        await take(worker, updates)
    except StorageUnavailable:
        return None
    return after if after > offset or not updates else None


def _number(update: object) -> int:
    """-1: it has none."""
    found = update.get("update_id") if isinstance(update, dict) else None
    return found if type(found) is int else -1


async def _after(worker: Worker, answer: Answer, pause: float) -> float:
    """Wait as long as the failure asks for; how long the next one has to wait, if it comes at once.

    :raises Refused: the token is no longer one.
    """
    if answer.status == 401:
        raise Refused(WRONG_TOKEN)
    if answer.status == 429:
        await asyncio.sleep(min(answer.retry_after or 1, LONGEST_WAIT))
        return pause
    if answer.status == 409:
        log.error("another_program_polls", hint="only one program may poll with this token; stop the other one")
    else:
        log.warning("poll_failed", why="not_committed" if answer.is_ok else _why(answer))
        worker.tally.failures["poll"] += 1
    await asyncio.sleep(pause)
    return min(pause * 2, LONGEST_PAUSE)


def _why(answer: Answer) -> str:
    """Of what Telegram says in words only the number: no line of ours repeats what came from outside."""
    return answer.description if answer.status == 0 else f"it answered {answer.status}"
