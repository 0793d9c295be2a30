"""Settings from the environment, all optional, prefix ``HEARTHSIDE_``. Secrets never show in a repr or a log."""

from __future__ import annotations

import hashlib
import hmac
import re
from ipaddress import ip_address
from pathlib import Path

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"
WRONG_TOKEN = "Telegram does not know this token: check HEARTHSIDE_TOKEN, or ask BotFather for a new one"
_TOKEN = re.compile(r"\d{3,}:[\w-]{20,}")
_LISTEN = re.compile(r"[\w.\-\[\]:]+:\d{1,5}")

TELLING = (
    "intervention", "intervención", "intervencion", "addict", "adicc", "adict", "rehab", "drug", "droga", "recovery",
    "recuperación", "recuperacion", "sober", "sobri", "alcohol", "overdose", "sobredosis", "hearthside",
)  # fmt: skip
"""What a name that somebody sees on a locked phone should not hold."""


class Refused(Exception):
    """The program cannot start. The message is one clear line: what was wrong and what to do."""


class Settings(BaseSettings):
    """What DESIGN section 7 promises to keep stable."""

    model_config = SettingsConfigDict(env_prefix="HEARTHSIDE_", extra="ignore")

    token: SecretStr = SecretStr("")
    api_url: str = TELEGRAM
    database_url: SecretStr = SecretStr("")
    data_dir: Path = Path("data")
    keys: SecretStr = SecretStr("")
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    listen: str = "127.0.0.1:8080"
    cover_name: str = ""
    """What the bot is called in everybody's list of chats; left empty, as @BotFather was told."""
    metrics: str = ""
    log_level: str = "info"

    @field_validator("token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not _TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("does not look like a token; BotFather gives one like 123456789:AAE…")
        return value

    @field_validator("listen")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not _LISTEN.fullmatch(value) or int(value.rpartition(":")[2]) > 65535:
            raise ValueError("must be host:port, for example 127.0.0.1:8080")
        return value

    @field_validator("metrics")
    @classmethod
    def _is_private(cls, value: str) -> str:
        """Numbers are for the house alone: never on an address that others can reach."""
        host = value.rpartition(":")[0].strip("[]")
        if value and not (_LISTEN.fullmatch(value) and _is_inside(host)):
            raise ValueError("must be a private address and a port, for example 127.0.0.1:9090")
        return value

    @field_validator("cover_name")
    @classmethod
    def _says_nothing(cls, value: str) -> str:
        if len(value) > 64:
            raise ValueError("has more than 64 characters, which Telegram does not take")
        if any(word in value.casefold() for word in TELLING):
            raise ValueError("tells on a phone what the bot is for: choose a neutral one")
        return value.strip()

    @field_validator("log_level")
    @classmethod
    def _is_a_level(cls, value: str) -> str:
        if value.lower() not in ("debug", "info", "warning", "error"):
            raise ValueError("must be debug, info, warning or error")
        return value.lower()

    @field_validator("webhook_url")
    @classmethod
    def _is_https(cls, value: str) -> str:
        if value and not value.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise ValueError("must begin with https://")
        return value

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


def load(**values: object) -> Settings:
    """Read the settings.

    :raises Refused: naming the first setting that is wrong.
    """
    try:
        return Settings(**values)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise Refused(f"HEARTHSIDE_{name} {first['msg'].removeprefix('Value error, ')}") from None
