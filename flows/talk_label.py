"""How the talk with the specialist is called in a menu: by what is new in it."""

from __future__ import annotations

from flows.text import N, T, Text
from flows.view import View


def talk_label(view: View, case: int) -> Text:
    thread = view.talk(case)
    if thread is not None and thread.unread:
        return N("My specialist: {n} new line", "My specialist: {n} new lines", n=thread.unread)
    return T("Talk to my specialist")


def has_news(view: View, case: int) -> bool:
    """An answer that I have not read: then it stands first."""
    thread = view.talk(case)
    return thread is not None and thread.unread > 0
