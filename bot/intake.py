"""Long polling of our own: the offset moves only after everything that was taken is committed.

aiogram's own polling moves it while its handler tasks still run, so a crash would lose what people wrote. aiogram reads and
types the updates here; one catch-all hands them on, and the engine routes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import Update
from aiogram.utils.token import TokenValidationError
from pydantic import ValidationError

from bot.heard import incoming
from bot.settings import WRONG_TOKEN, Refused
from bot.turn import Incoming
from bot.worker import Worker
from storage.errors import StorageUnavailable

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
LONGEST_PAUSE = 30.0
log = structlog.get_logger("intake")


def telegram(token: str, api_url: str) -> Bot:
    """aiogram's client for reading.

    :raises Refused: the token cannot be one.
    """
    try:
        return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))
    except TokenValidationError:
        raise Refused(WRONG_TOKEN) from None


async def username(bot: Bot) -> str:
    """The bot's own name, which also proves the token.

    :raises Refused: with one clear line.
    """
    try:
        me = await bot.get_me()
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise Refused(WRONG_TOKEN) from None
    except AiogramError as error:
        raise Refused(
            f"Telegram cannot be reached ({type(error).__name__}): check the network and HEARTHSIDE_API_URL"
        ) from None
    return me.username or ""


def take(worker: Worker, updates: Iterable[Update]) -> asyncio.Future[list[None]]:
    """The one catch-all: resolved when all of them are committed."""
    heard = (_incoming(worker, update) for update in updates)
    return asyncio.gather(*(worker.hear(one) for one in heard if one is not None))


def _incoming(worker: Worker, update: Update) -> Incoming | None:
    try:
        return incoming(update)
    except Exception as error:  # an update of a shape that nobody thought of must not hold up all the others
        log.error("update_not_read", update=update.update_id, error=type(error).__name__)
        worker.tally.failures["not_read"] += 1
        return None


async def poll(bot: Bot, worker: Worker) -> None:
    """Poll until cancelled. A batch that was not committed is asked for again."""
    offset, pause, webhook_gone = 0, 1.0, False
    while True:
        try:
            webhook_gone = webhook_gone or await bot.delete_webhook()
            updates, after = await _next(bot, offset)
            await take(worker, updates)
            # Do not move this before the commit: asking with a new offset is what acknowledges.
            offset, pause = after, 1.0
        except TelegramUnauthorizedError:
            raise Refused(WRONG_TOKEN) from None
        except TelegramConflictError:
            log.error("another_program_polls", hint="only one program may poll with this token; stop the other one")
            pause = await _wait(pause)
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
        except (AiogramError, StorageUnavailable) as error:
            log.warning("poll_failed", error=type(error).__name__)
            worker.tally.failures["poll"] += 1
            pause = await _wait(pause)


async def _next(bot: Bot, offset: int) -> tuple[list[Update], int]:
    """The next updates, and the offset that acknowledges them. One that cannot be read is left out, not the batch."""
    try:
        updates = await bot.get_updates(offset, 100, POLL_SECONDS, ALLOWED, request_timeout=POLL_SECONDS + 10)
        return updates, updates[-1].update_id + 1 if updates else offset
    except ClientDecodeError as error:
        found = error.data.get("result") if isinstance(error.data, dict) else None
        if not isinstance(found, list) or not found:
            raise
        updates = [update for one in found if (update := _read(bot, one)) is not None]
        return updates, max((_number(one) for one in found), default=offset - 1) + 1


def _read(bot: Bot, found: object) -> Update | None:
    try:
        return Update.model_validate(found, context={"bot": bot})
    except ValidationError as error:
        log.error("update_not_read", update=_number(found), error=type(error).__name__)
        return None


def _number(found: object) -> int:
    number = found.get("update_id") if isinstance(found, dict) else None
    return number if isinstance(number, int) else 0


async def _wait(pause: float) -> float:
    await asyncio.sleep(pause)
    return min(pause * 2, LONGEST_PAUSE)
