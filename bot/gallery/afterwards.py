"""The gallery's moments after the meeting: a no and the weeks after it, a yes and the way to the door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.gallery.cast import ANA, BEN, CASE, DANI, HOME, NORA, Moment
from bot.gallery.world import World
from content.load import craft
from flows import effects as e
from flows.after_outcome import follows
from flows.model import Heard, Tap

HOUR = timedelta(hours=1)


def _entries(*flows: str) -> tuple[Heard, ...]:
    return tuple(Tap(f">{flow}:{CASE}") for flow in flows)


def _ends(world: World, outcome: str) -> None:
    with world.view(NORA) as view:
        what_follows = follows(view, view.case(CASE), outcome)
    world.decides(NORA, e.OutcomeRecorded(CASE, outcome), e.PhaseReached(CASE, "held"), *what_follows)


def after_a_no(world: World) -> Iterator[Moment]:
    """The words of three days, then the programme: Ana at a step, Ben paused, Dani through."""
    _ends(world, "no")
    world.decides(NORA, e.PlanItemSet(CASE, "agreed.1", {"words": "Thinks about it until Sunday."}))
    sights = world.time_passes(hours=30)
    circle = _entries("debrief", "holding")
    yield Moment(
        "a no", {NORA: (*HOME, *_entries("agreed", "afterwards")), ANA: (*HOME, *circle), BEN: circle}, tuple(sights)
    )
    sights = world.time_passes(days=8)
    steps = craft()
    world.decides(BEN, e.ProgrammeStepped(CASE, steps[1].id, "paused", 1))
    world.decides(DANI, e.ProgrammeStepped(CASE, steps[0].id, "over", 4))
    walks = {
        NORA: _entries("afterwards"),
        ANA: (*HOME, *_entries("craft")),
        BEN: _entries("craft"),
        DANI: _entries("craft"),
    }
    yield Moment("some weeks after a no", walks, tuple(sights))
    yield _followed_up(world)


def _followed_up(world: World) -> Moment:
    """A plan that the circle sees, a boundary that is asked about, a letter to oneself, and the questions of the month."""
    world.decides(
        NORA, e.FollowUpSet(CASE, "groups", {"words": "Thursdays at seven, the blue house."}), e.FollowUpSet(CASE, "shown", {"to": ["circle"]})
    )  # fmt: skip
    world.decides(
        BEN, e.OwnLetterWritten(301, "You kept what you promised."), e.OwnLetterPlanned(301, world.now + timedelta(days=60)),
        e.BoundaryHeld(CASE, 60, 3, "partly", "tired"),
    )  # fmt: skip
    specialist = (Tap(f">check_up:{CASE}-3"), *_entries("check_up", "kept", "follow_up"))
    asked = (Tap(">follow_through:60-7"), Tap(">own_letter_one:301"), *_entries("follow_through", "after_plan", "care"))
    return Moment("the time after", {NORA: specialist, BEN: asked})


def to_the_door(world: World) -> Iterator[Moment]:
    """Ana is on the way, Ben has not answered, the night is open; then they have arrived."""
    before = world.state()
    _ends(world, "yes")
    now, ana, ben = world.now, world.person(ANA).id, world.person(BEN).id
    world.decides(
        NORA, e.AdmissionPlanned(CASE, now + 20 * HOUR), e.PlanItemSet(CASE, "agreed.1", {"words": "Comes along today."}),
        e.EscortSet(CASE, 201, "leg", now, now + 2 * HOUR, ana, "Home to the station"),
        e.EscortSet(CASE, 202, "watch", now + 2 * HOUR, now + 9 * HOUR, ben),
        e.EscortSet(CASE, 203, "watch", now + 15 * HOUR, now + 20 * HOUR),
    )  # fmt: skip
    world.decides(ANA, e.EscortAnswered(CASE, 201, True))
    flows = _entries("treatment", "escorts", "agreed")
    yield Moment("to the door", {NORA: flows, ANA: _entries("my_watch"), BEN: _entries("my_watch")})
    world.decides(NORA, e.Admitted(CASE, now), e.DischargeSet(CASE, now + timedelta(days=28)))
    yield Moment("they have arrived", {NORA: _entries("treatment", "afterwards"), ANA: _entries("my_watch")})
    world.put_back(before)
