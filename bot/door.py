"""Strangers and their floods cost next to nothing: what is not answered leaves no row behind.

1. A chat gets the same answer once a minute. A card for a danger is another answer than "this opens with a link", and comes.
2. All strangers together get so many answers an hour; a flood from many accounts meets silence. Cards for a danger and
   invitations do not count: they always come.
3. It lives in memory alone, and its memory has an end.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from flows.everyone.start import CLOSED_DOOR
from flows.model import Outcome
from flows.text import Text

A_CHAT = timedelta(minutes=1)
TOGETHER = timedelta(hours=1)
AT_MOST = 500
MOST_CHATS = 10_000


class Door:
    def __init__(self) -> None:
        self._said: dict[int, tuple[datetime, list[tuple[Text, int]]]] = {}
        self._since: datetime | None = None
        self._answers = 0

    def answers(self, chat: int, update: int, outcome: Outcome, now: datetime) -> bool:
        """Whether a stranger is answered. Without words it is the tap on an old button, whose clock is stopped.

        The same update again is one that was not kept, so that its answer did not go out either.
        """
        note = outcome.show.note if outcome.show is not None else None
        if note is not None and self._was_said(chat, update, note, now):
            return False
        urgent = note is not None and note != CLOSED_DOOR
        return urgent or self._within(now)

    def _was_said(self, chat: int, update: int, note: Text, now: datetime) -> bool:
        since, notes = self._said.get(chat, (now, []))
        if not since <= now < since + A_CHAT:
            since, notes = now, []
        for said, by in notes:
            if said == note:
                return by != update
        if len(self._said) >= MOST_CHATS:
            self._said.clear()
        self._said[chat] = (since, [*notes, (note, update)])
        return False

    def _within(self, now: datetime) -> bool:
        if self._since is None or not self._since <= now < self._since + TOGETHER:
            self._since, self._answers = now, 0
        self._answers += 1
        return self._answers <= AT_MOST
