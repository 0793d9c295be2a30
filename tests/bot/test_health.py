"""What an operator sees: numbers, alive, ready; and one id that leads from hearing to sending."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import aiohttp.web
import pytest
import structlog
from sqlalchemy import update

from bot import log
from bot.health import application
from bot.readiness import State as Health
from bot.run import Running
from bot.settings import Refused, Settings
from storage import tables
from storage.db import make_engine
from storage.errors import StorageUnavailable
from storage.unit_of_work import UnitOfWork
from tests.bot.edge import Edge, invitation, texts, until

DASHBOARD = Path(__file__).parents[2] / "docs" / "grafana.json"


class Looking:
    def __init__(self, session: aiohttp.ClientSession, state: Health) -> None:
        self.session, self.state = session, state

    async def at(self, path: str) -> tuple[int, str]:
        async with self.session.get(path) as answer:
            return answer.status, await answer.text()


@asynccontextmanager
async def looking(bot: Running) -> AsyncIterator[Looking]:
    state = Health(bot.worker, at_work=True)
    runner = aiohttp.web.AppRunner(application(state))
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{runner.addresses[0][1]}") as session:
        yield Looking(session, state)
    await runner.cleanup()


def lose(uow: UnitOfWork) -> None:
    uow.connection.exec_driver_sql("PRAGMA query_only = ON")
    uow.execute(update(tables.person).values(name=b""))


def value(numbers: str, line: str) -> float:
    return float(next(one.rsplit(" ", 1)[1] for one in numbers.splitlines() if one.rsplit(" ", 1)[0] == line))


async def test_numbers_say_what_came_what_waits_and_what_failed(edge: Edge) -> None:
    phone = edge.phone(7)
    async with edge.bot() as bot, looking(bot) as look:
        edge.api.fail_next("sendMessage", 500, "Internal Server Error")
        phone.starts(await invitation(bot))
        await until(lambda: bot.worker.tally.failures["telegram"] == 1)
        status, numbers = await look.at("/metrics")
        assert status == 200
        assert value(numbers, 'hearthside_updates_total{outcome="kept"}') == 1
        assert value(numbers, 'hearthside_failures_total{kind="telegram"}') == 1
        assert value(numbers, 'hearthside_queue_depth{queue="reply"}') == 1
        assert value(numbers, "hearthside_update_seconds_count") == 1
        assert value(numbers, 'hearthside_alerts_unacknowledged{level="red"}') == 0
        assert value(numbers, "hearthside_database_up") == 1


async def test_the_dashboard_asks_for_numbers_that_there_are(edge: Edge) -> None:
    phone = edge.phone(7)
    async with edge.bot() as bot, looking(bot) as look:
        phone.starts(await invitation(bot))
        await until(lambda: texts(phone))
        bot.worker.tally.failures["turn"] += 1
        _, numbers = await look.at("/metrics")
    there = set(re.findall(r"^((?:hearthside|process)_\w+)", numbers, re.MULTILINE))
    panels = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    asked = {
        name
        for panel in panels
        for one in panel["targets"]
        for name in re.findall(r"(?:hearthside|process)_\w+", one["expr"])
    }
    assert asked - there == set()
    ours = {name.removesuffix("_created") for name in there if name.startswith("hearthside")}
    shown = {name.removesuffix("_bucket") for name in asked}
    assert {name for name in ours if not name.endswith(("_sum", "_count", "_bucket"))} - shown == {
        "hearthside_update_seconds", "hearthside_reply_seconds",
    } - shown  # fmt: skip


async def test_alive_and_ready_are_told_apart(edge: Edge) -> None:
    async with edge.bot(polls=False) as bot, looking(bot) as look:
        assert [await look.at("/healthz"), await look.at("/readyz")] == [(200, "ok\n")] * 2
        look.state.at_work = False
        assert [(await look.at(path))[0] for path in ("/healthz", "/readyz")] == [200, 503]
        look.state.at_work = True
        await bot.worker.stop()
        assert [(await look.at(path))[0] for path in ("/healthz", "/readyz")] == [503, 503]


@pytest.mark.sqlite
async def test_a_database_that_is_away_is_not_ready_and_the_other_numbers_are_still_there(edge: Edge) -> None:
    async with edge.bot(polls=False) as bot, looking(bot) as look:
        engine = bot.worker.database.engine
        bot.worker.database.engine = make_engine(f"sqlite:///{edge.folder}/no/such/folder/a.db")
        with pytest.raises(StorageUnavailable):
            await bot.worker.run(lose)
        assert await look.at("/readyz") == (503, "the database does not answer\n")
        status, numbers = await look.at("/metrics")
        assert (status, value(numbers, "hearthside_database_up")) == (200, 0)
        bot.worker.database.engine = engine
        assert (await look.at("/readyz"))[0] == 200


@pytest.mark.parametrize("address", ["0.0.0.0:9090", "8.8.8.8:9090", "[::]:9090", "example.org:9090", "9090"])
def test_numbers_are_only_for_a_private_address(address: str) -> None:
    with pytest.raises(Refused, match="private address"):
        Settings(metrics=address)


@pytest.mark.parametrize("address", ["", "127.0.0.1:9090", "localhost:9090", "10.0.0.5:9090", "[::1]:9090"])
def test_a_private_address_is_taken(address: str) -> None:
    assert Settings(metrics=address).metrics == address


async def test_one_id_leads_from_the_update_to_what_was_sent(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    lines, before = io.StringIO(), structlog.get_config()
    monkeypatch.setattr(sys, "stderr", lines)
    log.set_up("info")
    phone = edge.phone(700_700_700)
    async with edge.bot() as bot:
        update = phone.starts(await invitation(bot))["update_id"]
        await until(lambda: texts(phone))
    structlog.configure(**before)
    found = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [one["event"] for one in found if one.get("cause") == f"u{update}"][:2] == ["heard", "sent"]
    assert "700700700" not in {str(part) for one in found for part in one.values()}
