"""The live view, with keys as somebody presses them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Static

from bot.terminal.keys import Help
from bot.terminal.live import Live, Source, Where
from storage.desk import Desk
from storage.errors import StorageUnavailable
from tests.bot.terminal.test_console import CEDAR, DESK, HARBOUR, NOW

COURSE: Any = {"guilt": [(NOW, 8.0), (NOW, 2.0)]}


class Played:
    """A desk that the test may change, and whether it can be read."""

    def __init__(self, language: str = "en", case: str | None = None, desk: Desk = DESK) -> None:
        self.desk, self.broken = desk, False
        self.app = Live(Source(self.read, lambda case, member: COURSE), language, case)

    def read(self) -> Desk:
        if self.broken:
            raise StorageUnavailable("the database cannot be opened: it is gone")
        return self.desk

    async def presses(self, pilot: Pilot[None], *keys: str) -> None:
        await pilot.press(*keys)
        await self.settles(pilot)

    async def settles(self, pilot: Pilot[None]) -> None:
        await self.app.workers.wait_for_complete()
        await pilot.pause()

    @property
    def rows(self) -> list[str]:
        table = self.app.query_one(DataTable)
        return [" | ".join(str(cell) for cell in table.get_row_at(n) if str(cell)) for n in range(table.row_count)]

    def line(self, name: str) -> str:
        return str(self.app.query_one(f"#{name}", Static).render())


async def test_it_begins_with_what_waits_and_opens_the_person() -> None:
    played = Played()
    async with played.app.run_test(size=(80, 24)) as pilot:
        await played.settles(pilot)
        assert played.rows[0] == "▲ at once | Cedar | Ana | used again"
        assert played.line("head").startswith("2 cases · ▲ 1  ◆ 0  ● 1 · 4 things wait")
        await played.presses(pilot, "enter")
        assert played.app.where == Where("member", 1, 11)
        assert played.line("detail").startswith("Ana · brother or sister · Cedar\nLessons: 2 · Told: 12")
        assert played.rows == ["Guilt | 2 | 2 | 8 | ▇▂"]
        await played.presses(pilot, "escape")
        assert played.app.where.view == "inbox"


async def test_cases_a_case_and_a_person_and_the_same_line_on_the_way_back() -> None:
    played = Played()
    async with played.app.run_test(size=(120, 40)) as pilot:
        await played.settles(pilot)
        await played.presses(pilot, "c", "enter")
        assert [row.split(" | ")[0] for row in played.rows] == ["(no name yet)", "Ana", "Ben"]
        assert "Not ready: 8 things are missing" in played.line("detail")
        await played.presses(pilot, "down", "down", "enter")
        assert played.app.where == Where("member", 1, 12)
        await played.presses(pilot, "escape")
        assert played.app.query_one(DataTable).cursor_row == 2


async def test_a_name_is_looked_for_and_a_light_is_chosen() -> None:
    played = Played()
    async with played.app.run_test(size=(80, 24)) as pilot:
        await played.settles(pilot)
        await played.presses(pilot, "c", "slash", *"ben", "enter")
        assert len(played.rows) == 1 and "/ben" in played.line("head")
        await played.presses(pilot, "escape", "f", "f", "f")
        assert [row.split(" | ")[0] for row in played.rows] == ["Harbour"]
        await played.presses(pilot, "f", "i")
        assert len(played.rows) == 4


async def test_it_keeps_itself_fresh_and_keeps_what_it_has_when_the_database_is_away() -> None:
    played = Played()
    async with played.app.run_test(size=(80, 24)) as pilot:
        await played.settles(pilot)
        played.desk = Desk(NOW, (CEDAR, replace(HARBOUR, code_name="Elm")))
        await played.presses(pilot, "c", "r")
        assert played.rows[1].startswith("Elm")
        played.broken = True
        await played.presses(pilot, "r")
        assert played.line("head") == "! the database cannot be opened: it is gone"
        assert played.rows[1].startswith("Elm")


async def test_help_opens_and_closes() -> None:
    played = Played()
    async with played.app.run_test(size=(80, 24)) as pilot:
        await played.settles(pilot)
        await played.presses(pilot, "question_mark")
        assert isinstance(played.app.screen, Help) and "all cases" in played.app.screen.text
        await played.presses(pilot, "question_mark")
        assert not isinstance(played.app.screen, Help)


@pytest.mark.parametrize(("case", "where"), [("cedar", Where("case", 1)), ("2", Where("case", 2))])
async def test_it_may_begin_with_one_case(case: str, where: Where) -> None:
    played = Played(case=case)
    async with played.app.run_test(size=(80, 24)) as pilot:
        await played.settles(pilot)
        assert played.app.where == where


async def test_it_speaks_spanish() -> None:
    played = Played("es")
    async with played.app.run_test(size=(80, 24)) as pilot:
        await played.settles(pilot)
        assert played.rows[1].endswith("espera tu sí")
        await played.presses(pilot, "c")
        assert "te necesita ahora" in played.rows[0]
