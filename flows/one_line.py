"""Sheets that a loved one opens as a whole, by one line; until then nobody else sees that there is one."""

from __future__ import annotations

from typing import Final

OF_ONE_LINE: Final = {"loved_one_day": "that_day"}


def answer_kind(sheet: str, question: str) -> str:
    """The kind of fact that an answer is, by which the wall judges it."""
    return "family.answer" if sheet.startswith("family") else f"answer.{OF_ONE_LINE.get(sheet, question)}"
