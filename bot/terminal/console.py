"""Draws the desk: all cases in a table, or one case with everybody in it.

1. Colour only underlines: every cell says in words what it means, so a pipe or a screen reader loses nothing.
2. Narrow windows get the same facts one under the other instead of columns cut to nothing.
3. What people typed is shown as it is: never read as markup or as codes that steer a terminal.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TextIO
from zoneinfo import ZoneInfo

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.terminal.as_csv import as_csv
from bot.terminal.as_json import as_json as to_json
from bot.terminal.light import SAYS, light
from storage.desk import Desk, DeskAlert, DeskCase, DeskMember

NARROW = 90
NARROW_FOR_PEOPLE = 130
PIPED = 180
COLOURS = {"red": "red", "amber": "yellow", "green": "green"}
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of a line: they could make one name look like another."""
RSVP = {"yes": "will be there", "cannot": "cannot come", "talk": "needs to talk"}


MISSING = {
    "team": "nobody is in", "flags": "a red flag is open", "meeting": "no meeting", "safety": "plan for safety", "bed": "bed", "transport": "ride", "rsvp": "answer", "talk": "a talk",
    "training": "lessons", "letter": "letter", "letter_approval": "letter to approve", "information": "answers",
    "boundaries": "boundary", "boundaries_approval": "boundary to approve", "rehearsals": "rehearsals",
}  # fmt: skip


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
) -> str:
    """The desk as text. ``case`` is a code name (capitals do not matter) or an id.

    :raises NoSuchCase: when no case is called so.
    """
    desk = desk if case is None else Desk(desk.now, _find(desk, case))
    if as_json:
        return to_json(desk)
    if to_csv:
        return as_csv(desk)
    drawn = _cases(desk, width) if case is None else Group(*(_one(one, desk.now, width) for one in desk.cases))
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
) -> int:
    """Print the desk; 0 when it is done, 1 when it was refused, with the reason on standard error."""
    out, err = out or sys.stdout, err or sys.stderr
    window = Console(file=out)
    try:
        width = window.width if window.is_terminal else PIPED
        colour = window.is_terminal and not window.no_color
        print(console(desk, as_json, case, to_csv=to_csv, width=width, colour=colour), file=out)
    except NoSuchCase as error:
        print(error, file=err)
        return 1
    return 0


def _find(desk: Desk, wanted: str) -> tuple[DeskCase, ...]:
    """Two cases may carry one code name; then both are shown."""
    name = wanted.strip().casefold()
    found = tuple(case for case in desk.cases if case.code_name.casefold() == name or str(case.id) == name)
    if not found:
        raise NoSuchCase(wanted)
    return found


# --- all cases -------------------------------------------------------------------------------------------------------
def _cases(desk: Desk, width: int) -> RenderableType:
    if not desk.cases:
        return Text("No case is open yet. A specialist opens one in the chat: /console.")
    rows = [
        (_plain(case.code_name), _light(case), case.phase, _meeting(case), _circle(case), _open(case.alerts))
        for case in desk.cases
    ]
    return _table(("Case", "Now", "Phase", "Meeting", "Circle", "Alerts"), rows, width)


def _circle(case: DeskCase) -> Text:
    inside = [one for one in case.members if one.state == "in" and one.role == "member"]
    waiting = sum(one.state == "waiting" for one in case.members)
    parts = [f"{len(inside)} in"] + ([f"{waiting} to let in"] if waiting else [])
    shared, coming = sum(one.letter_shared for one in inside), sum(one.rsvp == "yes" for one in inside)
    return Text(", ".join([*parts, f"letters {shared}/{len(inside)}", f"coming {coming}/{len(inside)}"]))


def _open(alerts: tuple[DeskAlert, ...]) -> Text:
    return Text(str(len(alerts)) if alerts else "none")


def _light(case: DeskCase) -> Text:
    now = light(case)
    return Text(SAYS[now], style=COLOURS[now])


def _meeting(case: DeskCase) -> Text:
    if case.outcome:
        return Text(f"outcome: {case.outcome.replace('_', ' ')}")
    return Text(_when(case.meeting_at, case.zone) if case.meeting_at else "not set")


# --- one case --------------------------------------------------------------------------------------------------------
def _one(case: DeskCase, now: datetime, width: int) -> RenderableType:
    head = Text.assemble((_plain(case.code_name).plain, "bold"), " · ", case.phase, " · ", _light(case))
    lines: list[RenderableType] = [head, Text.assemble("Meeting: ", _meeting(case)), _go(case)]
    lines += [_alert(alert, case.zone) for alert in case.alerts]
    if not case.members:
        return Group(*lines, Text("Nobody has joined yet."), Text(""))
    names = ("Name", "Who", "Lessons", "Told", "Letter", "Boundaries", "Rehearsed", "Answer", "Missing", "Last seen")
    rows = [_member(one, steps, now) for one, steps in zip(case.members, case.missing, strict=True)]
    return Group(*lines, _table(names, rows, width, NARROW_FOR_PEOPLE), Text(""))


def _go(case: DeskCase) -> Text:
    ready = case.readiness
    if ready.go:
        return Text("Ready: nothing that counts is missing. Bed, ride and safety plan are yours to check.")
    things = "1 thing is missing" if ready.missing == 1 else f"{ready.missing} things are missing"
    return Text(", ".join([f"Not ready: {things}", *(MISSING[step] for step in ready.of_case)]))


def _alert(alert: DeskAlert, zone: str) -> Text:
    words = "Alert, at once" if alert.level == "red" else "Alert, within a day"
    line = f"{words}: {alert.kind.replace('_', ' ')}, about {_plain(alert.about)}, {_when(alert.raised_at, zone)}"
    return Text(line, style=COLOURS.get(alert.level, ""))


def _member(one: DeskMember, steps: tuple[str, ...], now: datetime) -> tuple[str | Text, ...]:
    who = "the loved one" if one.role == "loved_one" else one.relation.replace("_", " ") or "member"
    name = _plain(one.name) if one.name else Text("(no name yet)")
    if one.state == "waiting":
        return name, _plain(who), "", "", "", "", "", "waits to be let in", "", _ago(one, now)
    if one.role == "loved_one":
        return name, who, "", "", "", "", "", "", "", _ago(one, now)
    answer, missing = RSVP.get(one.rsvp or "", "none yet"), ", ".join(MISSING[step] for step in steps) or "nothing"
    return (
        name, _plain(who), str(one.modules_passed), str(one.information), _letter(one), _boundaries(one),
        str(one.rehearsals), answer, missing, _ago(one, now),
    )  # fmt: skip


def _letter(one: DeskMember) -> str:
    if one.letter_shared:
        return "shared, to read" if one.letter_unread else "approved" if one.letter_approved else "shared"
    return f"{one.letter_parts} parts" if one.letter_parts else "not begun"


def _boundaries(one: DeskMember) -> str:
    if not one.boundaries:
        return "0"
    return f"{one.boundaries}, approved {one.boundaries_approved}"


def _ago(one: DeskMember, now: datetime) -> str:
    """In words; the date itself is in --json."""
    if one.blocked:
        return "has blocked the bot"
    if one.last_seen is None:
        return "never"
    past = now - one.last_seen
    if past < timedelta(hours=1):
        return "within the hour"
    hours, days = past // timedelta(hours=1), past // timedelta(days=1)
    count, unit = (days, "day") if days else (hours, "hour")
    return f"{count} {unit}{'' if count == 1 else 's'} ago"


# --- shapes ----------------------------------------------------------------------------------------------------------
def _table(
    names: tuple[str, ...], rows: Sequence[tuple[str | Text, ...]], width: int, narrow: int = NARROW
) -> RenderableType:
    """Columns where there is room for them; else each row as a small list of its own."""
    if width < narrow:
        return Group(*(_listed(names, row) for row in rows))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _listed(names: tuple[str, ...], row: tuple[str | Text, ...]) -> RenderableType:
    lines = [Text.assemble(f"{name}: ", cell) for name, cell in zip(names, row, strict=True) if str(cell)]
    return Group(*lines, Text(""))


def _when(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M} {zone.rpartition('/')[2].replace('_', ' ')}"


def _plain(words: str) -> Text:
    """Typed words without anything that steers a terminal or turns its direction."""
    return Text("".join(letter for letter in words if not _steers(letter)))


def _steers(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Zl", "Zp") or letter in TURNING
