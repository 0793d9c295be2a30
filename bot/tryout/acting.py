"""Acting on phones as people do: one thing at a time, by what the buttons say, waiting for the bot's answer to each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.catalogue import catalogue
from bot.tryout.phones import Phone, buttons
from bot.tryout.state import Json

PATIENCE = 20.0
LOOK_EVERY = 0.01
MOST_PAGES = 12


class Stuck(Exception):
    """A script could not go on. The message says where."""


class Actor:
    """One person's hands. Labels are English and looked up in the catalogue, so one script plays in every language."""

    def __init__(self, phone: Phone, language: str) -> None:
        self.phone = phone
        self.name = str(phone.user["first_name"])
        self._language = language

    def label(self, english: str, **values: str) -> str:
        text = catalogue(self._language).gettext(english)
        return text.format(**values) if values else text

    def has(self, english: str) -> bool:
        return self._shows(self.label(english))

    async def start(self, code: str) -> None:
        await self._do(lambda: self.phone.starts(code))

    async def say(self, text: str) -> None:
        await self._do(lambda: self.phone.says(text))

    async def tap(self, *labels: str, **values: str) -> None:
        for english in labels:
            await self.tap_exactly(self.label(english, **values))

    async def tap_exactly(self, label: str) -> None:
        """A button that is not on this page of a list is looked for on the next ones."""
        more = self.label("More ›")
        await self._until(lambda: self._shows(label) or self._shows(more), f"no button {label!r}")
        for _ in range(MOST_PAGES):
            if self._shows(label):
                break
            await self._do(lambda: self.phone.taps(more))
        await self._do(lambda: self.phone.taps(label))

    async def tap_first(self) -> str:
        """Tap the first button of the newest screen. Returns what it said."""
        screens = [message for message in self.phone.messages if buttons(message)]
        label = str(buttons(max(screens, key=lambda one: int(one["message_id"])))[0]["text"])
        await self.tap_exactly(label)
        return label

    def count(self, english: str) -> int:
        """How many buttons with that label there are in the whole chat."""
        return sum(one.startswith(self.label(english)) for one in self.phone.labels)

    async def waits_for(self, english: str, *, beside: int = 0) -> None:
        """``beside``: how many of them were there before."""
        await self._until(lambda: self.count(english) > beside, f"no button {self.label(english)!r}")

    # --- waiting -----------------------------------------------------------------------------------------------------
    def _shows(self, label: str) -> bool:
        return any(one.startswith(label) for one in self.phone.labels)

    async def _do(self, act: Callable[[], object]) -> None:
        """Act, and wait for the next screen.

        An old screen loses its buttons before the new one comes; so the newest message must have some, or a button of an
        earlier message would be taken for the next.
        """
        before = self._seen()
        try:
            act()
        except LookupError as error:
            raise Stuck(f"{self.name}: {error}") from None
        await self._until(lambda: self._seen() != before and bool(buttons(self._newest())), "no answer")

    def _newest(self) -> Json:
        """The newest message of the bot."""
        ours = [message for message in self.phone.messages if message["from"]["is_bot"]]
        return ours[-1] if ours else {}

    def _seen(self) -> tuple[object, ...]:
        newest = self._newest()
        return newest.get("message_id"), newest.get("text"), str(newest.get("reply_markup"))

    async def _until(self, done: Callable[[], bool], otherwise: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while not done():  # noqa: ASYNC110 - a script, at human speed
                    await asyncio.sleep(LOOK_EVERY)
        except TimeoutError:
            raise Stuck(f"{self.name}: {otherwise}; there are {self.phone.labels}") from None
