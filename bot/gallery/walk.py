"""Walks through every screen that somebody can reach: each button, and words of many kinds, breadth first.

1. A screen is kept, and walked on from, when it brings a sentence or a button that its step has not shown before; and
   ``LOOKS`` time more for the same way in, because of what may lie behind: a quiz that was answered wrongly looks like
   one that was answered right until its end.
2. Buttons of one kind (a list of people, of countries) are tried up to ``ALIKE`` times each; words of every kind at the
   first ``TALKS`` screens of a flow that take them, afterwards a few. What leads away from every screen alike (the menu,
   the emergency, to hide) each person tries once a step.
3. What raises is kept as a trouble with the way that led there, and the walk goes on.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.gallery.cast import ROLES, Moment
from bot.gallery.shapes import parts_of
from bot.gallery.sights import Sight
from bot.gallery.story import story
from bot.gallery.world import State, World
from flows.everyone.help import COMMANDS_OF
from flows.model import Command, Edited, Heard, Screen, Shared, Tap, Words
from flows.registry import FLOWS
from flows.ways_out import HIDE, MENU, SOS

LOOKS = 1
ENOUGH = 12
"""Looks at one step, beside one for each of its parts."""
ALIKE = 4
LEAD_AWAY = (MENU.key, SOS.key, HIDE.key)
TALKS = 3
FEW = 1
WORDS = (
    "Sam", "Ana María López", "5 Dec 2026 15:30", "03/04/2027 10:00", "7", "Madrid", "You always ruin everything!!",
    "I was so scared that night. " * 90, "?",
)  # fmt: skip
DANGERS = ("I took too many pills", "I want to kill myself", "he hit me", "the child is in danger", "she has a seizure")
ANYWHERE: tuple[Heard, ...] = (
    *(Command(name) for name in sorted({name for listed in COMMANDS_OF.values() for name, _ in listed})),
    Command("nonsense"),
    Words("hello"), Words(" "), *(Words(text) for text in DANGERS), Edited("other words", 1),
    *(Shared(kind) for kind in ("photo", "voice", "sticker", "contact", "location", "poll")),
    Tap("1.nonsense"), Tap(">menu"), Tap(">nowhere"),
)  # fmt: skip
"""What anybody may do at any time; tried once on each walk, at its beginning."""


@dataclass(frozen=True, slots=True)
class Found:
    """A screen, a push or a note that somebody can come to see: who, when, where, and the taps that led there."""

    sight: Sight
    role: str
    moment: str
    flow: str
    step: str
    way: tuple[str, ...]


@dataclass
class Album:
    """All that was found. ``notes``: what stands above screens, each once for its step; ``led``: which step led to which."""

    found: list[Found] = field(default_factory=list)
    notes: list[Found] = field(default_factory=list)
    led: set[tuple[str, str, str]] = field(default_factory=set)
    troubles: list[str] = field(default_factory=list)

    def steps(self) -> set[tuple[str, str]]:
        return {(one.flow, one.step) for one in self.found if one.sight.kind == "screen"}


@dataclass(frozen=True, slots=True)
class _Node:
    state: State
    sight: Sight
    way: tuple[str, ...]


class Walk:
    def __init__(self, world: World) -> None:
        self.world = world
        self.album = Album()
        self._seen: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._noted: set[tuple[str, frozenset[str]]] = set()
        self._looked: Counter[object] = Counter()
        self._talked: Counter[str] = Counter()
        self._left: set[object] = set()

    def everywhere(self) -> Album:
        for moment in story(self.world):
            state = self.world.state()
            for sight in moment.sights:
                self._keep(sight, "", moment, ("time passes",))
            for chat, begins in moment.walks.items():
                self._walk(chat, moment, begins)
                self.world.put_back(state)
        return self.album

    def _walk(self, chat: int, moment: Moment, begins: tuple[Heard, ...]) -> None:
        ahead: deque[_Node] = deque()
        for heard in begins:
            with self.world.undone():
                ahead.extend(self._play(chat, moment, heard, (_said(heard),), None, always=True))
        if begins[0] != Command("start"):
            self._play(chat, moment, begins[0], (), None)
        for heard in ANYWHERE:
            with self.world.undone():
                ahead.extend(self._play(chat, moment, heard, (_said(heard),), None))
        while ahead:
            node = ahead.popleft()
            self.world.put_back(node.state)
            for heard in self._tries(node.sight):
                with self.world.undone():
                    ahead.extend(self._play(chat, moment, heard, (*node.way, _said(heard)), node.sight))
            self.world.let_go(node.state)

    def _play(
        self,
        chat: int,
        moment: Moment,
        heard: Heard,
        way: tuple[str, ...],
        before: Sight | None,
        *,
        always: bool = False,
    ) -> list[_Node]:
        """What this leads to, if it is worth walking on from there."""
        try:
            sights = self.world.hears(chat, heard)
        except Exception as error:
            self.world.sights.take()
            self.album.troubles.append(
                f"{ROLES[chat]}, {moment.name}: {' → '.join(way)}: {type(error).__name__}: {error}"
            )
            return []
        ahead = []
        for sight in sights:
            is_new = self._keep(sight, ROLES[chat], moment, way)
            if sight is _last_screen(sights):
                self._led(before, sight, heard)
                if is_new or always or self._may_look_again(before, sight):
                    ahead.append(_Node(self.world.state(), sight, way))
        return ahead

    def _may_look_again(self, before: Sight | None, sight: Sight) -> bool:
        step, whence = _where(sight), _where(before) if before else None
        exactly = (whence, step, parts_of(sight.screen, note=sight.has_note))
        if self._looked[exactly] >= LOOKS or self._looked[step] >= ENOUGH + len(self._seen[step]):
            return False
        self._looked[exactly] += 1
        self._looked[step] += 1
        return True

    def _keep(self, sight: Sight, role: str, moment: Moment, way: tuple[str, ...]) -> bool:
        """True when it brought something new; the note above it is kept for itself."""
        here = _where(sight)
        found = Found(sight, role, moment.name, *here, way)
        if sight.has_note:
            note = (here[0], parts_of(Screen(sight.screen.text[:1])))
            if note not in self._noted:
                self._noted.add(note)
                self.album.notes.append(found)
        parts = parts_of(sight.screen, note=sight.has_note)
        if parts <= self._seen[here]:
            return False
        self._seen[here] |= parts
        self.album.found.append(found)
        return True

    def _led(self, before: Sight | None, after: Sight, heard: Heard) -> None:
        """Keep which step led to which, when a flow went on within itself by a button or by words."""
        if before is None or not before.place.frames or len(before.place.frames) != len(after.place.frames):
            return
        here, there = before.place.top, after.place.top
        back = isinstance(heard, Tap) and heard.data.endswith((".<", ".^"))
        if here.flow == there.flow and here.step != there.step and not back:
            self.album.led.add((here.flow, here.step, there.step))

    def _tries(self, sight: Sight) -> Iterator[Heard]:
        """Each button (of one kind only some), and words where the step takes them."""
        kinds: Counter[str] = Counter()
        for choice in sight.screen.choices:
            if choice.key in LEAD_AWAY and not self._is_first(sight, choice.key):
                continue
            kinds[choice.id] += 1
            if kinds[choice.id] <= ALIKE:
                yield Tap(f"{sight.place.serial}.{choice.key}")
        flow, step = _where(sight)
        if flow in FLOWS and FLOWS[flow].step(step).words is not None:
            self._talked[flow] += 1
            yield from (Words(text) for text in (WORDS if self._talked[flow] <= TALKS else WORDS[:FEW]))

    def _is_first(self, sight: Sight, key: str) -> bool:
        way = (sight.to, *_where(sight), key)
        is_new = way not in self._left
        self._left.add(way)
        return is_new


def _where(sight: Sight) -> tuple[str, str]:
    """Flow and step; what stands in no flow is named by its kind."""
    return (sight.place.top.flow, sight.place.top.step) if sight.place.frames else ("", sight.kind)


def _last_screen(sights: list[Sight]) -> Sight | None:
    return next((one for one in reversed(sights) if one.kind == "screen"), None)


def _said(heard: Heard) -> str:
    match heard:
        case Command(name, argument):
            return f"/{name} {argument}".strip()
        case Tap(data):
            return data.partition(".")[2] or data
        case Words(text) | Edited(text):
            return f"“{text[:24]}”"
        case Shared(kind):
            return kind
        case _:
            return type(heard).__name__
