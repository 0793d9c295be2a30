"""What was heard goes in; the new place and the effects come out.

1. Commands and emergencies are pushed on top of what was going on and come back to the very step.
2. Nothing in a tap is believed. A live screen's tap must carry the place's serial and name a choice that this very screen
   shows now; an entry tap (from a push) must be let in by the flow's ``opens``.
3. Free text is listened to for danger first, also behind a command; the flow still gets the text, and its place is kept
   under the card. Nothing that goes wrong in the flow keeps the card back.
4. A screen is drawn by ``screen`` after the effects are applied, so it shows what is true then.
5. Nothing lives in memory: an Engine holds only flows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flows import came_on_top
from flows import edited as edits_of
from flows.bindings import bind, bind_screen
from flows.effects import ChatHidden, Effect, Toast
from flows.gate import SHUT, at_the_door, unguarded
from flows.model import (
    END,
    ChatLost,
    Choice,
    Command,
    DueCame,
    Edited,
    Enter,
    Frame,
    Heard,
    Outcome,
    Place,
    Screen,
    Shared,
    Show,
    Tap,
    Turn,
    Words,
)
from flows.only_words import only_words
from flows.steps import Flow, Step, follow
from flows.text import Joined, T, Text
from flows.view import NotYours, View
from flows.ways_out import BACK, EMERGENCY, HIDDEN, HIDE, HIDING, HOME, MENU, OPEN, SOS, ways_out

MAX_INTERRUPTED = 6
ONLY_THE_WORDS = T("I can't keep what you sent with it, so I took only the words beneath.")
FORWARDED = T("You forwarded this one. I took it as your own words; change it if they are somebody else's.")


@dataclass(frozen=True)
class Engine:
    """The flows, and who answers what no step is asked for. A command opens the first of its flows that lets one in.

    ``for_others``: promises that are kept even when the person they are made to cannot be reached.
    """

    flows: Mapping[str, Flow]
    commands: Mapping[str, tuple[str, ...]]
    due: Mapping[str, Callable[[View, DueCame], tuple[Effect, ...]]] = field(default_factory=dict)
    for_others: frozenset[str] = frozenset()
    stranger: Callable[[View, Heard], Outcome] | None = None
    start: Callable[[View, Place, str], Turn | Outcome] | None = None
    danger: Callable[[View, str], Turn | None] = lambda view, text: None
    edits: Callable[[View, Place, Edited], Turn | None] = lambda view, place, heard: None

    def hear(self, view: View, place: Place, heard: Heard) -> Outcome:
        if isinstance(heard, DueCame):
            return Outcome(place, self.came(view, heard))
        if isinstance(heard, ChatLost):
            return Outcome(place)
        if view.me.id is None:
            assert self.stranger is not None
            return self.stranger(view, heard)
        if view.me.door in SHUT:
            return at_the_door(self, view, place, heard, free_text(heard))
        place = self._home(unguarded(place))
        try:
            outcome = self._answer(view, place, heard)
        except NotYours:
            outcome = self._to_menu(place, T("That is no longer open. Here is your menu."))
        return self._safely(view, free_text(heard), outcome)

    def came(self, view: View, promise: DueCame) -> tuple[Effect, ...]:
        """What a promise leads to, wherever the person is."""
        return self.due[promise.kind](view, promise)

    def writes(self, place: Place) -> bool:
        """They are asked for words of their own, and may be in the middle of them."""
        if not place.frames:
            return False
        flow, step = self._where(place)
        return step.words is not None and step.asks and flow.name != HOME

    def screen(self, view: View, place: Place, note: Text | None = None) -> Screen:
        """The screen of this place as it is now, with "back" and "menu"."""
        flow, step = self._where(place)
        screen = bind_screen(step.screen(view, place), view, place)
        text = screen.text if note is None else (bind(note, view, place), *screen.text)
        return Screen(text, (*screen.choices, *ways_out(self.flows, flow, place)), screen.wide, screen.protect)

    def choices(self, view: View, place: Place) -> tuple[Choice, ...]:
        """The buttons of this place as they are now: only these may be tapped."""
        return self.screen(view, place).choices

    # --- what each kind of heard thing does --------------------------------------------------------------------------
    def _answer(self, view: View, place: Place, heard: Heard) -> Outcome:
        match heard:
            case Tap():
                return self._tapped(view, came_on_top.seen(place), heard)
            case Command():
                return self._commanded(view, came_on_top.seen(place), heard)
            case Words():
                return self._said(view, place, heard)
            case Edited():
                return self._edited(view, place, heard)
            case Shared():
                return self._shared(view, place, heard)
            case _:
                return Outcome(place)

    def _tapped(self, view: View, place: Place, tap: Tap) -> Outcome:
        if tap.data.startswith(">"):
            name, _, argument = tap.data[1:].partition(":")
            return self._enter(view, place, Enter(name, argument), fresh=True)
        serial, _, key = tap.data.partition(".")
        if key == HIDE.key and HIDING in self.flows:  # on an old screen, too
            return self._hidden(place)
        if key == SOS.key and EMERGENCY in self.flows:
            return self._enter(view, place, Enter(EMERGENCY), fresh=serial != str(place.serial))
        if serial != str(place.serial):
            return self._stale(place)
        if key == OPEN.key:
            return Outcome(place, show=Show())
        choice = next((choice for choice in self.choices(view, place) if choice.key == key), None)
        if choice is None:
            return self._stale(place)
        return self.chosen(view, place, choice)

    def chosen(self, view: View, place: Place, choice: Choice) -> Outcome:
        if choice is BACK or choice.key == BACK.key:
            return Outcome(self._home(place.back()), show=Show())
        if choice.key == MENU.key:
            return self._enter(view, place, Enter(HOME))
        _, step = self._where(place)
        place = edits_of.tapped(place, step)
        data = {"choice": choice.argument or choice.id}
        if step.save_as:
            data[step.save_as] = choice.argument or choice.id
        if choice.to is None:
            return Outcome(place, show=Show())
        return self.go(view, place, follow(choice.to, view, place, data))

    def _commanded(self, view: View, place: Place, command: Command) -> Outcome:
        if command.name == "start" and command.argument and self.start:
            started = self.start(view, place, command.argument)
            return started if isinstance(started, Outcome) else self.go(view, place, started, fresh=True)
        if command.name == "start":
            return self._enter(view, place, Enter(HOME), fresh=True)
        if command.name == "cancel":
            return self._cancelled(place)
        names = self.commands.get(command.name)
        if names is None:
            return Outcome(place, show=Show(T("I don't know that command. /help shows what I can do."), fresh=True))
        name = next((name for name in names if self._open(view, Enter(name)) is not None), names[0])
        return self._enter(view, place, Enter(name), fresh=True)

    def _cancelled(self, place: Place) -> Outcome:
        if place.top.flow == HOME and len(place.frames) == 1:
            return Outcome(place, show=Show(T("There is nothing to cancel. Here is your menu."), fresh=True))
        return Outcome(self._home(place.popped()), show=Show(T("Stopped. What you saved is still there."), fresh=True))

    def _said(self, view: View, place: Place, words: Words) -> Outcome:
        _, step = self._where(place)
        if step.words is None and self._gathers_beneath(place):
            return self._said_beneath(view, place, words)
        if step.words is None:
            return Outcome(place, show=Show(T("Here the buttons work best. Tap one of them, please."), fresh=True))
        if not words.text.strip():
            return Outcome(place, show=Show(T("I did not get any words. Could you write it again?"), fresh=True))
        turn = step.words(view, place, words)
        if words.forwarded and (turn.to or turn.effects or turn.data):
            turn = replace(turn, note=FORWARDED if turn.note is None else Joined((turn.note, FORWARDED), "\n"))
        outcome, taken = self.go(view, place, turn, fresh=True), bool(turn.to or turn.effects or turn.data)
        return replace(outcome, place=edits_of.remember(place, outcome.place, step, words.message, taken=taken))

    def _gathers_beneath(self, place: Place) -> bool:
        return came_on_top.is_unseen(place) and self._where(place.popped())[1].gathers

    def _said_beneath(self, view: View, place: Place, words: Words) -> Outcome:
        said = self._said(view, place.popped(), words)
        frames = (*said.place.frames, place.top)
        return replace(said, place=replace(said.place, frames=frames), show=came_on_top.beneath(said.show))

    def _edited(self, view: View, place: Place, edited: Edited) -> Outcome:
        """What it changes: an answer that the place remembers, or something that is kept with its message."""
        typed = edits_of.typed_at(place, edited.message)
        if typed is None or typed.flow not in self.flows:
            turn = self.edits(view, place, edited) or Turn(note=edits_of.UNKNOWN)
            return self.go(view, place, turn, fresh=True)
        flow, heard = self.flows[typed.flow], Words(edited.text, edited.message)
        step = flow.step(typed.step)
        if edits_of.still_asked(place, typed, step.again or edits_of.REFUSED):
            return self._said(view, place, heard)
        if not edited.text.strip():
            return Outcome(place, show=Show(edits_of.UNKNOWN, fresh=True))
        return edits_of.answered_anew(view, place, typed, flow, heard)

    def _shared(self, view: View, place: Place, shared: Shared) -> Outcome:
        _, step = self._where(place)
        if step.shared is not None:
            return self.go(view, place, step.shared(view, place, shared), fresh=True)
        if shared.caption.strip() and (step.words is not None or self._gathers_beneath(place)):
            taken = self._said(view, place, Words(shared.caption, shared.message))
            return replace(taken, show=_beside(taken.show, ONLY_THE_WORDS, above=True))
        return Outcome(place, show=Show(only_words(shared.kind), fresh=True))

    def _safely(self, view: View, text: str, outcome: Outcome) -> Outcome:
        """The card for a danger lies on top of whatever the flow made of the text, which is kept; an offer is one line more."""
        turn = self.danger(view, text) if text else None
        if turn is None:
            return outcome
        if turn.to is None and turn.note is not None:
            if outcome.place.top.flow == EMERGENCY:  # where the offer leads
                return outcome
            return replace(outcome, show=_beside(outcome.show, turn.note))
        above = self.go(view, outcome.place, turn, fresh=True)
        return replace(above, place=came_on_top.came(above.place), effects=(*outcome.effects, *above.effects))

    # --- moving ------------------------------------------------------------------------------------------------------
    def go(self, view: View, place: Place, turn: Turn, *, fresh: bool = False) -> Outcome:
        show = Show(turn.note, fresh)
        if turn.to is None:
            return Outcome(place.moved(place.top.step, turn.data), turn.effects, show)
        if turn.to == END:
            return Outcome(self._home(place.popped()), turn.effects, show)
        if isinstance(turn.to, Enter):
            entered = self._enter(view, place.moved(place.top.step, turn.data), turn.to, fresh=fresh)
            show = replace(entered.show or show, note=turn.note or (entered.show.note if entered.show else None))
            return replace(entered, effects=(*turn.effects, *entered.effects), show=show)
        return Outcome(place.moved(turn.to, turn.data), turn.effects, show)

    def _enter(self, view: View, place: Place, enter: Enter, *, fresh: bool = False) -> Outcome:
        flow, data = self.flows.get(enter.flow), self._open(view, enter)
        if flow is None or data is None:
            return Outcome(place, show=Show(T("That is not open to you right now."), fresh))
        interrupted = [frame for frame in place.frames if frame.flow == flow.name]
        others = tuple(frame for frame in place.frames if frame.flow != flow.name)[-MAX_INTERRUPTED:]
        under_way = [frame for frame in interrupted if frame.step not in flow.over]
        if flow.resumes and under_way and under_way[-1].data.items() >= data.items():
            frame = under_way[-1]
        else:
            frame = Frame(flow.name, flow.steps[0].name, dict(data))
            place = replace(place, typed=edits_of.begun(place, flow.name))
        return Outcome(replace(place, frames=(*others, frame)), show=Show(fresh=fresh))

    def _open(self, view: View, enter: Enter) -> Mapping[str, Any] | None:
        """The flow's first data, or None: there is no such flow, or it is not open to this person."""
        flow = self.flows.get(enter.flow)
        return flow.opens(view, enter.argument) if flow else None

    def _hidden(self, place: Place) -> Outcome:
        """The chat is emptied; what was under way waits under a screen that says nothing."""
        others = tuple(frame for frame in place.frames if frame.flow != HIDING)[-MAX_INTERRUPTED:]
        placed = replace(place, frames=(*others, Frame(HIDING, HIDDEN)))
        return Outcome(placed, (ChatHidden(),), Show(fresh=True))

    def _stale(self, place: Place) -> Outcome:
        toast = Toast(T("That button is from earlier. Here is where we are now."))
        return Outcome(place, (toast,), Show(fresh=True))

    def _to_menu(self, place: Place, note: Text) -> Outcome:
        return Outcome(replace(place, frames=(Frame(HOME, HOME),)), show=Show(note, fresh=True))

    def _home(self, place: Place) -> Place:
        return place if place.frames else replace(place, frames=(Frame(HOME, HOME),))

    def _where(self, place: Place) -> tuple[Flow, Step]:
        """The flow and step of a place; a flow that no longer exists leads home."""
        flow = self.flows.get(place.top.flow) or self.flows[HOME]
        return flow, flow.step(place.top.step)


def free_text(heard: Heard) -> str:
    """What a person wrote in their own words, wherever it stands."""
    match heard:
        case Words(text) | Edited(text) | Shared(_, text) | Command(_, text):
            return text
        case _:
            return ""


def _beside(show: Show | None, note: Text, *, above: bool = False) -> Show:
    """What was to be shown, with one more paragraph above the screen (``above``: before the one that is there)."""
    if show is None or show.note is None:
        return Show(note, fresh=True)
    return replace(show, note=Joined((note, show.note) if above else (show.note, note), "\n\n"))
