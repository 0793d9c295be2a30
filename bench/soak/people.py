"""Those who write: each in the middle of a letter, a few messages at once, and again when the bot has answered."""

from __future__ import annotations

import random

from bench.soak.telegram import Telegram

BURST = (1, 1, 1, 2, 3)


class People:
    """``said``: every message by chat, in its order."""

    def __init__(self, telegram: Telegram, chats: range) -> None:
        self.telegram = telegram
        self.said: dict[int, list[str]] = {chat: [] for chat in chats}
        self._open: dict[int, int] = dict.fromkeys(chats, 0)
        self.quiet = True
        telegram.heard_by = self.hears

    @property
    def messages(self) -> int:
        return sum(map(len, self.said.values()))

    def begin(self) -> None:
        self.quiet = False
        for chat in self.said:
            self._speak(chat)

    def stop(self) -> None:
        self.quiet = True

    def hears(self, chat: int) -> None:
        if chat in self._open:
            self._open[chat] = max(0, self._open[chat] - 1)
            if not self._open[chat] and not self.quiet:
                self._speak(chat)

    def _speak(self, chat: int) -> None:
        for _ in range(random.choice(BURST)):
            text = f"Words {len(self.said[chat])} of {chat}: I remember the lake."
            self.said[chat].append(text)
            self._open[chat] += 1
            self.telegram.says(chat, text)
