"""The key file in the data folder: for its owner alone, and whole or not there at all, whenever the program is killed."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.crypto import parse_keys
from storage.errors import StorageUnavailable

NAME = "keys"


def key_file(folder: Path, say: Callable[[str], None] = lambda line: None) -> list[bytes]:
    """The keys in the key file, which is made when there is none.

    :raises StorageUnavailable: it cannot be read, or holds something else.
    """
    path = folder / NAME
    if not path.exists() and _made(path):
        say(f"A new key was made in {path}. Keep a copy of it in a safe place: without it nothing can be read.")
    return parse_keys(_read(path).replace("\n", ","), f"the key file {path}")


def new_first_key(folder: Path) -> Path:
    """Put a new key first in the key file, the older ones behind it."""
    path = folder / NAME
    part = _written(path, _new_key() + _read(path))
    part.replace(path)
    _keep_names(folder)
    return path


def _made(path: Path) -> bool:
    """False when another process was quicker: its key counts, and it may have sealed something already."""
    part = _written(path, _new_key())
    try:
        os.link(part, path)  # unlike a rename it never replaces a key that is there
        _keep_names(path.parent)
        return True
    except FileExistsError:
        return False
    except OSError as error:
        raise StorageUnavailable(f"the key file {path} cannot be made: {error.strerror}") from error
    finally:
        part.unlink()


def _written(path: Path, words: str) -> Path:
    """A file beside it, on disk before it gets its name."""
    part = path.with_name(f"{NAME}.{secrets.token_hex(4)}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(words)
        file.flush()
        os.fsync(file.fileno())
    return part


def _keep_names(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except UnicodeDecodeError:
        raise StorageUnavailable(
            f"the key file {path} holds something that is no key: put your copy of it back. Nothing was changed"
        ) from None
    except OSError as error:
        raise StorageUnavailable(f"the key file {path} cannot be read: {error.strerror}") from error


def _new_key() -> str:
    return base64.urlsafe_b64encode(AESGCM.generate_key(256)).decode() + "\n"
