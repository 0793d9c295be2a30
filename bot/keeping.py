"""Keep the data safe: backup, restore, new keys."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from bot.on_database import opened
from bot.settings import Settings
from storage import backup as copies
from storage.key_file import new_first_key
from storage.rotate import rotate, waiting
from storage.stays_erased import beside

NOBODY_KNOWS: Final = (
    "Nothing here tells who was erased since this backup was made: there is no list 'erased' beside the keys or beside the"
    " backup. When you find a copy of it, put it into the data folder and start the bot. Without it, ask whether somebody"
    " wished to be erased since then, and erase them again: 'hearthside erase'."
)


def make_backup(settings: Settings, path: str) -> None:
    with opened(settings) as database:
        copies.backup(database, Path(path))
    click.echo(f"The backup is in {path}. It opens only with your key: keep a copy of that somewhere else.")
    click.echo(f"Who was erased is listed in {beside(Path(path).parent)}: keep it with your backups.")


def bring_back(settings: Settings, path: str, *, force: bool) -> None:
    with opened(settings) as database:
        back = copies.restore(database, Path(path), force=force)
    click.echo(f"The backup is back: {back.rows} rows.")
    if back.erased:
        click.echo(f"{back.erased} of the people and cases in it had been erased since then, and stay erased.")
    if not back.knew:
        click.echo(NOBODY_KNOWS, err=True)


def rotate_keys(settings: Settings) -> None:
    """A run that was stopped is finished first; only then is there a reason for another key."""
    with opened(settings) as database:
        unfinished = waiting(database)
    if not unfinished and not settings.keys.get_secret_value():
        click.echo(f"A new key is first in {new_first_key(settings.data_dir)}. Keep a copy of that file, old keys too.")
    with opened(settings) as database:
        total = waiting(database)
        done = rotate(database, lambda so_far: click.echo(f"{so_far} of {total}"))
    click.echo(f"Done: {done} keys are wrapped with the first key now. Restart the bot, so that it uses it too.")
