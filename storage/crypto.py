"""Personal words are sealed before they reach a table.

1. AES-256-GCM, bound to table, column and row: a ciphertext that is moved does not open.
2. Each person and each case has a key of their own, wrapped by a master key; erasing destroys it, so backups go dark too.
3. The first master key encrypts; every known one decrypts (rotation).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import Damaged, StorageUnavailable, WrongKey

NONCE = 12
AT_ONCE = 256
"""Nonces from one call to the system."""
MASTER = 0
"""The key id of what belongs to nobody yet: an answer to a stranger."""
READY_KEYS = 512
"""So many ciphers are new, and as many old: one is 2.6 KB of memory and made in three microseconds from its row."""


class MasterKeys:
    """The keys from the settings or the key file, known by a short public id."""

    def __init__(self, secrets: Sequence[bytes], again: Callable[[], Sequence[bytes]] = tuple) -> None:
        """``again`` reads the keys once more: another process may have put a new one first while we run."""
        self._secrets = {key_id(secret): secret for secret in secrets}
        self._ciphers = {name: AESGCM(secret) for name, secret in self._secrets.items()}
        self._again = again
        self.first = key_id(secrets[0])

    def wrap(self, secret: bytes, row: int) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._ciphers[self.first].encrypt(nonce, secret, b"key:%d" % row)

    def unwrap(self, master: str, wrapped: bytes, row: int) -> bytes:
        if master not in self._ciphers:
            self._learn_new_ones()
        cipher = self._ciphers.get(master)
        if cipher is None:
            raise WrongKey(f"the database was written with key {master}, which is not among the keys that were given")
        try:
            return cipher.decrypt(wrapped[:NONCE], wrapped[NONCE:], b"key:%d" % row)
        except InvalidTag as error:
            raise Damaged(f"the wrapped key {row} cannot be opened") from error

    def file_cipher(self, master: str, salt: bytes) -> AESGCM:
        """The cipher of one backup file."""
        if master not in self._secrets:
            raise WrongKey(f"the backup was made with key {master}, which is not among the keys that were given")
        secret = self._secrets[master]
        return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"hearthside backup").derive(secret))

    def mark(self, words: str) -> str:
        """A keyed hash over something that is kept outside of the database, and the id of the key that made it."""
        return f"{self.first}:{_marked(self._secrets[self.first], words)}"

    def marked(self, words: str, mark: str) -> bool:
        """Whether ``mark`` is what a known key makes of these words."""
        master = self.maker_of(mark)
        return master is not None and hmac.compare_digest(
            mark.encode(), f"{master}:{_marked(self._secrets[master], words)}".encode()
        )

    def maker_of(self, mark: str) -> str | None:
        """The id of the known key that a mark names; None when that key is not known."""
        master = mark.partition(":")[0]
        return master if master in self._secrets else None

    def open_direct(self, nonce: bytes, sealed: bytes, where: bytes) -> bytes:
        """Open what a master key sealed itself: any of them, for there is no row that says which.

        :raises InvalidTag: when none does.
        """
        first_to_last = [self.direct, *(cipher for name, cipher in self._ciphers.items() if name != self.first)]
        for cipher in first_to_last:
            with suppress(InvalidTag):
                return cipher.decrypt(nonce, sealed, where)
        raise InvalidTag

    @property
    def direct(self) -> AESGCM:
        return self._ciphers[self.first]

    def _learn_new_ones(self) -> None:
        for secret in self._again():
            self._secrets.setdefault(key_id(secret), secret)
            self._ciphers.setdefault(key_id(secret), AESGCM(secret))

    def __contains__(self, master: object) -> bool:
        return master in self._ciphers


class _Nonces:
    """Random nonces, many from one call to the system: each call lets other threads in between and waits for its turn again."""

    def __init__(self) -> None:
        self._lock, self._bytes, self._at = threading.Lock(), b"", 0

    def next(self) -> bytes:
        with self._lock:
            if self._at >= len(self._bytes):
                self._bytes, self._at = os.urandom(NONCE * AT_ONCE), 0
            self._at += NONCE
            return self._bytes[self._at - NONCE : self._at]


class Vault:
    """Seals and opens fields. ``load`` fetches (master, wrapped) of a key row, or None when it was destroyed."""

    def __init__(self, masters: MasterKeys) -> None:
        self.masters = masters
        self._new: dict[int, AESGCM] = {}
        self._old: dict[int, AESGCM] = {}
        self._nonces = _Nonces()

    def new_key(self, row: int) -> tuple[str, bytes]:
        """A fresh key for a person or a case, as it is stored."""
        secret = AESGCM.generate_key(256)
        self._remember(row, AESGCM(secret))
        return self.masters.first, self.masters.wrap(secret, row)

    def knows(self, row: int) -> bool:
        return row == MASTER or row in self._new or row in self._old

    def learn(self, row: int, master: str, wrapped: bytes) -> None:
        self._remember(row, AESGCM(self.masters.unwrap(master, wrapped, row)))

    def forget(self, row: int) -> None:
        self._new.pop(row, None)
        self._old.pop(row, None)

    def seal(self, row: int, where: str, words: str) -> bytes:
        return self._seal(row, where, words.encode())

    def open(self, row: int, where: str, sealed: bytes) -> str:
        return self._open(row, where, sealed).decode()

    def _seal(self, row: int, where: str, content: bytes) -> bytes:
        nonce = self._nonces.next()
        return nonce + self._cipher(row).encrypt(nonce, content, where.encode())

    def _open(self, row: int, where: str, sealed: bytes) -> bytes:
        nonce, rest = sealed[:NONCE], sealed[NONCE:]
        try:
            if row == MASTER:
                return self.masters.open_direct(nonce, rest, where.encode())
            return self._cipher(row).decrypt(nonce, rest, where.encode())
        except KeyError:
            raise Damaged(f"the field {where} has no key any more") from None
        except (InvalidTag, ValueError) as error:  # the second: too short to be anything
            raise Damaged(f"the field {where} cannot be opened") from error

    def seal_json(self, row: int, where: str, value: Any) -> bytes:
        return self._seal(row, where, msgspec.json.encode(value))

    def open_json(self, row: int, where: str, sealed: bytes) -> Any:
        return msgspec.json.decode(self._open(row, where, sealed))

    def _cipher(self, row: int) -> AESGCM:
        """:raises KeyError: it is not at hand."""
        if row == MASTER:
            return self.masters.direct
        return self._new.get(row) or self._old[row]

    def _remember(self, row: int, cipher: AESGCM) -> None:
        """What nobody needed for as long as it takes to learn so many others is let go, and learned from its row again."""
        if len(self._new) >= READY_KEYS:
            self._new, self._old = {}, self._new
        self._new[row] = cipher


def _marked(secret: bytes, words: str) -> str:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"hearthside mark").derive(secret)
    return hmac.digest(key, words.encode(), "sha256").hex()


def key_id(secret: bytes) -> str:
    """A short public name of a key, which tells nothing about it."""
    return hashlib.sha256(b"hearthside key id:" + secret).hexdigest()[:12]


def parse_keys(text: str, place: str = "HEARTHSIDE_KEYS") -> list[bytes]:
    """Comma-separated, each 32 bytes in base64 (url-safe or plain). ``place`` is what a complaint names."""
    keys = [_parse_key(part.strip(), place) for part in text.split(",") if part.strip()]
    if not keys:
        raise StorageUnavailable(f"{place} holds no key: put your copy of it there. Nothing was changed")
    return keys


def _parse_key(part: str, place: str) -> bytes:
    try:
        secret = base64.urlsafe_b64decode(part.replace("+", "-").replace("/", "_") + "=" * (-len(part) % 4))
    except ValueError:
        secret = b""
    if len(secret) != 32:
        raise StorageUnavailable(f"a key in {place} is not 32 bytes in base64: copy it whole. Nothing was changed")
    return secret
