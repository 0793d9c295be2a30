"""A file of sealed pieces, read and written one piece at a time.

1. Each file has a key of its own, derived from a master key and a random salt in its head.
2. A piece is bound to its number and to being the last or not: a cut, swapped or changed file does not open.
3. The head names the master key by its public id, so that a wrong key is told from a damaged file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.crypto import MasterKeys
from storage.errors import Damaged, StorageUnavailable

_MAGIC = b"hearthside backup 1\n"
_SALT = 32
_ID = 12
MAX_PIECE = 64 * 1024 * 1024
_BROKEN = "the backup is damaged or cut off; nothing was changed. Take another copy"


def write_pieces(file: BinaryIO, masters: MasterKeys, pieces: Iterable[bytes]) -> None:
    salt = os.urandom(_SALT)
    cipher = masters.file_cipher(masters.first, salt)
    file.write(_MAGIC + masters.first.encode() + salt)
    number = 0
    for number, piece in enumerate(pieces, 1):
        _write(file, cipher, number, piece, last=False)
    _write(file, cipher, number + 1, b"", last=True)


def read_pieces(file: BinaryIO, masters: MasterKeys) -> Iterator[bytes]:
    """:raises WrongKey: before the first piece. :raises Damaged: as soon as something does not fit."""
    if file.read(len(_MAGIC)) != _MAGIC:
        raise StorageUnavailable("this file is not a backup that I can read")
    master, salt = file.read(_ID), file.read(_SALT)
    if len(salt) != _SALT or not master.isalnum():
        raise Damaged(_BROKEN)
    cipher = masters.file_cipher(master.decode("ascii", "replace"), salt)
    number, last = 0, False
    while not last:
        number += 1
        head = file.read(5)
        last, size = head[:1] == b"\1", int.from_bytes(head[1:])
        sealed = file.read(size) if len(head) == 5 and size <= MAX_PIECE else b""
        try:
            piece = cipher.decrypt(_nonce(number), sealed, _bound(last))
        except (InvalidTag, ValueError) as error:
            raise Damaged(_BROKEN) from error
        if not last:
            yield piece
    if file.read(1):
        raise Damaged(_BROKEN)


def _write(file: BinaryIO, cipher: AESGCM, number: int, piece: bytes, *, last: bool) -> None:
    sealed = cipher.encrypt(_nonce(number), piece, _bound(last))
    if len(sealed) > MAX_PIECE:
        raise StorageUnavailable("a part of the database is too large for a backup")
    file.write((b"\1" if last else b"\0") + len(sealed).to_bytes(4) + sealed)


def _nonce(number: int) -> bytes:
    return number.to_bytes(12)


def _bound(last: bool) -> bytes:
    return b"last" if last else b"more"
