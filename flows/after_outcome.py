"""What an outcome sets going for everybody in the circle.

1. A debrief for each within a day, whatever the outcome; not for a meeting that is only put off.
2. After a no, a "not today" or a meeting that was never held: three days of holding together, boundaries that begin on
   their date, then the programme of short contacts. A yes ends all of this.
3. Noting down the same outcome once more, or more precisely, sets nothing going anew.
4. When a new day is set after a no, the programme goes on until there is an answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from content.after_schema import CraftStep, Holding
from content.load import craft, holding
from flows import at_the_door, boundary_begins
from flows.effects import Effect, Promise, PromiseDropped
from flows.view import Case, Participant, View
from flows.walls import MAY_JOIN, REFUSED, same_answer
from flows.when import days_after

NO: Final = frozenset({"not_today", "no", "not_held"})
"""After these the circle holds together, and the programme follows."""
DEBRIEF, HOLD, CRAFT = "debrief", "hold", "craft"
DEBRIEF_AFTER: Final = timedelta(hours=3)
DOOR_AFTER: Final = timedelta(hours=20)
GOOD_FOR: Final = timedelta(hours=13)
"""A word for the evening is of no use the next morning."""
STEPS_FROM: Final = 4
"""Days after the outcome on which the first step of the programme comes, at the member's own hour for check-ins."""
EVENING: Final = 18


def follows(view: View, case: Case, outcome: str) -> tuple[Effect, ...]:
    """For the specialist who notes it down; everybody's hours are read off their own clock."""
    if same_answer(case.outcome, outcome):
        return ()
    circle = [part for part in view.roster(case.id) if part.role == "member" and part.state == "in"]
    ended = tuple(
        PromiseDropped(f"{kind}:{case.id}:") for kind in (HOLD, CRAFT, boundary_begins.KIND, DEBRIEF, at_the_door.KIND)
    )
    if outcome not in NO | MAY_JOIN:
        return ended
    door = (at_the_door.asks_how_far(case, view.now + DOOR_AFTER),) if outcome in MAY_JOIN else ()
    return (*ended, *door, *(effect for part in circle for effect in _for_one(view, case, part, outcome)))


def _for_one(view: View, case: Case, part: Participant, outcome: str) -> Iterable[Promise]:
    yield debrief(case.id, part.person, view.now + DEBRIEF_AFTER, 1)
    if outcome not in NO:
        return
    yield from _words(view, case.id, part)
    first = days_after(view.now, STEPS_FROM, EVENING, part.zone)
    yield step(case.id, part.person, first, part.zone)
    if outcome in REFUSED and not part.minor:
        yield from boundary_begins.promised(view, case, part)


def debrief(case: int, person: int, at: datetime, turn: int) -> Promise:
    return Promise(f"{DEBRIEF}:{case}:{person}", DEBRIEF, person, at, case, {"turn": turn})


def _words(view: View, case: int, part: Participant) -> Iterable[Promise]:
    """A few words at sensible hours; what has gone by already is left out, and stands on the page all the same."""
    for one in words_for(part):
        at = days_after(view.now, one.day, one.hour, part.zone)
        if at > view.now:
            key, data = f"{HOLD}:{case}:{part.person}:{one.id}", {"word": one.id}
            yield Promise(key, HOLD, part.person, at, case, data, at + GOOD_FOR, part.zone)


def words_for(part: Participant) -> tuple[Holding, ...]:
    """Somebody under 18 is told nothing of boundaries."""
    return tuple(one for one in holding() if one.minors or not part.minor)


def steps_for(part: Participant) -> tuple[CraftStep, ...]:
    """Somebody under 18 neither lets consequences happen nor invites to treatment."""
    return tuple(one for one in craft() if one.minors or not part.minor)


def joins_late(view: View, part: Participant) -> tuple[Effect, ...]:
    """Somebody who is let in after a no has the programme, too."""
    if not in_programme(view, view.case(part.case)):
        return ()
    return (step(part.case, part.person, days_after(view.now, STEPS_FROM, EVENING, part.zone), part.zone),)


def step(case: int, person: int, at: datetime, zone: str) -> Promise:
    return Promise(f"{CRAFT}:{case}:{person}", CRAFT, person, at, case, zone=zone)


def holds(view: View, case: Case) -> bool:
    """Within the three days."""
    if case.outcome not in NO or case.outcome_at is None:
        return False
    return view.now <= case.outcome_at + timedelta(hours=72)


def in_programme(view: View, case: Case) -> bool:
    """After a no; and while another meeting is planned, for whoever has begun it."""
    return case.outcome in NO or (case.outcome is None and bool(view.programme(case.id)))
