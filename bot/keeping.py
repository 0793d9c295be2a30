"""Keep the data safe: backup, restore, new keys."""

from __future__ import annotations

from pathlib import Path

import click

from bot.on_database import opened
from bot.settings import Settings
from storage import backup as copies
from storage.key_file import new_first_key
from storage.rotate import rotate, waiting


def make_backup(settings: Settings, path: str) -> None:
    with opened(settings) as database:
        copies.backup(database, Path(path))
    click.echo(f"The backup is in {path}. It opens only with your key: keep a copy of that somewhere else.")


def bring_back(settings: Settings, path: str, *, force: bool) -> None:
    with opened(settings) as database:
        rows = copies.restore(database, Path(path), force=force)
    click.echo(f"The backup is back: {rows} rows.")


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
