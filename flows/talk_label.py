"""How the talk with the specialist is called in a menu: by what is new in it."""

from __future__ import annotations

from flows.text import N, T, Text
from flows.view import View


def talk_label(view: View, case: int) -> Text:
    new = view.unread(case)
    if new:
        return N("My specialist: {n} new line", "My specialist: {n} new lines", n=new)
    return T("Talk to my specialist")


def has_news(view: View, case: int) -> bool:
    """An answer that I have not read: then it stands first."""
    return view.unread(case) > 0
