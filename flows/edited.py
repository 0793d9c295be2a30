"""An edited message changes the answer that it gave, where that answer is still current.

1. A step says with ``Again`` what an edit of its answer changes. The place remembers the last typed answers: where they were
   given and what they were about, never their words.
2. An answer that was given anew since, typed or tapped, is no longer the message's to change.
3. Whoever edits stays where they are, and nothing that they see there is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flows.model import MAX_TYPED, Frame, Outcome, Place, Show, Turn, Typed, Words
from flows.steps import Again, Flow, Step
from flows.text import Joined, T, Text
from flows.view import NotYours, View

UNKNOWN = T("I saw that you changed an earlier message. That answer stays as it was; you can give it anew.")
CHANGED = T("I saw your change, and changed your answer, too.")
REFUSED = Again(about=())
"""Of a step that declares nothing: what was no answer yet may still become one."""
STAYS = T("So your answer stays as it was.")


def remember(before: Place, after: Place, step: Step, message: int, *, taken: bool) -> Place:
    """The place behind a typed answer, which is remembered when an edit may change it."""
    again = step.again or (REFUSED if not taken else None)
    if again is None or message <= 0:
        return after
    about = {key: after.top.data[key] for key in again.about if key in after.top.data}
    data = _about(again, {**after.top.data, **before.top.data, **about})
    one = Typed(message, before.top.flow, step.name, data, taken)
    return replace(after, typed=(*_others(after, one, message), one)[-MAX_TYPED:])


def tapped(place: Place, step: Step) -> Place:
    """A tap at a step that takes words, too, gives the answer anew."""
    if step.again is None or not step.again.anew or not place.typed:
        return place
    one = Typed(0, place.top.flow, step.name, _about(step.again, place.data))
    return replace(place, typed=_others(place, one))


def begun(place: Place, flow: str) -> tuple[Typed, ...]:
    """What is remembered when a flow begins anew: answers that only its place held are gone."""
    return tuple(one for one in place.typed if one.flow != flow or one.data)


def typed_at(place: Place, message: int) -> Typed | None:
    return next((one for one in place.typed if one.message == message), None)


def still_asked(place: Place, typed: Typed, again: Again) -> bool:
    """The person is at the very same prompt, and the edit is simply their answer."""
    here = (place.top.flow, place.top.step, _about(again, place.data)) == (typed.flow, typed.step, typed.data)
    return here and (again.anew or not typed.taken)


def answered_anew(view: View, place: Place, typed: Typed, flow: Flow, heard: Words) -> Outcome:
    """Give the answer anew from where it was given, and stay where the person is now."""
    step = flow.step(typed.step)
    again = step.again or Again()
    at = next((at for at, frame in enumerate(place.frames) if _is_of(frame, typed, again)), None)
    live = place.frames[at] if at is not None else Frame(typed.flow, typed.step)
    then = replace(place, frames=(*place.frames, replace(live, step=typed.step, data={**live.data, **typed.data})))
    used = live.step in flow.over and not typed.data
    turn = _turn(view, then, again.answer or step.words, heard) if typed.taken and not used else None
    right_behind = at == len(place.frames) - 1 and live.trail[-1:] == (typed.step,)
    if turn is None or (again.goes and not right_behind):
        return Outcome(place, show=Show(again.gone if typed.taken else UNKNOWN, fresh=True))
    if turn.to is None and not turn.effects and not turn.data:
        return Outcome(place, show=Show(_refused(turn.note), fresh=True))
    note = turn.note if again.answer or again.goes else None
    show = Show(note or CHANGED, fresh=True)
    if again.goes and isinstance(turn.to, str):
        return Outcome(place.moved(turn.to, turn.data), turn.effects, show)
    kept = {key: turn.data[key] for key in again.keeps if key in turn.data}
    frames = [replace(one, data={**one.data, **kept}) if n == at else one for n, one in enumerate(place.frames)]
    now = replace(typed, data={**typed.data, **{key: turn.data[key] for key in again.about if key in turn.data}})
    remembered = tuple(now if one is typed else one for one in place.typed)
    return Outcome(replace(place, frames=tuple(frames), typed=remembered), turn.effects, show)


def _turn(
    view: View, place: Place, answer: Callable[[View, Place, Words], Turn | None] | None, heard: Words
) -> Turn | None:
    try:
        return answer(view, place, heard) if answer else None
    except NotYours:
        return None


def _refused(note: Text | None) -> Text:
    return STAYS if note is None else Joined((note, STAYS), " ")


def _about(again: Again, data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in (*again.about, *again.which) if key in data}


def _is_of(frame: Frame, typed: Typed, again: Again) -> bool:
    same = all(frame.data.get(key) == typed.data.get(key) for key in again.about)
    return frame.flow == typed.flow and same


def _others(place: Place, one: Typed, message: int = 0) -> tuple[Typed, ...]:
    """Without older answers to the same question."""
    same = (one.flow, one.step, one.data)
    return tuple(
        old for old in place.typed if (old.flow, old.step, old.data) != same and (not message or old.message != message)
    )
