"""Plays a family into the chats, tap by tap, over the same API: what is seen afterwards was all said by the real bot."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.tryout.acting import Actor
from bot.tryout.page_routes import PhoneSpec
from bot.tryout.server import LocalBotApi

LINK = re.compile(r"\?start=([\w-]+)")
LETTER = {
    "en": (
        "Leo, I am here because I love you. You are my brother, and nothing changes that.",
        "I remember the summer when you taught me to swim. You never let go until I was ready.",
    ),
    "es": (
        "Leo, estoy aquí porque te quiero. Eres mi hermano y eso no lo cambia nada.",
        "Me acuerdo del verano en que me enseñaste a nadar. No me soltaste hasta que estuve lista.",
    ),
}
OWN_NAME = {"en": "English", "es": "Español"}
COUNTRY = {"en": "United States", "es": "Spain"}
CITY = {"en": "New York", "es": "Madrid"}
MEETING = {"en": ("tomorrow 10:00", "Oak Street 5"), "es": ("mañana 10:00", "Calle del Roble 5")}


class Seed:
    """The script. Nora leads the case, Ana and Tom are the circle, Leo is the one they love."""

    def __init__(self, api: LocalBotApi, phones: Mapping[str, PhoneSpec], language: str) -> None:
        self._language = language
        self._nora, self._ana, self._tom, self._leo = (
            Actor(api.phone(spec.user_id, spec.first_name, spec.language_code), language) for spec in phones.values()
        )

    async def play(self, invitation: str, chapter: str) -> None:
        """``preparing``: Ana is in the middle of her letter, Tom has just arrived. ``aftercare``: Leo said yes.

        :raises Stuck: a flow went another way than this script.
        """
        case = await self._open_case(invitation)
        await self._member(self._ana, case, "A brother or sister")
        await self._letter()
        await self._member(self._tom, case, "A parent")
        if chapter == "aftercare":
            await self._meeting(case)
            await self._outcome(case)
            await self._loved_one()
        await self._nora.say("/menu")
        for actor in (self._nora, self._ana, self._tom, self._leo):
            actor.phone.reads()

    async def _open_case(self, invitation: str) -> str:
        nora = self._nora
        await nora.start(invitation)
        await nora.tap_exactly(OWN_NAME[self._language])
        await nora.tap("Go on", "I agree")
        await nora.say("Nora")
        await self._live(nora)
        await nora.tap("Open a new case")
        case = await nora.tap_first()
        await nora.say("Leo")
        await nora.tap("Love First", "Work with this")
        await self._live(nora)
        return case

    async def _member(self, who: Actor, case: str, relation: str) -> None:
        nora = self._nora
        if not nora.has("Invite somebody"):
            await self._to_case(case)
            await nora.tap("Invite")
        else:
            await nora.tap("Invite somebody")
        await nora.tap("Somebody for the circle")
        await nora.say(who.name)
        await who.start(self._link())
        await who.tap_exactly(OWN_NAME[self._language])
        await who.tap("How is it kept private?", "Go on", "Go on", "Yes, that is all right")
        await who.say(who.name)
        await who.tap(relation)
        await who.tap_exactly(CITY[self._language])
        before = nora.count("See who it is")
        await who.tap("Yes, I am", "Yes, keep them neutral")
        await nora.waits_for("See who it is", beside=before)
        await nora.tap("See who it is", "Yes, let them in")
        await who.waits_for("Begin")
        await who.say("/menu")

    async def _letter(self) -> None:
        ana, (love, memory) = self._ana, LETTER[self._language]
        await ana.say("/letter")
        await ana.tap("Begin")
        await ana.say(love)
        await ana.tap("Done")
        await ana.tap_first()
        await ana.say(memory)

    async def _meeting(self, case: str) -> None:
        nora, (when, where) = self._nora, MEETING[self._language]
        await self._to_case(case)
        await nora.tap("The meeting")
        await nora.say(when)
        await nora.tap("Yes, that is it")
        await nora.say(where)

    async def _outcome(self, case: str) -> None:
        await self._to_case(case)
        await self._nora.tap("More ›", "How the meeting went", "A yes", "Yes, note it")

    async def _loved_one(self) -> None:
        nora, leo = self._nora, self._leo
        await nora.tap("Invite {loved_one}", loved_one="Leo")
        await nora.tap_exactly("Leo")
        await leo.start(self._link())
        await leo.tap_exactly(OWN_NAME[self._language])
        await leo.tap("Yes, that is me")
        while not leo.has("Yes, that is all right"):
            await leo.tap("Go on")
        await leo.tap("Yes, that is all right")
        await leo.say("Leo")
        await self._live(leo)
        await leo.tap_exactly("18:00")
        await leo.tap("Yes, keep them neutral", "Not now")

    async def _live(self, who: Actor) -> None:
        """Country and clock."""
        await who.tap(COUNTRY[self._language])
        await who.tap_exactly(CITY[self._language])

    async def _to_case(self, case: str) -> None:
        await self._nora.say("/menu")
        await self._nora.tap("My cases")
        await self._nora.tap_exactly(case)

    def _link(self) -> str:
        """The newest invitation in Nora's chat."""
        codes = [code for message in self._nora.phone.messages for code in LINK.findall(str(message.get("text")))]
        return str(codes[-1])
