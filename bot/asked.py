"""What Telegram says about this bot when the doctor asks: typed by aiogram, whose start-up only this one command pays for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError

from bot.settings import WRONG_TOKEN, Refused, Settings

PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """``ahead``: how far our clock is before Telegram's; None when it did not say its time."""

    username: str
    name: str
    joins_groups: bool
    reads_groups: bool
    webhook: str
    waiting: int
    failed: str
    failed_at: datetime | None
    ahead: timedelta | None


def ask(settings: Settings) -> Asked | None:
    """None without a token.

    :raises Refused: with one clear line; it holds no address, for the token stands in it.
    """
    token = settings.token.get_secret_value()
    return asyncio.run(_ask(settings.api_url, token)) if token else None


async def _ask(api_url: str, token: str) -> Asked:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url), timeout=PATIENCE)
    try:
        async with Bot(token, session=session) as bot:
            me, webhook = await bot.get_me(), await bot.get_webhook_info()
        ahead = await _ahead(api_url)
    except (TelegramUnauthorizedError, TelegramNotFound, TokenValidationError):
        raise Refused(WRONG_TOKEN) from None
    except (AiogramError, aiohttp.ClientError, TimeoutError) as error:
        raise Refused(
            f"Telegram cannot be reached ({type(error).__name__}): check the network and HEARTHSIDE_API_URL"
        ) from None
    return Asked(
        me.username or "", me.first_name, bool(me.can_join_groups), bool(me.can_read_all_group_messages),
        webhook.url, webhook.pending_update_count, webhook.last_error_message or "", webhook.last_error_date, ahead,
    )  # fmt: skip


async def _ahead(api_url: str) -> timedelta | None:
    """By the time that stands at the head of every answer; no token is needed to be told it."""
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        session.head(api_url, allow_redirects=False) as answer,
    ):
        said = answer.headers.get("Date")
        return datetime.now(UTC) - parsedate_to_datetime(said) if said else None
