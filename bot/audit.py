"""``hearthside audit``: who read and changed what, and whether that record is whole."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from bot.on_database import opened
from bot.settings import Refused, Settings
from storage.audit_check import verify
from storage.audit_shown import Line, Unknown, shown
from storage.looking import reading


def check(settings: Settings) -> int:
    """Print what was found. Returns 0 when the chain is whole, else 1."""
    with opened(settings, make=False) as database:
        found = verify(database)
    if found.broken is not None:
        click.echo(f"Row {found.broken} {found.why}. The {found.rows} rows of the chain before it are whole.")
        return 1
    older = f" {found.before} older rows are not in it." if found.before else ""
    click.echo(f"The chain is whole: {found.rows} rows.{older}")
    return 0


def show(settings: Settings, case: str | None, person: str | None, at_most: int) -> None:
    """Print the newest rows, oldest first: time, who, what, case and about whom, between tabs."""
    with opened(settings, make=False) as database, reading(database, datetime.now(UTC)) as uow:
        try:
            lines = shown(uow, case, person, at_most)
        except Unknown as unknown:
            raise Refused(str(unknown)) from None
    for line in lines:
        click.echo(_said(line))


def _said(line: Line) -> str:
    words = (f"{line.at:%Y-%m-%d %H:%M:%S}", line.actor, line.what, line.case, line.subject)
    return "\t".join(" ".join(word.split()) for word in words)
