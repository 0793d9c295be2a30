"""Looks at what usually goes wrong, and tells how to mend each. It never prints the token, a key or a word of anybody's."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import click

from bot.asked import Asked, ask
from bot.on_database import on_database, opened
from bot.settings import TELLING, Refused, Settings
from storage.audit_check import verify
from storage.heard import KEEP_ASIDE
from storage.sound import damaged
from storage.stays_erased import beside, read
from storage.trouble import aside
from storage.unit_of_work import UnitOfWork

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
WRITTEN_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO
CLOCKS_MAY_DIFFER = timedelta(seconds=10)
MANY_WAIT = 100
RECENT = timedelta(hours=1)
A_DAY = timedelta(days=1)
Check = Callable[[Settings, Asked | None], str]


def examine(settings: Settings) -> int:
    """Print a line for each check. Returns 0 when all is well, else 1."""
    click.echo("ok      settings: read")
    asked, wrong = None, 0
    try:
        asked = ask(settings)
        click.echo(f"ok      token: {_token(asked)}")
    except Refused as refused:
        wrong += 1
        click.echo(f"WRONG   token: {refused}")
    checks: tuple[tuple[str, Check], ...] = (
        *((("bot's privacy", _privacy), ("bot's name", _name), ("webhook", _webhook)) if asked is not None else ()),
        ("database and keys", _database),
        ("stored fields", _fields),
        ("audit log", _audit),
        ("updates set aside", _aside),
        ("list of the erased", _erased),
        ("permissions", _permissions),
        ("clock", _clock),
    )
    told: set[str] = set()
    for name, check in checks:
        try:
            click.echo(f"ok      {name}: {check(settings, asked)}")
        except Refused as refused:
            wrong += 1
            click.echo(f"WRONG   {name}: {'the same' if str(refused) in told else refused}")
            told.add(str(refused))
    return 1 if wrong else 0


def _token(asked: Asked | None) -> str:
    if asked is None:
        return "none is set, so 'make run' starts the try-out mode"
    return f"Telegram knows it: @{asked.username}"


def _privacy(settings: Settings, asked: Asked | None) -> str:
    assert asked is not None
    if asked.joins_groups:
        raise Refused("the bot can be put into groups: send /setjoingroups to @BotFather and choose Disable")
    if asked.reads_groups:
        raise Refused("the bot could read all that is said in groups: send /setprivacy to @BotFather and choose Enable")
    return "it stays out of groups"


def _name(settings: Settings, asked: Asked | None) -> str:
    assert asked is not None
    for name, where in ((asked.name, "/setname"), (asked.username, "/newbot, for a user name cannot be changed")):
        if any(word in name.casefold() for word in TELLING):
            raise Refused(f'"{name}" tells on a phone what the bot is for: choose a neutral one (@BotFather, {where})')
    return "neutral"


def _webhook(settings: Settings, asked: Asked | None) -> str:
    assert asked is not None
    if asked.webhook and not settings.webhook_url:
        raise Refused("Telegram sends to a webhook, and HEARTHSIDE_WEBHOOK_URL is not set: set it, or start the bot")
    if asked.webhook != settings.webhook_url:
        raise Refused("Telegram does not send to HEARTHSIDE_WEBHOOK_URL: start the bot, which tells it the address")
    if asked.failed_at is not None and datetime.now(UTC) - asked.failed_at < RECENT:
        raise Refused(
            f"Telegram could not deliver at {asked.failed_at:%H:%M} UTC ({asked.failed}): look at the proxy, its"
            " certificate, HEARTHSIDE_LISTEN, and whether the bot runs"
        )
    if asked.waiting > MANY_WAIT:
        raise Refused(f"{asked.waiting} updates wait at Telegram: is the bot running, and does its log complain?")
    return f"{'Telegram sends to it' if asked.webhook else 'none; the bot asks for updates'}, {asked.waiting} wait"


def _database(settings: Settings, asked: Asked | None) -> str:
    on_database(settings, lambda uow: None)
    return "opened, up to date, and the keys fit"


def _fields(settings: Settings, asked: Asked | None) -> str:
    places = on_database(settings, lambda uow: list(damaged(uow)))
    if places:
        some = ", ".join(places[:5]) + (" …" if len(places) > 5 else "")
        raise Refused(
            f"{len(places)} cannot be opened ({some}): look at the disk, and restore a backup from before; or ask the"
            " people to write them anew"
        )
    return "all of them open where they stand"


def _audit(settings: Settings, asked: Asked | None) -> str:
    with opened(settings) as database:
        found = verify(database)
    if found.broken is not None:
        raise Refused(
            f"row {found.broken} {found.why}: somebody, or a disk, changed the database. Keep a copy of it as it is, find"
            " out who can reach it, and compare with a backup"
        )
    return f"a whole chain of {found.rows} rows"


def _aside(settings: Settings, asked: Asked | None) -> str:
    def counted(uow: UnitOfWork) -> tuple[dict[str, int], dict[str, int]]:
        return aside(uow, uow.now - A_DAY), aside(uow, uow.now - KEEP_ASIDE)

    lately, ever = on_database(settings, counted)
    if lately:
        kinds = ", ".join(f"{n} × {kind}" for kind, n in lately.items())
        raise Refused(
            f"{sum(lately.values())} in the last day could not be played ({kinds}): those people were asked to try again."
            " Look into the log for 'turn_failed', and tell whoever looks after the program"
        )
    return f"{sum(ever.values())} in the last {KEEP_ASIDE.days} days, none in the last one" if ever else "none"


def _erased(settings: Settings, asked: Asked | None) -> str:
    with opened(settings) as database:
        listed = read(beside(settings.data_dir), database.vault.masters)
    if listed.strange:
        raise Refused(
            f"{listed.strange} lines of {beside(settings.data_dir)} were not made by this program: somebody changed the list."
            " They do not count; find out who can write there"
        )
    return f"{len(listed.keys)} people and cases; keep a copy of {beside(settings.data_dir)} with the copy of the keys"


def _permissions(settings: Settings, asked: Asked | None) -> str:
    if settings.data_dir.exists() and os.stat(settings.data_dir).st_mode & WRITTEN_BY_OTHERS:
        raise Refused(f"others can put files into {settings.data_dir}: run 'chmod 700 {settings.data_dir}'")
    for path in sorted(settings.data_dir.glob("*")):
        if path.name.startswith(("keys", "erased", "hearthside.db")) and os.stat(path).st_mode & OPEN_TO_OTHERS:
            raise Refused(f"{path} can be read by others: run 'chmod 600 {path}'")
    return "only the owner can read keys and database"


def _clock(settings: Settings, asked: Asked | None) -> str:
    now = datetime.now(UTC)
    if now < SINCE:
        raise Refused(f"the machine's clock says {now:%Y-%m-%d}: set it, or reminders come at the wrong time")
    if asked is None or asked.ahead is None:
        return f"{now:%Y-%m-%d %H:%M} UTC"
    if abs(asked.ahead) > CLOCKS_MAY_DIFFER:
        side = "ahead of" if asked.ahead > timedelta() else "behind"
        raise Refused(
            f"the machine's clock is {abs(asked.ahead).total_seconds():.0f} seconds {side} Telegram's: turn on time"
            " synchronisation ('timedatectl set-ntp true')"
        )
    return f"{now:%Y-%m-%d %H:%M} UTC, as Telegram's"
