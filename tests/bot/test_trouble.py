"""What could not be played, and what came late: nobody is left alone with it, and it holds up nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.aside import set_aside
from bot.turn import Incoming
from bot.was_away import at_work
from flows.model import Words
from tests.family import Family


def fails(family: Family, name: str, words: str, fell: int = 0) -> None:
    """Their turn failed for good; the worker sets it aside."""
    phone = next(one for one in family.talk.phones.values() if one.name == name)
    with family.talk.transaction() as uow:
        uow.fetch([phone.chat])
        set_aside(
            family.talk.turns,
            uow,
            Incoming(next(family.talk.updates), phone.chat, Words(words, 1)),
            "KeyError at x.py:1",
            fell,
        )
    family.talk.deliver()


def signs(family: Family) -> int:
    with family.talk.transaction() as uow:
        minutes = at_work(uow, family.talk.turns)
    family.talk.deliver()
    return minutes


def away(family: Family, **time: float) -> None:
    """Nobody is at work, and the world goes on."""
    family.talk.now += timedelta(**time)


def test_whoever_leads_is_told_once_that_something_got_lost_and_by_no_name(family: Family) -> None:
    nora, ana, ben = family.specialist, family.member("Ana"), family.member("Ben")
    before = (len(nora.pushed), len(ben.pushed))
    fails(family, "Ana", "A word")
    fails(family, "Ana", "Another word")
    assert ana.heard[-1].startswith("Something went wrong on my side")
    assert (len(nora.pushed), len(ben.pushed)) == (before[0] + 1, before[1])
    nora.taps("See what happened").sees("could not be kept").taps("Open the desk")
    assert "Ana" not in nora.pushed[-1]


def test_a_cry_for_help_does_not_go_down_with_its_turn(family: Family) -> None:
    ana = family.member("Ana")
    fails(family, "Ana", "I want to kill myself tonight")
    assert ana.heard[-1] == "If somebody is in danger now, tap /sos. Your specialist has been told."
    assert [alert.level for alert in family.rows("alert")] == ["red"]
    family.specialist.taps("Look at it now")


def test_words_that_are_deadly_to_listen_to_are_not_listened_to_again(family: Family) -> None:
    nora, ana = family.specialist, family.member("Ana")
    pushed = len(nora.pushed)
    fails(family, "Ana", "I want to kill myself tonight", fell=1)
    assert ana.heard[-1].startswith("Something went wrong on my side")
    assert (family.rows("alert"), len(nora.pushed)) == ([], pushed + 1)
    heard = len(ana.heard)
    fails(family, "Ana", "I want to kill myself tonight", fell=2)
    assert (len(ana.heard), len(family.rows("set_aside"))) == (heard, 2)


def test_what_cannot_even_be_said_holds_up_nobody(family: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = family.member("Ana")

    def breaks(*given: Any) -> None:
        raise KeyError("MARKER")

    monkeypatch.setattr(family.talk.turns.renderer, "note", breaks)
    heard = len(ana.heard)
    fails(family, "Ana", "A word")
    assert (len(ana.heard), len(family.rows("set_aside"))) == (heard, 1)
    family.specialist.taps("See what happened")


def test_after_an_absence_each_specialist_hears_of_it_once(family: Family) -> None:
    nora = family.specialist
    family.member("Ana")
    assert signs(family) == 0
    away(family, hours=20, days=6)
    before = len(nora.pushed)
    assert signs(family) == 9840
    assert signs(family) == 0
    assert len(nora.pushed) == before + 1
    nora.taps("See what happened").sees("I was not at work").sees("planned for your people").taps("Done")


def test_an_absence_in_which_nothing_was_due_or_that_was_short_is_not_told(family: Family) -> None:
    signs(family)
    away(family, minutes=20)
    assert signs(family) == 0
    family.member("Ana")
    away(family, minutes=4)
    assert signs(family) == 0


def test_what_was_played_before_the_sign_counts_too(family: Family) -> None:
    family.member("Ana")
    signs(family)
    family.time_passes(days=8)
    assert signs(family) > 0


def test_nobody_makes_up_an_absence(family: Family) -> None:
    ana, nora = family.member("Ana"), family.specialist
    ana.forges(">trouble:lost")
    assert "not kept" not in ana.screen
    for forged in (">trouble:", ">trouble:x", ">trouble:9999999999-1-1", ">trouble:1-1"):
        nora.forges(forged)
        assert "I was not at work" not in nora.screen
