"""What stands in the tables of the desk: heads and rows of plain cells, the same for the live view and for a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.terminal.light import light
from bot.terminal.words import KINDS, LIGHTS, MISSING, RSVP, Say, plain
from flows.text import N, T, Text
from storage.desk import Desk, DeskCase, DeskMember, DeskThing
from storage.desk.course import Course, label

BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Table:
    """``keys`` tell the rows apart."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]


def _table(say: Say, heads: tuple[Text, ...], rows: list[tuple[str, tuple[str, ...]]]) -> Table:
    return Table(tuple(say(head) for head in heads), tuple(row for _, row in rows), tuple(key for key, _ in rows))


# --- what waits ------------------------------------------------------------------------------------------------------
def inbox(desk: Desk, say: Say) -> Table:
    heads = (T("How soon"), T("Case"), T("Who"), T("What"))
    rows = [(f"{n}", _thing(one, say)) for n, one in enumerate(desk.things)]
    return _table(say, heads, rows)


def _thing(one: DeskThing, say: Say) -> tuple[str, ...]:
    soon = T("▲ at once") if one.rank == 0 else T("◆ within a day") if one.rank == 1 else T("· next")
    return say(soon), plain(one.code_name), plain(one.who), what(one, say)


def what(one: DeskThing, say: Say) -> str:
    match one.kind:
        case "alert":
            return say.alert(one.what)
        case "answer":
            return say.of(RSVP, one.what)
        case "letter":
            return say.of(KINDS, "letter" if one.what == "unread" else "approve")
        case "bounds":
            return say(N("{n} boundary to look at", "{n} boundaries to look at", n=one.many))
        case "ready":
            return say(N("the meeting is close, {n} thing is missing", "the meeting is close, {n} things are missing", n=one.many))  # fmt: skip
        case _:
            return say.of(KINDS, one.kind)


# --- cases -----------------------------------------------------------------------------------------------------------
def cases(found: tuple[DeskCase, ...], say: Say) -> Table:
    from flows.specialists.words import PHASES

    heads = (T("Case"), T("Now"), T("Phase"), T("Meeting"), T("Circle"), T("Alerts"))
    rows = [
        (
            str(case.id),
            (
                plain(case.code_name), say(LIGHTS[light(case)]), say.of(PHASES, case.phase), meeting(case, say),
                circle(case, say), str(len(case.alerts) or say(T("none"))),
            ),
        )
        for case in found
    ]  # fmt: skip
    return _table(say, heads, rows)


def meeting(case: DeskCase, say: Say) -> str:
    if case.outcome:
        from flows.specialists.words import OUTCOMES

        return say.of(OUTCOMES, case.outcome)
    return say.when(case.meeting_at, case.zone) if case.meeting_at else say(T("not set"))


def circle(case: DeskCase, say: Say) -> str:
    inside = case.circle
    waiting = sum(one.state == "waiting" for one in case.members)
    shared, coming = sum(one.letter_shared for one in inside), sum(one.rsvp == "yes" for one in inside)
    parts = [say(T("{n} in", n=len(inside)))] + ([say(T("{n} to let in", n=waiting))] if waiting else [])
    parts.append(say(T("letters {n}/{all}", n=shared, all=len(inside))))
    parts.append(say(T("coming {n}/{all}", n=coming, all=len(inside))))
    return ", ".join(parts)


# --- one case --------------------------------------------------------------------------------------------------------
def roster(case: DeskCase, now: datetime, say: Say) -> Table:
    heads = (
        T("Name"), T("Who"), T("Lessons"), T("Told"), T("Letter"), T("Boundaries"), T("Rehearsed"), T("Answer"),
        T("Missing"), T("Last seen"), T("Check-in"),
    )  # fmt: skip
    rows = [(str(one.id), member(one, steps, now, say)) for one, steps in zip(case.members, case.missing, strict=True)]
    return _table(say, heads, rows)


def member(one: DeskMember, steps: tuple[str, ...], now: datetime, say: Say) -> tuple[str, ...]:
    name = plain(one.name) if one.name else say(T("(no name yet)"))
    seen = say(T("has blocked the bot")) if one.blocked else say.ago(one.last_seen, now)
    checked = say.ago(one.checked_in, now) if one.checked_in else ""
    if one.state == "waiting":
        return name, who(one, say), "", "", "", "", "", say(T("waits to be let in")), "", seen, checked
    if one.role == "loved_one":
        return name, who(one, say), "", "", "", "", "", "", "", seen, checked
    missing = ", ".join(say.of(MISSING, step) for step in steps) or say(T("nothing"))
    answer = say.of(RSVP, one.rsvp) if one.rsvp else say(T("none yet"))
    return (
        name, who(one, say), str(one.modules_passed), str(one.information), letter(one, say), boundaries(one, say),
        str(one.rehearsals), answer, missing, seen, checked,
    )  # fmt: skip


def who(one: DeskMember, say: Say) -> str:
    from flows.specialists.words import RELATIONS

    if one.role == "loved_one":
        return say(T("the loved one"))
    return say.of(RELATIONS, one.relation) if one.relation else say(T("in the circle"))


def letter(one: DeskMember, say: Say) -> str:
    if one.letter_shared:
        state = T("shared, to read") if one.letter_unread else T("approved") if one.letter_approved else T("shared")
        return say(state)
    return say(N("{n} part", "{n} parts", n=one.letter_parts)) if one.letter_parts else say(T("not begun"))


def boundaries(one: DeskMember, say: Say) -> str:
    return say(T("{n}, approved {ok}", n=one.boundaries, ok=one.boundaries_approved)) if one.boundaries else "0"


# --- one person ------------------------------------------------------------------------------------------------------
def course(found: Course, say: Say) -> Table:
    """Each scale with its newest answer, its lowest and highest, and a line of small bars."""
    heads = (T("Check-ins"), T("Last"), T("Lowest"), T("Highest"), T("Course"))
    rows = []
    for question, points in found.items():
        values, asked = [value for _, value in points], label(question)
        name = asked.label.get(say.language, asked.label["en"]) if asked else question
        numbers = (f"{values[-1]:g}", f"{min(values):g}", f"{max(values):g}")
        rows.append((question, (name, *numbers, sparkline(values))))
    return _table(say, heads, rows)


def sparkline(values: list[float]) -> str:
    """One bar for each answer from 0 to 10."""
    return "".join(BARS[min(len(BARS) - 1, max(0, round(value / 10 * (len(BARS) - 1))))] for value in values)
