"""The bot in memory that the gallery walks through: what is tried leaves no trace, and what is put back is whole."""

from __future__ import annotations

import pytest

from bot.gallery.cast import CASE, NORA
from bot.gallery.sights import Sight
from bot.gallery.world import State, World
from flows import effects as e
from flows.model import Command, Tap
from flows.ways_out import HIDDEN, HIDE


@pytest.fixture
def world() -> World:
    """Nora stands at her menu; she has no case yet."""
    world = World()
    world.joins(NORA, world.invite_specialist(), e.NameGiven("Nora"), e.ZoneChosen("Europe/Madrid"))
    world.hears(NORA, Command("menu"))
    return world


def rows(state: State) -> list[str]:
    return list(state[1].iterdump())


def screen(sights: list[Sight]) -> Sight:
    return next(one for one in reversed(sights) if one.kind == "screen")


def taps(world: World, key: str) -> Sight:
    return screen(world.hears(NORA, Tap(f"{world.place(NORA).serial}.{key}")))


def test_what_is_tried_leaves_no_trace_and_can_be_gone_on_from(world: World) -> None:
    before = rows(world.state())
    with world.undone():
        taps(world, HIDE.key)
        tried = world.state()
    assert rows(world.state()) == before
    world.put_back(tried)
    assert rows(world.state()) == rows(tried) != before
    assert world.place(NORA).top.step == HIDDEN


def test_what_raises_while_it_is_tried_leaves_no_trace_either(world: World) -> None:
    before = rows(world.state())
    with pytest.raises(RuntimeError), world.undone():
        taps(world, HIDE.key)
        raise RuntimeError
    assert rows(world.state()) == before
    assert taps(world, HIDE.key).place.top.step == HIDDEN


def opens_a_case(world: World) -> None:
    world.decides(NORA, e.CaseOpened(CASE, "Cedar", "Leo", "johnson", "ES", "Europe/Madrid"))


def tries(world: World, *keys: str) -> list[str]:
    """The flows that they lead to, each from where she stands."""
    found = []
    for key in keys:
        with world.undone():
            found.append(taps(world, key).place.top.flow)
    return found


def test_a_tap_finds_the_buttons_of_the_very_state_that_was_put_back(world: World) -> None:
    without = world.state()
    opens_a_case(world)
    with_a_case = world.state()
    for state, leads_to in ((without, "menu"), (with_a_case, "broadcast"), (without, "menu")):
        world.put_back(state)
        assert tries(world, "cases", "broadcast") == ["cases", leads_to]


def test_a_tap_finds_the_buttons_as_they_are_after_something_happened(world: World) -> None:
    assert tries(world, "cases", "broadcast") == ["cases", "menu"]
    opens_a_case(world)
    assert tries(world, "broadcast") == ["broadcast"]
