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
    TelegramAPIError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import Update
from aiogram.utils.token import TokenValidationError

from bot.heard import incoming
from bot.settings import Refused
from bot.worker import Worker
from storage.errors import StorageUnavailable

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
LONGEST_PAUSE = 30.0
WRONG_TOKEN = "Telegram does not know this token: check HEARTHSIDE_TOKEN, or ask BotFather for a new one"
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
    except TelegramAPIError as error:
        raise Refused(
            f"Telegram cannot be reached ({type(error).__name__}): check the network and HEARTHSIDE_API_URL"
        ) from None
    return me.username or ""


def take(worker: Worker, updates: Iterable[Update]) -> asyncio.Future[list[None]]:
    """The one catch-all: resolved when all of them are committed."""
    heard = (incoming(update) for update in updates)
    return asyncio.gather(*(worker.hear(one) for one in heard if one is not None))


async def poll(bot: Bot, worker: Worker) -> None:
    """Poll until cancelled. A batch that was not committed is asked for again."""
    await bot.delete_webhook()
    offset, pause = 0, 1.0
    while True:
        try:
            updates = await bot.get_updates(offset, 100, POLL_SECONDS, ALLOWED, request_timeout=POLL_SECONDS + 10)
            await take(worker, updates)
            # Do not move this before the commit: asking with a new offset is what acknowledges.
            offset = updates[-1].update_id + 1 if updates else offset
            pause = 1.0
        except TelegramUnauthorizedError:
            raise Refused(WRONG_TOKEN) from None
        except TelegramConflictError:
            log.error("another_program_polls", hint="only one program may poll with this token; stop the other one")
            pause = await _wait(pause)
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
        except (TelegramAPIError, StorageUnavailable) as error:
            log.warning("poll_failed", error=type(error).__name__)
            pause = await _wait(pause)


async def _wait(pause: float) -> float:
    await asyncio.sleep(pause)
    return min(pause * 2, LONGEST_PAUSE)
