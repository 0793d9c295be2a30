"""Settings are read from the environment, and what is wrong is named without a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.secret import Secret
from bot.settings import Refused, Settings, load

TOKEN = "100200300:MARKER-a-token-of-the-tests"


def test_nothing_set_is_the_try_out_mode() -> None:
    assert load({"TOKEN": TOKEN, "PATH": "/bin"}) == Settings()


def test_each_setting_is_read_by_its_name() -> None:
    found = load({
        "HEARTHSIDE_TOKEN": TOKEN, "hearthside_data_dir": "/somewhere", "HEARTHSIDE_LOG_LEVEL": "ERROR",
        "HEARTHSIDE_COVER_NAME": " Lantern ", "HEARTHSIDE_UNKNOWN": "x",
    })  # fmt: skip
    assert found == Settings(token=Secret(TOKEN), data_dir=Path("/somewhere"), log_level="error", cover_name="Lantern")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", "MARKER"), ("LISTEN", "MARKER"), ("LISTEN", "127.0.0.1:99999"), ("METRICS", "0.0.0.0:9090"),
        ("METRICS", "8.8.8.8:9090"), ("COVER_NAME", "Recovery"), ("COVER_NAME", "x" * 65), ("LOG_LEVEL", "MARKER"),
        ("WEBHOOK_URL", "http://a.example"),
    ],
)  # fmt: skip
def test_a_wrong_one_is_named_and_not_repeated(name: str, value: str) -> None:
    with pytest.raises(Refused, match=f"^HEARTHSIDE_{name} ") as refused:
        load({f"HEARTHSIDE_{name}": value})
    assert "MARKER" not in str(refused.value)


def test_secrets_show_nowhere() -> None:
    found = load({f"HEARTHSIDE_{name}": TOKEN for name in ("TOKEN", "KEYS", "DATABASE_URL", "WEBHOOK_SECRET")})
    assert "MARKER" not in f"{found!r} {found} {found.token} {[found.keys]}"
    assert "MARKER" not in Settings(token=Secret(TOKEN)).secret
