"""Walks one phone to every step that it can reach, through every button and a few typed answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from flows.model import Frame, Place, Screen
from flows.registry import ENGINE, FLOWS
from flows.ways_out import BACK, HIDE, MENU, SOS
from storage import place as places
from storage.view import StoredView
from tests.family import Family
from tests.talk import Phone

Where = tuple[str, str]
TYPED = ("Oak", "7", "Ana García", "5 Dec 2026 15:30", "Madrid")
"""Answers that one question or another takes."""
SCREENS_A_STEP = 3
HUBS = {"why": 13, "how": 70, "which": 6}
"""Steps from which each of many parts is reached, by name."""
LAST_TAPS = {
    ("join_loved_one", "who", "other"),
    ("forget", "sure", "erase"), ("stand_in", "stop", "yes"), ("backup", "end", "yes"), ("member", "person", "in"), ("member", "them", "yes"), ("member", "refuse", "yes"), ("member", "remove", "yes"),
}  # fmt: skip
"""What would end the walk early: nobody is left afterwards."""


class Explorer:
    """``entries``: what a push or a command could open for this person. ``twice``: each button at a step's first screen is tapped
    again, which may do nothing. ``screens``: how many screens of one step are walked through."""

    def __init__(
        self,
        family: Family,
        phone: Phone,
        entries: tuple[str, ...] = (),
        *,
        twice: bool = True,
        screens: int = SCREENS_A_STEP,
    ) -> None:
        self.family, self.phone, self.entries, self.twice, self.screens = family, phone, entries, twice, screens

    def steps(self) -> Iterator[tuple[Where, Place]]:
        """Each step once, with a place that stands there; other screens of the same step are walked through as well."""
        met: dict[Where, set[frozenset[str]]] = {}
        waiting = deque([self.place(), *self._entered()])
        while waiting:
            place = waiting.popleft() if len(met) % 2 else waiting.pop()
            where = (place.top.flow, place.top.step)
            screen = self._kind_of(place)
            screens = met.setdefault(where, set())
            if screen in screens or len(screens) >= HUBS.get(where[1], self.screens):
                continue
            screens.add(screen)
            first = len(screens) == 1
            if first:
                self.stands(place)
                yield where, place
            waiting.extend(self._onwards(place, twice=first and self.twice))

    # --- where the phone is ------------------------------------------------------------------------------------------
    def place(self) -> Place:
        with self.family.talk.transaction() as uow:
            person = uow.person_in(self.phone.chat)
            assert person is not None
            return places.load(uow, person)

    def stands(self, place: Place) -> Place:
        """Put the phone there, as if it had walked."""
        with self.family.talk.transaction() as uow:
            person = uow.person_in(self.phone.chat)
            assert person is not None
            places.save(uow, person, replace(place, serial=person.serial))
            return places.load(uow, person)

    def screen(self, place: Place) -> Screen:
        with self.family.talk.transaction() as uow:
            return ENGINE.screen(StoredView(uow, uow.person_in(self.phone.chat)), place)

    def _kind_of(self, place: Place) -> frozenset[str]:
        """What tells two screens of one step apart: its buttons, and which part, page, lesson … it is about."""
        about = (
            f"{name}={value}" for name, value in place.data.items() if name != "choice" and isinstance(value, str | int)
        )
        return frozenset(choice.key for choice in self.screen(place).choices) | frozenset(about)

    # --- going on ----------------------------------------------------------------------------------------------------
    def _entered(self) -> Iterator[Place]:
        home = self.stands(Place((Frame("menu", "menu"),))) if self.entries else None
        for entry in self.entries:
            self.stands(home or self.place())
            self.phone.forges(f">{entry}")
            yield self.place()

    def _onwards(self, place: Place, *, twice: bool) -> Iterator[Place]:
        step = FLOWS[place.top.flow].step(place.top.step)
        for choice in self.screen(place).choices:
            if (
                choice.key in (BACK.key, MENU.key, SOS.key, HIDE.key)
                or (place.top.flow, place.top.step, choice.key) in LAST_TAPS
            ):
                continue
            here = self.stands(place)
            self.phone.forges(f"{here.serial}.{choice.key}")
            after = self.place()
            if twice:
                self.phone.forges(f"{here.serial}.{choice.key}")
                assert self.place().frames == after.frames, f"a second tap on {choice.key} at {place.top} did something"
            yield after
        for words in TYPED if step.words else ():
            self.stands(place)
            self.phone.says(words)
            yield self.place()
