"""The keys of the live view, and the page that tells what they do."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from bot.terminal.words import Say
from flows.text import T

KEYS = (
    ("i", "go('inbox')", T("Inbox")), ("c", "go('cases')", T("Cases")), ("escape", "back", T("Back")),
    ("slash", "find", T("Find")), ("f", "filter", T("Filter")), ("r", "read", T("Refresh")),
    ("question_mark", "help", T("Help")), ("q", "quit", T("Quit")),
)  # fmt: skip
LINES = (
    T("↑ ↓  choose a line, ← → look further aside"), T("Enter  open it"), T("Esc  back"),
    T("i  what waits, the most urgent first"), T("c  all cases"), T("/  find a case or somebody in it"),
    T("f  only one light: ▲ now, ◆ waits, ● calm"), T("r  read again (it also does so by itself)"),
    T("q  leave"), T("Nothing is changed here. What waits is done in the chat: /console."),
)  # fmt: skip


def bind_keys(app: App[Any], say: Say) -> None:
    """Each with its name in the language of this terminal."""
    for key, action, says in KEYS:
        app.bind(key, action, description=say(says))


class Help(ModalScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [("escape,question_mark,q,enter", "dismiss", "")]
    CSS = """
    Help { align: center middle; }
    Help > Static { width: 60; max-width: 96%; height: auto; padding: 1 2; border: round $accent; }
    """

    def __init__(self, say: Say) -> None:
        super().__init__()
        self.text = "\n".join(say(line) for line in LINES)

    def compose(self) -> ComposeResult:
        yield Static(self.text, markup=False)
