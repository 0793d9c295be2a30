"""The webhook: 200 only after the commit; anything else makes Telegram deliver it again."""

from __future__ import annotations

import hmac
import json
import os

from aiohttp import web

from bot.intake import ALLOWED, take
from bot.settings import Refused, Settings
from bot.wire import PATIENCE, Wire
from bot.worker import Worker
from storage.errors import StorageUnavailable

LARGEST = 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def application(worker: Worker, secret: str) -> web.Application:
    """Answers POST on any path, if the secret is right."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response()  # it will not get better by being sent again
        try:
            await take(worker, [update])
        except StorageUnavailable:
            return web.Response(status=503)
        return web.Response()

    app = web.Application(client_max_size=LARGEST)
    app.router.add_post("/{path:.*}", receive)
    return app


def _plainly(error: OSError) -> str | None:
    """asyncio puts a sentence of its own around what the system said."""
    return os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror


async def serve(wire: Wire, worker: Worker, settings: Settings) -> web.AppRunner:
    """Listen, then tell Telegram where.

    :raises Refused: the port is taken, or Telegram does not accept the address.
    """
    runner = web.AppRunner(application(worker, settings.secret), access_log=None)
    await runner.setup()
    host, _, port = settings.listen.rpartition(":")
    try:
        await web.TCPSite(runner, host.strip("[]"), int(port)).start()
    except OSError as error:
        await runner.cleanup()
        raise Refused(f"HEARTHSIDE_LISTEN {settings.listen} cannot be used: {_plainly(error)}") from None
    asked = {"url": settings.webhook_url, "secret_token": settings.secret, "allowed_updates": ALLOWED}
    answer = await wire.ask("setWebhook", asked, PATIENCE)
    if not answer.is_ok:
        await runner.cleanup()
        raise Refused(f"Telegram does not accept HEARTHSIDE_WEBHOOK_URL: {answer.description}")
    return runner
