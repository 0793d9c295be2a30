"""The paced lane: broadcasts, reminders and check-ins, at Telegram's pace, never in the way of a reply.

python-telegram-bot's AIORateLimiter paces overall. ``max_retries=0`` because its own retry stalls every chat for one 429;
it does not pace private chats, so each chat's own second is kept by ``bot.delivery``, after the message is marked.
"""

from __future__ import annotations

import warnings
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.warnings import PTBUserWarning

from bot.answers import Answer

# Stored payloads go out as they are; the library would rather have us build each one anew by its own methods.
warnings.filterwarnings("ignore", message="Please use 'Bot\\.")

# Payloads come ready from the outbox, so methods are called by name; the library would rather have its own shortcuts used.
warnings.filterwarnings("ignore", message="Please use 'Bot.", category=PTBUserWarning)


class PacedWire:
    """A ``Sender`` on python-telegram-bot."""

    def __init__(self, api_url: str, token: str) -> None:
        self._bot: ExtBot[Any] = ExtBot(
            token, base_url=f"{api_url.rstrip('/')}/bot", rate_limiter=AIORateLimiter(max_retries=0)
        )
        self._started = False

    async def send(self, method: str, payload: dict[str, Any]) -> Answer:
        try:
            if not self._started:
                await self._bot.initialize()
                self._started = True
            result = await self._bot.do_api_request(method, api_kwargs=payload)
        except RetryAfter as error:
            return Answer(429, retry_after=_seconds(error.retry_after))
        except Forbidden as error:
            return Answer(403, description=str(error))
        except ChatMigrated as error:
            return Answer(400, migrate_to=error.new_chat_id)
        except BadRequest as error:
            return Answer(400, description=str(error))
        except NetworkError as error:
            return Answer(0, description=type(error).__name__)
        except TelegramError as error:
            return Answer(500, description=type(error).__name__)
        return Answer(200, result if isinstance(result, dict) else {"message_id": getattr(result, "message_id", None)})

    async def close(self) -> None:
        if self._started:
            await self._bot.shutdown()


def _seconds(value: Any) -> float:
    return float(value.total_seconds() if hasattr(value, "total_seconds") else value)
