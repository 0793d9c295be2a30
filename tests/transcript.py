"""What was said, for people to read: who writes or taps what, and what everybody sees then."""

from __future__ import annotations

import re
from typing import Any

LINK = re.compile(r"\?start=([\w-]+)")


def _row(row: list[dict[str, str]]) -> str:
    """Without the two that stand on every screen: for an emergency, and to hide."""
    return " ".join(f"[{button['text']}]" for button in row if not button["callback_data"].endswith((".~", ".!")))


def seen(name: str, method: str, payload: dict[str, Any]) -> list[str]:
    """One thing that a phone shows, as lines of a transcript."""
    match method:
        case "editMessageText" if payload.get("_if_there") == "blank":
            return []
        case "sendMessage" | "editMessageText":
            lines = LINK.sub("?start=CODE", payload["text"]).split("\n")
            rows = payload.get("reply_markup", {}).get("inline_keyboard", [])
            return [
                f"  {name} sees" if method == "sendMessage" else f"  {name} now sees",
                *(f"  | {line}".rstrip() for line in lines),
                *(f"  | {shown}" for row in rows if (shown := _row(row))),
            ]
        case "answerCallbackQuery" if payload.get("text"):
            return [f"  {name} sees for a moment: {payload['text']}"]
        case "deleteMessages":
            return [f"  {name} sees the chat emptied"]
        case "sendPhoto":
            return [f"  {name} gets a picture: {payload['caption']}"]
        case "sendDocument":
            return [f"  {name} gets the file {payload['document']['name']}"]
        case _:
            return []
