"""Draws the desk once: what waits and all cases in tables, or one case with everybody in it.

1. Colour only underlines: every cell says in words what it means, so a pipe or a screen reader loses nothing.
2. Narrow windows get the same facts one under the other instead of columns cut to nothing.
3. What people typed is shown as it is: never read as markup or as codes that steer a terminal.
"""

from __future__ import annotations

import io
import sys
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from bot.terminal import tables
from bot.terminal.as_csv import as_csv
from bot.terminal.as_json import as_json as to_json
from bot.terminal.light import light
from bot.terminal.words import LIGHTS, MISSING, Say, plain
from flows.specialists.words import NOT_SENT, PHASES
from flows.text import N, T
from storage.desk import Desk, DeskAlert, DeskCase

NARROW = 90
NARROW_FOR_PEOPLE = 140
PIPED = 180
MOST_UNDELIVERED = 5
COLOURS = {"▲": "red", "◆": "yellow", "●": "green"}


class NoSuchCase(LookupError):
    """There is no such case. `hearthside console` without a name lists them."""

    def __str__(self) -> str:
        return " ".join((self.__doc__ or "").split())


def console(
    desk: Desk,
    as_json: bool = False,
    case: str | None = None,
    *,
    to_csv: bool = False,
    width: int = PIPED,
    colour: bool = False,
    language: str = "en",
) -> str:
    """The desk as text. ``case`` is a code name (capitals do not matter) or an id.

    :raises NoSuchCase: when no case is called so.
    """
    desk = desk if case is None else _only(desk, find(desk, case))
    if as_json:
        return to_json(desk)
    if to_csv:
        return as_csv(desk)
    say = Say(language)
    drawn = _whole(desk, width, say) if case is None else Group(*(_one(one, desk, width, say) for one in desk.cases))
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False).print(
        drawn
    )
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n")).rstrip("\n")


def show(
    desk: Desk,
    as_json: bool = False,
    case: str | None = None,
    out: TextIO | None = None,
    err: TextIO | None = None,
    *,
    to_csv: bool = False,
    language: str = "en",
) -> int:
    """Print the desk; 0 when it is done, 1 when it was refused, with the reason on standard error."""
    out, err = out or sys.stdout, err or sys.stderr
    window = Console(file=out)
    try:
        width = window.width if window.is_terminal else PIPED
        colour = window.is_terminal and not window.no_color
        text = console(desk, as_json, case, to_csv=to_csv, width=width, colour=colour, language=language)
        print(text, file=out)
    except NoSuchCase as error:
        print(error, file=err)
        return 1
    return 0


def _only(desk: Desk, cases: tuple[DeskCase, ...]) -> Desk:
    wanted = {case.id for case in cases}
    return Desk(desk.now, cases, tuple(one for one in desk.things if one.case in wanted))


def find(desk: Desk, wanted: str) -> tuple[DeskCase, ...]:
    """Two cases may carry one code name; then both are shown."""
    name = wanted.strip().casefold()
    found = tuple(case for case in desk.cases if case.code_name.casefold() == name or str(case.id) == name)
    if not found:
        raise NoSuchCase(wanted)
    return found


# --- all cases -------------------------------------------------------------------------------------------------------
def _whole(desk: Desk, width: int, say: Say) -> RenderableType:
    if not desk.cases:
        return Text(say(T("No case is open yet. A specialist opens one in the chat: /console.")))
    waits = (_table(tables.inbox(desk, say), width), Text("")) if desk.things else ()
    return Group(*waits, _table(tables.cases(desk.cases, say), width))


# --- one case --------------------------------------------------------------------------------------------------------
def _one(case: DeskCase, desk: Desk, width: int, say: Say) -> RenderableType:
    head = Text.assemble(
        (plain(case.code_name), "bold"), " · ", say.of(PHASES, case.phase), " · ", _cell(say(LIGHTS[light(case)]))
    )
    meeting = Text(f"{say(T('Meeting'))}: {tables.meeting(case, say)}")
    lines: list[RenderableType] = [head, meeting, Text(go(case, say))]
    lines += [Text(alert(one, case.zone, say)) for one in case.alerts]
    lines += [Text(line) for line in undelivered(case, say)]
    if not case.members:
        return Group(*lines, Text(say(T("Nobody has joined yet."))), Text(""))
    return Group(*lines, _table(tables.roster(case, desk.now, say), width, NARROW_FOR_PEOPLE), Text(""))


def go(case: DeskCase, say: Say) -> str:
    ready = case.readiness
    if ready.go:
        return say(T("Ready: nothing that counts is missing."))
    things = say(N("Not ready: {n} thing is missing", "Not ready: {n} things are missing", n=ready.missing))
    return ", ".join([things, *(say.of(MISSING, step) for step in ready.of_case)])


def alert(one: DeskAlert, zone: str, say: Say) -> str:
    how_soon = T("▲ Alert, at once") if one.level == "red" else T("◆ Alert, within a day")
    return " · ".join((say(how_soon), say.alert(one.kind), plain(one.about), say.when(one.raised_at, zone)))


def undelivered(case: DeskCase, say: Say) -> list[str]:
    """Who did not get a message, and why: the newest, and how many more."""
    shown = [
        " · ".join((say(T("Did not arrive")), plain(one.name), say.of(NOT_SENT, one.why), say.when(one.at, case.zone)))
        for one in case.undelivered[:MOST_UNDELIVERED]
    ]
    more = len(case.undelivered) - len(shown)
    return [*shown, *([say(N("And {n} more did not arrive.", "And {n} more did not arrive.", n=more))] if more else [])]


# --- shapes ----------------------------------------------------------------------------------------------------------
def _table(found: tables.Table, width: int, narrow: int = NARROW) -> RenderableType:
    """Columns where there is room for them; else each row as a small list of its own."""
    if width < narrow:
        return Group(*(_listed(found.heads, row) for row in found.rows))
    table = RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in found.heads:
        table.add_column(name, overflow="fold")
    for row in found.rows:
        table.add_row(*map(_cell, row))
    return table


def _cell(words: str) -> Text:
    """Typed words are never markup."""
    return Text(words, style=COLOURS.get(words[:1], ""))


def _listed(names: tuple[str, ...], row: tuple[str, ...]) -> RenderableType:
    lines = [Text.assemble(f"{name}: ", _cell(cell)) for name, cell in zip(names, row, strict=True) if cell]
    return Group(*lines, Text(""))
