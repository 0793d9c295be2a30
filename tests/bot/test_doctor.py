"""``hearthside doctor`` against the local Bot API: each thing that is wrong is told, with how to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import select, update

from bot.doctor import examine
from bot.tryout.server import LocalBotApi
from storage import tables
from storage.db import Database
from storage.heard import set_aside, sweep
from storage.unit_of_work import transaction
from storage.writes.person import give_name, meet
from tests.bot.edge import TOKEN, Edge

NAMES = (
    "settings", "token", "bot's privacy", "bot's name", "webhook", "database and keys", "stored fields", "audit log",
    "updates set aside", "list of the erased", "permissions", "clock",
)  # fmt: skip
ADDRESS = "https://a.example/hook"
NO_WEBHOOK = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


@pytest.fixture
def doctor(edge: Edge, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    async def look(**more: Any) -> tuple[int, str]:
        settings = edge.settings(**more)
        code = await asyncio.to_thread(examine, settings)
        out = capsys.readouterr().out
        assert TOKEN not in out and TOKEN.partition(":")[2] not in out
        keys = settings.data_dir / "keys"
        assert not keys.exists() or keys.read_text().strip() not in out
        return code, "\n".join(line for line in out.splitlines() if line.startswith("WRONG")) or out

    return look


async def test_all_is_well(doctor: Any) -> None:
    code, out = await doctor()
    assert (code, [line.split(": ")[0].split(maxsplit=1) for line in out.splitlines()]) == (
        0,
        [["ok", name] for name in NAMES],
    )


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"can_join_groups": True}, "/setjoingroups"),
        ({"can_read_all_group_messages": True}, "/setprivacy"),
        ({"first_name": "Intervention helper"}, "/setname"),
        ({"username": "rehab_bot"}, "cannot be changed"),
    ],
)
async def test_what_the_bot_should_not_be_is_told(edge: Edge, doctor: Any, said: dict[str, Any], line: str) -> None:
    before = edge.api.methods.do_getme
    edge.api.methods.do_getme = lambda given: {**before(given), **said}  # type: ignore[method-assign]
    code, wrong = await doctor()
    assert code == 1 and len(wrong.splitlines()) == 1 and line in wrong


@pytest.mark.parametrize(
    ("ours", "state", "line"),
    [
        ("", {"url": ADDRESS}, "HEARTHSIDE_WEBHOOK_URL is not set"),
        (ADDRESS, {}, "start the bot"),
        (ADDRESS, {"url": ADDRESS, "last_error_date": 1, "last_error_message": "x"}, ""),
        (ADDRESS, {"url": ADDRESS, "last_error_date": "now", "last_error_message": "Connection refused"}, "Connection refused"),
        (ADDRESS, {"url": ADDRESS, "pending_update_count": 500}, "500 updates wait"),
    ],
)  # fmt: skip
async def test_the_webhook_is_looked_at(edge: Edge, doctor: Any, ours: str, state: dict[str, Any], line: str) -> None:
    if state.get("last_error_date") == "now":
        state = {**state, "last_error_date": int(datetime.now(UTC).timestamp())}
    edge.api.updates.webhook_info = lambda: {**NO_WEBHOOK, **state}  # type: ignore[method-assign]
    code, wrong = await doctor(webhook_url=ours)
    assert code == int(bool(line)) and line in wrong


async def test_a_clock_that_differs_from_telegrams_is_told(doctor: Any) -> None:
    async def later(request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Date"] = format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True)

    api = LocalBotApi(TOKEN, now=lambda: datetime.now(UTC))
    api.app.on_response_prepare.append(later)
    code, wrong = await doctor(api_url=await api.start())
    await api.stop()
    assert code == 1 and "seconds behind Telegram's" in wrong


async def test_damage_a_broken_chain_and_open_files_are_told_without_content(edge: Edge, doctor: Any) -> None:
    database = Database.open("", edge.folder)
    with transaction(database, datetime.now(UTC)) as uow:
        person = meet(uow, 7, "en")
        give_name(uow, person, "Marisol")
        uow.audit.add(at=uow.now, actor=person.id, what="NameGiven", case=None, subject=None)
    with database.engine.begin() as connection:
        connection.execute(update(tables.person).values(name=b"x" * 40))
        connection.execute(update(tables.audit).values(what="Nothing"))
    database.close()
    code, wrong = await doctor()
    assert code == 1
    assert [line.split(": ")[0] for line in wrong.splitlines()] == ["WRONG   stored fields", "WRONG   audit log"]
    assert f"person.name:{person.id}" in wrong and "row 1 was changed" in wrong and "Marisol" not in wrong


async def test_what_was_set_aside_is_told_while_it_is_fresh_and_forgotten_after_a_month(
    edge: Edge, doctor: Any
) -> None:
    database, now = Database.open("", edge.folder), datetime.now(UTC)
    for days in (0, 2, 31):
        with transaction(database, now - timedelta(days=days)) as uow:
            set_aside(uow, days, 7, "KeyError at menu.py:7")
    code, wrong = await doctor()
    assert code == 1 and "1 in the last day could not be played (1 × KeyError at menu.py:7)" in wrong
    with transaction(database, now + timedelta(days=1.1)) as uow:
        sweep(uow)
        assert [row.update for row in uow.rows(select(tables.set_aside))] == [0, 2]
    database.close()


async def test_files_that_others_can_read_are_told(doctor: Any, edge: Edge) -> None:
    await doctor()
    (edge.folder / "keys").chmod(0o644)
    code, wrong = await doctor()
    assert code == 1 and f"chmod 600 {Path(edge.folder) / 'keys'}" in wrong
    edge.folder.chmod(0o770)
    code, wrong = await doctor()
    assert code == 1 and f"chmod 700 {edge.folder}" in wrong
