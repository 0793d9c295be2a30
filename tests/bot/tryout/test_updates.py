"""How updates come out: long polling and webhook, each kept until it was taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.bot.tryout.conftest import TOKEN, Telegram


def texts(answer: dict[str, Any]) -> list[str]:
    return [update["message"]["text"] for update in answer["result"]]


# --- polling ---------------------------------------------------------------------------------------------------------
async def test_an_update_stays_until_a_later_one_is_asked_for(telegram: Telegram) -> None:
    telegram.ana.says("one")
    first = await telegram("getUpdates")
    telegram.ana.says("two")
    assert texts(await telegram("getUpdates")) == ["one", "two"]
    offset = first["result"][0]["update_id"] + 1
    assert texts(await telegram("getUpdates", offset=offset)) == ["two"]
    assert texts(await telegram("getUpdates")) == ["two"]


async def test_polling_waits_for_the_next_update(telegram: Telegram) -> None:
    asking = asyncio.create_task(telegram("getUpdates", timeout=50))
    while telegram.api.updates._poller < 2:  # noqa: ASYNC110 - until the question has arrived
        await asyncio.sleep(0.01)
    telegram.ana.says("here")
    assert texts(await asking) == ["here"]


async def test_limit_and_a_negative_offset_are_honoured(telegram: Telegram) -> None:
    for text in ("one", "two", "three"):
        telegram.ana.says(text)
    assert texts(await telegram("getUpdates", limit=2)) == ["one", "two"]
    assert texts(await telegram("getUpdates", offset=-1)) == ["three"]


async def test_of_two_pollers_the_older_one_is_ended(telegram: Telegram) -> None:
    older = asyncio.create_task(telegram("getUpdates", timeout=50))
    while telegram.api.updates._poller < 2:  # noqa: ASYNC110 - until the question has arrived
        await asyncio.sleep(0.01)
    await telegram("getUpdates")
    assert await older == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    }


async def test_only_what_was_asked_for_is_queued(telegram: Telegram) -> None:
    await telegram("getUpdates", allowed_updates=["message"])
    telegram.ana.blocks()
    telegram.ana.unblocks()
    telegram.ana.says("hello")
    assert texts(await telegram("getUpdates")) == ["hello"]


async def test_everything_that_a_person_does_is_an_update(telegram: Telegram) -> None:
    ana = telegram.ana
    number = ana.says("helo")["message"]["message_id"]
    ana.edits(number, "hello")
    for kind in ("photo", "voice", "sticker", "contact", "location", "document", "forwarded"):
        ana.sends(kind)
    ana.taps_data(number, "x")
    ana.blocks()
    ana.unblocks()
    updates = (await telegram("getUpdates"))["result"]
    kinds = [next(name for name in update if name != "update_id") for update in updates]
    assert kinds == [
        "message",
        "edited_message",
        *["message"] * 7,
        "callback_query",
        "my_chat_member",
        "my_chat_member",
    ]
    assert updates[1]["edited_message"]["text"] == "hello" and "edit_date" in updates[1]["edited_message"]
    assert updates[0]["message"]["text"] == "helo"
    assert [update["my_chat_member"]["new_chat_member"]["status"] for update in updates[-2:]] == ["kicked", "member"]
    assert "forward_origin" in updates[8]["message"]


# --- webhook ---------------------------------------------------------------------------------------------------------
class Hook:
    """A webhook that answers as it is told, then with 200."""

    def __init__(self) -> None:
        self.got: list[tuple[int, str | None]] = []
        self.answers: list[int] = []
        self.took = asyncio.Event()
        self.address = ""

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append((update["update_id"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.took.set()
        return web.Response(status=status)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    found = Hook()
    app = web.Application()
    app.router.add_post("/", found.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.address = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield found
    await runner.cleanup()


async def test_an_update_is_pushed_with_the_secret_again_and_again_until_it_is_taken(
    telegram: Telegram, hook: Hook
) -> None:
    hook.answers = [500, 404]
    await telegram("setWebhook", url=hook.address, secret_token="s3cret")
    first = telegram.ana.says("one")["update_id"]
    second = telegram.ana.says("two")["update_id"]
    async with asyncio.timeout(20):
        while len(hook.got) < 4:
            hook.took.clear()
            await hook.took.wait()
    assert hook.got == [(first, "s3cret")] * 3 + [(second, "s3cret")]
    info = (await telegram("getWebhookInfo"))["result"]
    assert (info["url"], info["last_error_message"]) == (hook.address, "Wrong response from the webhook: 404 Not Found")
    assert "s3cret" not in str(info)


async def test_polling_is_refused_while_a_webhook_is_set(telegram: Telegram, hook: Hook) -> None:
    await telegram("setWebhook", url=hook.address)
    assert await telegram.refusal("getUpdates") == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    await telegram("deleteWebhook")
    telegram.ana.says("hello")
    assert texts(await telegram("getUpdates")) == ["hello"]
    assert (await telegram("getWebhookInfo"))["result"] == {
        "url": "", "has_custom_certificate": False, "pending_update_count": 1,
    }  # fmt: skip


async def test_waiting_updates_are_dropped_when_that_is_asked_for(telegram: Telegram) -> None:
    telegram.ana.says("old")
    await telegram("deleteWebhook", drop_pending_updates=True)
    assert texts(await telegram("getUpdates")) == []


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"url": "http://example.org/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org/", "secret_token": "no spaces"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_bad_webhook_is_refused(telegram: Telegram, given: dict[str, str], wrong: str) -> None:
    assert await telegram.refusal("setWebhook", **given) == (400, f"Bad Request: {wrong}")


# --- the wire --------------------------------------------------------------------------------------------------------
async def test_a_dropped_answer_was_carried_out_all_the_same(telegram: Telegram) -> None:
    telegram.api.drop_next("sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await telegram.sends("Hello")
    assert [message["text"] for message in telegram.ana.messages] == ["/start", "Hello"]


async def test_parameters_may_come_in_the_address_a_form_or_json(telegram: Telegram) -> None:
    base = f"{telegram.address}/bot{TOKEN}/sendMessage"
    async with telegram.session.get(base, params={"chat_id": "7001", "text": "one"}) as response:
        assert response.status == 200
    async with telegram.session.post(base, data={"chat_id": "7001", "text": "two", "reply_markup": "{}"}) as response:
        assert response.status == 200
    assert [message["text"] for message in telegram.ana.messages] == ["/start", "one", "two"]
