"""Telegram's refusals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Refusal(Exception):
    """An answer with ``ok: false``, in Telegram's own words."""

    code: int
    description: str
    retry_after: int | None = None
