"""``hearthside console --csv``: one line for each person of each case, for spreadsheets and pipes.

Others build on these columns: new ones may come at the end, none go or change meaning. Words that somebody typed never
begin like a formula: a spreadsheet would run it.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from bot.terminal.light import light
from storage.desk import Desk, DeskCase, DeskMember

OF_CASE = ("case", "code_name", "phase", "approach", "meeting_at", "outcome", "light", "ready", "case_missing")
OF_MEMBER = (
    "name", "role", "state", "relation", "language", "modules_passed", "information", "letter_parts", "letter_shared",
    "letter_approved", "boundaries", "boundaries_approved", "rehearsals", "rsvp", "last_seen", "blocked",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(desk: Desk) -> str:
    """A case in which nobody is yet has one line without a person."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow((*OF_CASE, *OF_MEMBER, "missing"))
    for case in desk.cases:
        about, missing = _of_case(case), case.missing
        for one, steps in zip(case.members, missing, strict=True):
            write.writerow((*about, *_of_member(one), " ".join(steps)))
        if not case.members:
            write.writerow((*about, *("" for _ in OF_MEMBER), ""))
    return out.getvalue().rstrip("\n")


def _of_case(case: DeskCase) -> tuple[str, ...]:
    ready = case.readiness
    values = (
        case.id, case.code_name, case.phase, case.approach, case.meeting_at, case.outcome, light(case), ready.go,
        " ".join(ready.of_case),
    )  # fmt: skip
    return tuple(map(_cell, values))


def _of_member(one: DeskMember) -> tuple[str, ...]:
    return tuple(_cell(getattr(one, name)) for name in OF_MEMBER)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.astimezone(UTC).isoformat()
        case str() if value.startswith(FORMULA):
            return f"'{value}"
        case _:
            return str(value)
