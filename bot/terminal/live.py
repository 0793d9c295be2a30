"""The desk as a full-screen view that keeps itself fresh: inbox, cases, one case, one person. Read-only.

1. One table whose rows come from where one is; a place is remembered on a way back, and so is the row.
2. Reading happens beside the screen, every few seconds; when it fails, what was read last stays, and the line on top says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rich.cells import cell_len
from rich.text import Text
from textual import work
from textual.app import App, ComposeResult
from textual.timer import Timer
from textual.widgets import DataTable, Footer, Input, Static

from bot.terminal import tables
from bot.terminal.console import COLOURS, alert, go, undelivered
from bot.terminal.keys import Help, bind_keys
from bot.terminal.light import light
from bot.terminal.words import LIGHTS, Say, plain
from flows.specialists.words import PHASES
from flows.text import N, T
from storage.desk import Desk, DeskCase, DeskMember
from storage.desk.course import Course
from storage.errors import StorageError

EVERY = 5.0
FILTERS = ("all", "red", "amber", "green")


@dataclass(frozen=True, slots=True)
class Where:
    """``view``: inbox, cases, case, member."""

    view: str = "inbox"
    case: int = 0
    member: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Where the desk is read: both raise ``StorageError`` when it cannot be."""

    desk: Callable[[], Desk]
    course: Callable[[int, int], Course]


class Live(App[None]):
    CSS = """
    #head { height: 1; padding: 0 1; text-style: bold; background: $panel; }
    #detail { height: auto; max-height: 8; padding: 0 1; }
    #find { height: 3; display: none; }
    DataTable { height: 1fr; }
    """
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, source: Source, language: str = "en", case: str | None = None) -> None:
        super().__init__()
        self.say = Say(language)
        bind_keys(self, self.say)
        self.source, self.wanted = source, case
        self.reads: Desk | None = None
        self.course: Course = {}
        self.trail: list[Where] = [Where()]
        self.words, self.only, self.trouble = "", "all", ""
        self._next: Timer | None = None
        self._drawn: tuple[Where, tables.Table] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield Static(id="detail")
        yield Input(id="find", placeholder=self.say(T("A name of a case, or of somebody in it")))
        yield DataTable(cursor_type="row", zebra_stripes=True)
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(DataTable).focus()
        self.action_read()

    # --- reading -----------------------------------------------------------------------------------------------------
    @work(thread=True, exclusive=True)
    def action_read(self) -> None:
        where = self.where
        try:
            desk = self.source.desk()
            course = self.source.course(where.case, where.member) if where.view == "member" else {}
        except StorageError as error:
            self.call_from_thread(self._troubled, str(error))
            return
        self.call_from_thread(self._read, desk, course, where)

    def _later(self) -> None:
        """Again in a while, counted from the end: a large practice takes its time to read."""
        if self._next is not None:
            self._next.stop()
        self._next = self.set_timer(EVERY, self.action_read)

    def _troubled(self, why: str) -> None:
        self.trouble = why
        self._later()
        self._draw_head()

    def _read(self, desk: Desk, course: Course, where: Where) -> None:
        first, self.reads, self.trouble = self.reads is None, desk, ""
        self._later()
        if where == self.where:
            self.course = course
        if first and self.wanted is not None:
            self._open_wanted(desk, self.wanted)
        self._draw()

    def _open_wanted(self, desk: Desk, wanted: str) -> None:
        found = [case for case in desk.cases if wanted.casefold() in (case.code_name.casefold(), str(case.id))]
        if found:
            self.trail = [Where("cases"), Where("case", found[0].id)]

    # --- where one is ------------------------------------------------------------------------------------------------
    @property
    def where(self) -> Where:
        return self.trail[-1]

    def _open(self, where: Where) -> None:
        self.trail[-1] = replace(self.where, row=self.query_one(DataTable).cursor_row)
        self.trail.append(where)
        self.course = {}
        self._draw()
        if where.view == "member":
            self.action_read()

    def action_go(self, view: str) -> None:
        self.trail = [Where(view)]
        self._draw()

    def action_back(self) -> None:
        find = self.query_one("#find", Input)
        if find.display or self.words:
            find.display, self.words, find.value = False, "", ""
            self.query_one(DataTable).focus()
        elif len(self.trail) > 1:
            self.trail.pop()
        self._draw()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        key, desk = event.row_key.value or "", self.reads
        if desk is None:
            return
        if self.where.view == "inbox":
            thing = desk.things[int(key)]
            member = Where("member", thing.case, thing.about or 0)
            self._open(member if thing.about and self._member(thing.case, thing.about) else Where("case", thing.case))
        elif self.where.view == "cases":
            self._open(Where("case", int(key)))
        elif self.where.view == "case":
            self._open(Where("member", self.where.case, int(key)))

    def action_find(self) -> None:
        if self.where.view not in ("inbox", "cases"):
            self.trail = [Where("cases")]
        find = self.query_one("#find", Input)
        find.display = True
        find.focus()
        self._draw()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.words = event.value.strip().casefold()
        self._draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.input.display = False
        self.query_one(DataTable).focus()

    def action_filter(self) -> None:
        """All, then each light in turn."""
        if self.where.view != "cases":
            self.trail = [Where("cases")]
        self.only = FILTERS[(FILTERS.index(self.only) + 1) % len(FILTERS)]
        self._draw()

    def action_help(self) -> None:
        self.push_screen(Help(self.say))

    # --- drawing -----------------------------------------------------------------------------------------------------
    def _draw(self) -> None:
        if self.reads is None:
            return
        found, detail = self._here(self.reads)
        table = self.query_one(DataTable)
        if (self.where, found) != self._drawn:
            here = self._drawn is not None and self._drawn[0] == self.where
            _fill(table, found, table.cursor_row if here else self.where.row)
            self._drawn = (self.where, found)
        box = self.query_one("#detail", Static)
        box.update(Text("\n".join(detail)))
        box.display = bool(detail)
        self._draw_head()

    def _here(self, desk: Desk) -> tuple[tables.Table, list[str]]:
        """The table and the lines above it."""
        say, where = self.say, self.where
        case = next((one for one in desk.cases if one.id == where.case), None)
        if where.view in ("case", "member") and case is None:
            return tables.cases(desk.cases, say), [say(T("That case is no longer open."))]
        if where.view == "case" and case is not None:
            return tables.roster(case, desk.now, say), self._of_case(case)
        if where.view == "member" and case is not None:
            one = self._member(case.id, where.member)
            return tables.course(self.course, say), self._of_member(case, one, desk.now) if one else []
        if where.view == "cases":
            shown = tuple(one for one in desk.cases if self._fits(one))
            return tables.cases(shown, say), [] if shown else [say(T("No case fits."))]
        kept = tables.inbox(desk, say)
        rows = [
            (key, row) for key, row in zip(kept.keys, kept.rows, strict=True) if self.words in " ".join(row).casefold()
        ]
        found = tables.Table(kept.heads, tuple(row for _, row in rows), tuple(key for key, _ in rows))
        return found, [] if rows else [say(T("Nothing waits here."))]

    def _fits(self, case: DeskCase) -> bool:
        named = [case.code_name, *(one.name for one in case.members)]
        return self.only in ("all", light(case)) and any(self.words in name.casefold() for name in named)

    def _member(self, case: int, member: int) -> DeskMember | None:
        cases = self.reads.cases if self.reads else ()
        people = (one for found in cases if found.id == case for one in found.members)
        return next((one for one in people if one.id == member), None)

    def _of_case(self, case: DeskCase) -> list[str]:
        say = self.say
        head = f"{plain(case.code_name)} · {say.of(PHASES, case.phase)} · {say(LIGHTS[light(case)])}"
        alerts = [alert(one, case.zone, say) for one in case.alerts]
        return [
            head,
            f"{say(T('Meeting'))}: {tables.meeting(case, say)}",
            go(case, say),
            *alerts,
            *undelivered(case, say),
        ]

    def _of_member(self, case: DeskCase, one: DeskMember, now: datetime) -> list[str]:
        steps = next(steps for other, steps in zip(case.members, case.missing, strict=True) if other.id == one.id)
        shown = tables.roster(replace(case, members=(one,)), now, self.say).heads
        cells = tables.member(one, steps, now, self.say)
        facts = [f"{head}: {cell}" for head, cell in zip(shown[2:], cells[2:], strict=True) if cell]
        none = [] if self.course else [self.say(T("No course of check-ins that is shared."))]
        return [f"{cells[0]} · {cells[1]} · {plain(case.code_name)}", " · ".join(facts), *none]

    def _draw_head(self) -> None:
        say, desk = self.say, self.reads
        if self.trouble:
            self.query_one("#head", Static).update(f"! {self.trouble}")
            return
        if desk is None:
            return
        lights = [light(case) for case in desk.cases]
        count = say(N("{n} case", "{n} cases", n=len(lights)))
        shapes = f"▲ {lights.count('red')}  ◆ {lights.count('amber')}  ● {lights.count('green')}"
        waits = say(N("{n} thing waits", "{n} things wait", n=len(desk.things)))
        narrowed = [say(LIGHTS[self.only])] if self.only != "all" and self.where.view == "cases" else []
        found = [f"/{self.words}"] if self.words else []
        parts = [count, shapes, waits, *narrowed, *found, f"{desk.now.astimezone():%H:%M:%S}"]
        self.query_one("#head", Static).update(" · ".join(parts))


def _fill(table: DataTable[Any], found: tables.Table, row: int) -> None:
    """Anew, with the line where it was."""
    table.clear(columns=True)
    for at, head in enumerate(found.heads):
        table.add_column(head, width=max(map(cell_len, (head, *(row[at] for row in found.rows)))))
    for key, cells in zip(found.keys, found.rows, strict=True):
        table.add_row(*(_cell(cell) for cell in cells), key=key)
    table.move_cursor(row=min(row, max(0, len(found.rows) - 1)))


def _cell(words: str) -> Any:
    return Text(words, style=COLOURS.get(words[:1], ""))
