"""Settings from the environment, all optional, prefix ``HEARTHSIDE_``. Secrets never show in a repr or a log.

Twelve settings need no library: pydantic-settings takes as long to load as the rest of this package, and 13 MB with pydantic.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from bot.secret import Secret

LONGEST_NAME = 64
PREFIX = "HEARTHSIDE_"
TELEGRAM = "https://api.telegram.org"
WRONG_TOKEN = "Telegram does not know this token: check HEARTHSIDE_TOKEN, or ask BotFather for a new one"
_TOKEN = re.compile(r"\d{3,}:[\w-]{20,}")
_LISTEN = re.compile(r"[\w.\-\[\]:]+:\d{1,5}")
_NONE = Secret("")
_LEVELS = ("debug", "info", "warning", "error")

TELLING = (
    "intervention", "intervención", "intervencion", "addict", "adicc", "adict", "rehab", "drug", "droga", "recovery",
    "recuperación", "recuperacion", "sober", "sobri", "alcohol", "overdose", "sobredosis", "hearthside",
)  # fmt: skip
"""What a name that somebody sees on a locked phone should not hold."""


class Refused(Exception):
    """The program cannot start. The message is one clear line: what was wrong and what to do."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What DESIGN section 7 promises to keep stable.

    :raises Refused: naming the first one that is wrong.
    """

    token: Secret = _NONE
    api_url: str = TELEGRAM
    database_url: Secret = _NONE
    data_dir: Path = Path("data")
    keys: Secret = _NONE
    webhook_url: str = ""
    webhook_secret: Secret = _NONE
    listen: str = "127.0.0.1:8080"
    cover_name: str = ""
    """What the bot is called in everybody's list of chats; left empty, as @BotFather was told."""
    metrics: str = ""
    log_level: str = "info"

    def __post_init__(self) -> None:
        for name, why in _wrong(self):
            raise Refused(f"{PREFIX}{name.upper()} {why}")

    @property
    def secret(self) -> str:
        """The webhook's secret: the one that was set, or one that follows from the token and never tells it."""
        given = self.webhook_secret.get_secret_value()
        token = self.token.get_secret_value().encode()
        return given or hmac.new(token, b"hearthside webhook", hashlib.sha256).hexdigest()


def _is_inside(host: str) -> bool:
    try:
        address = ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        return False
    return address.is_private and not address.is_unspecified


def _wrong(given: Settings) -> Iterator[tuple[str, str]]:
    """Each setting that is wrong, and why. None of these lines repeats a secret."""
    token = given.token.get_secret_value()
    if token and not _TOKEN.fullmatch(token):
        yield "token", "does not look like a token; BotFather gives one like 123456789:AAE…"
    if not _is_address(given.listen):
        yield "listen", "must be host:port, for example 127.0.0.1:8080"
    if given.metrics and not (_is_address(given.metrics) and _is_inside(given.metrics.rpartition(":")[0].strip("[]"))):
        # numbers are for the house alone: never on an address that others can reach
        yield "metrics", "must be a private address and a port, for example 127.0.0.1:9090"
    if len(given.cover_name) > LONGEST_NAME:
        yield "cover_name", f"has more than {LONGEST_NAME} characters, which Telegram does not take"
    if any(word in given.cover_name.casefold() for word in TELLING):
        yield "cover_name", "tells on a phone what the bot is for: choose a neutral one"
    if given.log_level not in _LEVELS:
        yield "log_level", "must be debug, info, warning or error"
    if given.webhook_url and not given.webhook_url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        yield "webhook_url", "must begin with https://"


def _is_address(given: str) -> bool:
    return _LISTEN.fullmatch(given) is not None and int(given.rpartition(":")[2]) <= 65535


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; their names may be written small, too.

    :raises Refused: naming the first setting that is wrong.
    """
    found = {name.upper(): value for name, value in environment.items()}
    names = {one.name: f"{PREFIX}{one.name.upper()}" for one in fields(Settings)}
    return Settings(**{name: _READ.get(name, str)(found[key]) for name, key in names.items() if key in found})


_READ: Mapping[str, Callable[[str], Any]] = {
    "token": Secret, "database_url": Secret, "keys": Secret, "webhook_secret": Secret, "data_dir": Path,
    "cover_name": str.strip, "log_level": str.lower,
}  # fmt: skip
