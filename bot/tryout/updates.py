"""How updates reach the bot: asked for by long polling, or pushed to its webhook again and again until they are taken.

1. Either or: while a webhook is set, polling is refused.
2. Of two pollers the newer one wins; the older is told that it was ended.
3. An update is forgotten when a later offset is asked for, or when the webhook answered with success.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

import aiohttp

from bot.tryout.errors import Refusal
from bot.tryout.given import bad, from_json, is_true
from bot.tryout.state import Json, State

RETRY_WEBHOOK = 0.2
WEBHOOK_TIMEOUT = aiohttp.ClientTimeout(total=60)
MOST_AT_ONCE, LONGEST_POLL = 100, 50
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
REPLACED = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Updates:
    """The queue of ``State`` and its two ways out."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.webhook: Json = {}
        self._secret = ""
        self._pushing: asyncio.Task[None] | None = None
        self._poller = 0

    async def stop(self) -> None:
        self._poller += 1
        self.state.arrived.set()
        if self._pushing is not None:
            self._pushing.cancel()
            await asyncio.gather(self._pushing, return_exceptions=True)

    # --- long polling ------------------------------------------------------------------------------------------------
    async def get(self, given: Json) -> list[Json]:
        """:raises Refusal: 409, when a webhook is set or another poller came."""
        if self.webhook:
            raise Refusal(409, WEBHOOK_ACTIVE)
        self._poller += 1
        me = self._poller
        self.state.arrived.set()
        self._allow(given)
        self._forget(int(given.get("offset") or 0))
        limit = min(max(1, int(given.get("limit") or MOST_AT_ONCE)), MOST_AT_ONCE)
        await self._wait(me, min(float(given.get("timeout") or 0), LONGEST_POLL))
        if me != self._poller:
            raise Refusal(409, REPLACED if self.webhook else TERMINATED)
        return self.state.updates[:limit]

    async def _wait(self, me: int, seconds: float) -> None:
        until = asyncio.get_running_loop().time() + seconds
        while me == self._poller and not self.state.updates:
            left = until - asyncio.get_running_loop().time()
            if left <= 0:
                return
            self.state.arrived.clear()
            try:
                await asyncio.wait_for(self.state.arrived.wait(), left)
            except TimeoutError:
                return

    def _forget(self, offset: int) -> None:
        """A negative offset counts from the end of the queue."""
        if offset < 0:
            self.state.updates = self.state.updates[offset:]
        else:
            self.state.updates = [one for one in self.state.updates if one["update_id"] >= offset]

    def _allow(self, given: Json) -> None:
        allowed = from_json(given.get("allowed_updates"))
        if allowed is not None:
            self.state.allowed = frozenset(str(one) for one in allowed)

    # --- webhook -----------------------------------------------------------------------------------------------------
    def set_webhook(self, given: Json) -> bool:
        """An address on this machine may be plain http; everything else is as with Telegram."""
        url, secret = str(given.get("url") or ""), str(given.get("secret_token") or "")
        if not url:
            return self.delete_webhook(given)
        if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if secret and not _SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")
        self._allow(given)
        self._drop(given)
        self.webhook = {"url": url, "max_connections": int(given.get("max_connections") or 40)}
        self._secret = secret
        self._poller += 1
        self.state.arrived.set()
        if self._pushing is None:
            self._pushing = asyncio.create_task(self._push())
        return True

    def delete_webhook(self, given: Json) -> bool:
        self.webhook, self._secret = {}, ""
        self._drop(given)
        return True

    def webhook_info(self) -> Json:
        allowed = {"allowed_updates": sorted(self.state.allowed)} if self.state.allowed else {}
        waiting = {"pending_update_count": len(self.state.updates)}
        return {"url": "", "has_custom_certificate": False, **self.webhook, **allowed, **waiting}

    def _drop(self, given: Json) -> None:
        if is_true(given.get("drop_pending_updates")):
            self.state.updates.clear()

    async def _push(self) -> None:
        async with aiohttp.ClientSession(timeout=WEBHOOK_TIMEOUT) as session:
            while True:
                if not (self.state.updates and self.webhook):
                    self.state.arrived.clear()
                    await self.state.arrived.wait()
                    continue
                update = self.state.updates[0]
                wrong = await self._deliver(session, update)
                if wrong is None:
                    self.state.updates = [one for one in self.state.updates if one is not update]
                    continue
                if self.webhook:
                    self.webhook |= {"last_error_date": self.state.timestamp(), "last_error_message": wrong}
                await asyncio.sleep(RETRY_WEBHOOK)

    async def _deliver(self, session: aiohttp.ClientSession, update: Json) -> str | None:
        """None when it was taken; otherwise what getWebhookInfo says of it."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        url: Any = self.webhook["url"]
        try:
            async with session.post(url, json=update, headers=headers, allow_redirects=False) as response:
                if 200 <= response.status < 300:
                    return None
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError:
            return "Connection refused"
