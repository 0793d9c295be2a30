"""What Telegram says about this bot when the doctor asks."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.settings import WRONG_TOKEN, Refused, Settings

PATIENCE = aiohttp.ClientTimeout(total=20)


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
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        base = f"{api_url.rstrip('/')}/bot{token}"
        me, ahead = await _call(session, f"{base}/getMe")
        webhook, _ = await _call(session, f"{base}/getWebhookInfo")
    failed_at = webhook.get("last_error_date")
    return Asked(
        me.get("username", ""), me.get("first_name", ""), bool(me.get("can_join_groups")),
        bool(me.get("can_read_all_group_messages")), webhook.get("url", ""), int(webhook.get("pending_update_count", 0)),
        webhook.get("last_error_message", ""), datetime.fromtimestamp(failed_at, UTC) if failed_at else None, ahead,
    )  # fmt: skip


async def _call(session: aiohttp.ClientSession, address: str) -> tuple[dict[str, Any], timedelta | None]:
    try:
        async with session.get(address) as response:
            now, said = datetime.now(UTC), response.headers.get("Date")
            if response.status in (401, 404):
                raise Refused(WRONG_TOKEN)
            answer = await response.json()
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise Refused(
            f"Telegram cannot be reached ({type(error).__name__}): check the network and HEARTHSIDE_API_URL"
        ) from None
    if not answer.get("ok"):
        raise Refused(f"Telegram did not answer as it should ({response.status}): try again in a minute")
    return answer["result"], now - parsedate_to_datetime(said) if said else None
