"""The gallery's moments of privacy: a PIN and what stands behind it, receipts, and the loved one's account."""

from __future__ import annotations

from collections.abc import Iterator

from bot.gallery.cast import ANA, CASE, HOME, NORA, Moment
from bot.gallery.world import World
from content.load import privacy
from flows import effects as e
from flows.model import Tap

SOMEBODY = 999
"""An account that nobody of the story has."""


def behind_a_pin(world: World) -> Iterator[Moment]:
    """Ana has both PINs and has agreed; then she is locked out; then somebody looks at her notes."""
    before = world.state()
    agreed = e.ConsentGiven("privacy", privacy("member").version, CASE)
    world.decides(ANA, agreed, e.PinSet("48151"), e.PinSet("162342", decoy=True), e.DecoyNoted(401, "Milk, bread"))
    world.decides(NORA, e.ThemMarked(CASE, SOMEBODY))
    unlock = Tap(f">unlock:{CASE}-{world.person(ANA).id}")
    yield Moment("a PIN", {ANA: (Tap(">pin"), Tap(">receipts")), NORA: (unlock, Tap(f">them:{CASE}"))})
    world.decides(ANA, e.ChatHidden())
    yield Moment("locked", {ANA: HOME})
    world.decides(ANA, e.DoorOpened(decoy=True))
    yield Moment("the notes behind the second PIN", {ANA: HOME})
    world.put_back(before)
