"""The program's outside: ``hearthside`` and its commands. Exit codes: 0 done, 1 refused with a reason, 2 wrong usage.

Each command imports what it needs itself, so that asking for help is quick.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Coroutine
from typing import Any

import click

from bot.settings import Refused, Settings, load


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Hearthside: a Telegram bot that helps a family prepare a drug intervention, hold it, and stay close afterwards."""


@cli.command()
def run() -> None:
    """Start the bot; without HEARTHSIDE_TOKEN, the try-out mode."""
    settings = _settings()
    if not settings.token.get_secret_value():
        _tryout(settings, 8090, "en", 1.0)
        return
    from bot.run import serve

    _play(serve(settings))


@cli.command()
@click.option("--port", default=8090, show_default=True, help="Where the page listens, on 127.0.0.1.")
@click.option(
    "--language", type=click.Choice(["en", "es"]), default="en", show_default=True, help="Of the made-up family."
)
@click.option("--speed", default=1.0, show_default=True, help="How many times faster; from 1440 it plays on by itself.")
def tryout(port: int, language: str, speed: float) -> None:
    """Play with the real bot on one page, with a made-up family and no account anywhere."""
    _tryout(_settings(), port, language, speed)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts and pipes.")
@click.option("--csv", "to_csv", is_flag=True, help="One line for each person, for spreadsheets.")
@click.option("--once", is_flag=True, help="Tables, once; so it is, too, where nobody sits at a terminal.")
@click.option("--case", help="Only the case with this code name.")
@click.option("--language", type=click.Choice(["en", "es"]), help="Else the terminal's own.")
def console(as_json: bool, to_csv: bool, once: bool, case: str | None, language: str | None) -> None:
    """What waits, every case and everybody in it: a live view with keys (? tells them), or for scripts and pipes."""
    if as_json + to_csv + once > 1:
        raise click.UsageError("of --json, --csv and --once only one at a time.")
    from bot.terminal.command import command

    sys.exit(command(_settings(), as_json=as_json, to_csv=to_csv, once=once, case=case, language=language))


@cli.command("invite-specialist")
@click.option("--name", required=True, help="For your own records.")
def invite_specialist(name: str) -> None:
    """Print one link that makes a specialist of whoever opens it; it works once, for a week."""
    from bot.on_database import on_database
    from storage.invite import invite_specialist as invite
    from storage.settings import setting

    settings = _settings()
    username, code = on_database(settings, lambda uow: (setting(uow, "username"), invite(uow, name)))
    click.echo(f"https://t.me/{username or _username(settings)}?start={code}")


@cli.command()
@click.option("--to", "path", default="gallery.html", show_default=True, type=click.Path(dir_okay=False, writable=True))
def gallery(path: str) -> None:
    """Put every screen in every language on one page, to be read in a browser. It needs no data, and takes a minute."""
    from pathlib import Path

    from bot.gallery.page import page
    from bot.gallery.walk import Walk
    from bot.gallery.world import World

    album = Walk(World()).everywhere()
    Path(path).write_text(page(album), encoding="utf-8")
    click.echo(f"{len(album.found)} screens are in {path}")


@cli.command()
def migrate() -> None:
    """Bring the database up to date. Starting the bot does it, too."""
    from bot.on_database import opened

    with opened(_settings()):
        pass
    click.echo("The database is up to date.")


@cli.command()
@click.option("--to", "path", required=True, help="A file that is not there yet.")
def backup(path: str) -> None:
    """Copy the whole database into one file that only your key opens. The bot may run."""
    from bot.keeping import make_backup

    make_backup(_settings(), path)


@cli.command()
@click.option("--from", "path", required=True, help="What 'backup' made.")
@click.option("--force", is_flag=True, help="Replace what is in the database now.")
def restore(path: str, force: bool) -> None:
    """Bring a backup back, while the bot is stopped. The key file must be in place. Who was erased since stays erased."""
    from bot.keeping import bring_back

    bring_back(_settings(), path, force=force)


@cli.command("export")
@click.option("--person", required=True, help="A name or a number.")
@click.option("--to", "path", required=True, help="A file that is not there yet.")
def export_one(person: str, path: str) -> None:
    """Write everything of one person into a file, for somebody who cannot ask for it in the chat. The bot may run."""
    from bot.own_commands import give_out

    give_out(_settings(), person, path)


@cli.command("erase")
@click.option("--person", required=True, help="A name or a number.")
@click.confirmation_option(prompt="Nobody can bring it back. Erase everything of this person?")
def erase_one(person: str) -> None:
    """Erase everything of one person and destroy their key. The bot may run."""
    from bot.own_commands import erase_person

    erase_person(_settings(), person)


@cli.command("remove-pin")
@click.option("--person", required=True, help="A name or a number.")
def remove_pin(person: str) -> None:
    """Take away a PIN that was forgotten. Talk with them first, in another way than the chat. The bot may run."""
    from bot.own_commands import remove_pin as remove

    remove(_settings(), person)


@cli.command("rotate-keys")
def rotate_keys() -> None:
    """Begin with a new first key, or go on where the last run stopped. Restart the bot afterwards."""
    from bot.keeping import rotate_keys as rotate

    rotate(_settings())


@cli.group()
def audit() -> None:
    """The record of who read and changed what: a chain that nobody changes unseen."""


@audit.command("verify")
def audit_verify() -> None:
    """Follow the chain. Exit code 1 names the first row that was changed, taken out or put in. The bot may run."""
    from bot.audit import check

    sys.exit(check(_settings()))


@audit.command("show")
@click.option("--case", help="Only this case, by its code name.")
@click.option("--person", help="Only what this person did, or what was done about them; a name or a number.")
@click.option("--last", "at_most", default=200, show_default=True, type=click.IntRange(1), help="How many rows.")
def audit_show(case: str | None, person: str | None, at_most: int) -> None:
    """Print the newest rows: time (UTC), who, what, case, about whom."""
    from bot.audit import show

    show(_settings(), case, person, at_most)


@cli.command()
def doctor() -> None:
    """Check token, bot, webhook, keys, database, audit log, files and clock, and say how to mend what is wrong."""
    from bot.doctor import examine

    sys.exit(examine(_settings()))


def _settings() -> Settings:
    from bot import log

    settings = load()
    log.set_up(settings.log_level)
    return settings


def _tryout(settings: Settings, port: int, language: str, speed: float) -> None:
    from bot.tryout.command import tryout as play

    _play(play(settings, port, language, speed))


def _username(settings: Settings) -> str:
    """Ask Telegram who we are; the answer of an earlier run is used when there is one."""
    from bot.intake import username
    from bot.wire import Wire

    token = settings.token.get_secret_value()
    if not token:
        raise Refused("the bot's name is not known yet: set HEARTHSIDE_TOKEN, or start the bot once")

    async def ask() -> str:
        wire = Wire(settings.api_url, token)
        try:
            return await username(wire)
        finally:
            await wire.close()

    return asyncio.run(ask())


def _play(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def main() -> None:
    """The entry of ``hearthside`` and of ``python -m bot``. Whatever it writes is for its owner alone."""
    os.umask(0o077)
    try:
        cli()
    except Refused as refused:
        click.echo(f"hearthside: {refused}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
