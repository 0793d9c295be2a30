"""Plays a family into the chats, tap by tap, over the same API: what is seen afterwards was all said by the real bot.

Labels are looked up through the catalogue, so one script plays in every language.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping

from bot.catalogue import catalogue
from bot.tryout.page_routes import PhoneSpec
from bot.tryout.phones import Phone, buttons
from bot.tryout.server import LocalBotApi

LINK = re.compile(r"\?start=([\w-]+)")
PATIENCE = 20.0
LETTER = {
    "en": {
        "love": "Leo, I am here because I love you. You are my brother, and nothing changes that.",
        "memory": "I remember the summer when you taught me to swim. You never let go until I was ready.",
    },
    "es": {
        "love": "Leo, estoy aquí porque te quiero. Eres mi hermano y eso no lo cambia nada.",
        "memory": "Me acuerdo del verano en que me enseñaste a nadar. No me soltaste hasta que estuve lista.",
    },
}


class Seed:
    """The script. Each line waits until the bot has answered the one before."""

    def __init__(self, api: LocalBotApi, phones: Mapping[str, PhoneSpec], language: str) -> None:
        self._people = {
            key: api.phone(spec.user_id, spec.first_name, spec.language_code) for key, spec in phones.items()
        }
        self._language = language

    async def play(self, invitation: str) -> None:
        """Nora opens a case and lets Ana and Tom in; Ana begins her letter; Tom has only just arrived."""
        nora, ana, tom = (self._people[key] for key in ("nora", "ana", "tom"))
        await self._join_specialist(nora, invitation)
        await self._open_case(nora)
        await self._member(nora, ana, "A brother or sister")
        await self._letter(ana)
        await self._member(nora, tom, "A parent")
        await self._tap(nora, "Menu")
        for phone in self._people.values():
            phone.reads()

    async def _join_specialist(self, nora: Phone, invitation: str) -> None:
        await self._do(nora, lambda: nora.starts(invitation))
        await self._own_language(nora)
        await self._taps(nora, "Go on", "I agree")
        await self._say(nora, "Nora")
        await self._where(nora)

    async def _open_case(self, nora: Phone) -> None:
        await self._taps(nora, "Open a new case", "Cedar")
        await self._say(nora, "Leo")
        await self._taps(nora, "Love First", "Work with this")
        await self._where(nora)

    async def _member(self, nora: Phone, who: Phone, relation: str) -> None:
        name = str(who.user["first_name"])
        if not self._has(nora, "Invite somebody"):
            await self._taps(nora, "Menu", "My cases", "Cedar", "Invite")
        else:
            await self._tap(nora, "Invite somebody")
        await self._tap(nora, "Somebody for the circle")
        await self._say(nora, name)
        code = LINK.findall(str(nora.messages[-1]["text"]))[-1]
        await self._do(who, lambda: who.starts(code))
        await self._own_language(who)
        await self._taps(who, "How is it kept private?", "Go on", "Go on", "Yes, that is all right")
        await self._say(who, name)
        await self._tap(who, relation)
        await self._zone(who)
        await self._taps(who, "Yes, I am", "Yes, keep them neutral")
        await self._until(lambda: self._has(nora, "See who it is"))
        await self._taps(nora, "See who it is", "Yes, let them in")
        await self._until(lambda: self._has(who, "Begin"))
        await self._do(who, lambda: who.says("/menu"))

    async def _letter(self, ana: Phone) -> None:
        await self._do(ana, lambda: ana.says("/letter"))
        await self._tap(ana, "Begin")
        await self._say(ana, LETTER[self._language]["love"])
        await self._tap(ana, "Done")
        await self._first(ana)
        await self._say(ana, LETTER[self._language]["memory"])

    # --- small acts --------------------------------------------------------------------------------------------------
    async def _own_language(self, phone: Phone) -> None:
        await self._exact(phone, "Español" if self._language == "es" else "English")

    async def _where(self, phone: Phone) -> None:
        """Country and clock: Spain's Madrid, or New York."""
        await self._tap(phone, "Spain" if self._language == "es" else "United States")
        await self._zone(phone)

    async def _zone(self, phone: Phone) -> None:
        await self._exact(phone, "Madrid" if self._language == "es" else "New York")

    async def _taps(self, phone: Phone, *labels: str) -> None:
        for label in labels:
            await self._tap(phone, label)

    async def _tap(self, phone: Phone, label: str) -> None:
        await self._exact(phone, catalogue(self._language).gettext(label))

    async def _exact(self, phone: Phone, label: str) -> None:
        await self._until(lambda: any(one.startswith(label) for one in phone.labels))
        await self._do(phone, lambda: phone.taps(label))

    async def _first(self, phone: Phone) -> None:
        newest = max((message for message in phone.messages if buttons(message)), key=lambda one: one["message_id"])
        await self._exact(phone, buttons(newest)[0]["text"])

    async def _say(self, phone: Phone, text: str) -> None:
        await self._do(phone, lambda: phone.says(text))

    def _has(self, phone: Phone, label: str) -> bool:
        wanted = catalogue(self._language).gettext(label)
        return any(one.startswith(wanted) for one in phone.labels)

    async def _do(self, phone: Phone, act: object) -> None:
        """Act, and wait until the chat has changed and holds buttons again."""
        before = self._seen(phone)
        act()  # type: ignore[operator]
        await self._until(lambda: self._seen(phone) != before and bool(phone.labels))

    def _seen(self, phone: Phone) -> tuple[object, ...]:
        """What the bot has put there: its newest screen, whole."""
        ours = [message for message in phone.messages if message["from"]["is_bot"]]
        newest = ours[-1] if ours else {}
        return (len(ours), newest.get("text"), str(newest.get("reply_markup")))

    async def _until(self, done: object) -> None:
        async with asyncio.timeout(PATIENCE):
            while not done():  # type: ignore[operator]  # noqa: ASYNC110 - a script, at human speed
                await asyncio.sleep(0.01)
