"""Strangers' floods leave next to nothing behind, and a stranger in danger is answered all the same."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from bot.door import AT_MOST
from bot.turn import Incoming
from flows.model import Words
from storage import tables
from tests.talk import Phone, Talk, specialist_code


def rows(talk: Talk) -> int:
    with talk.transaction() as uow:
        return sum(uow.rows(select(func.count()).select_from(table))[0][0] for table in tables.metadata.sorted_tables)


def flood(talk: Talk, updates: Any) -> None:
    with talk.transaction() as uow:
        for number, chat in updates:
            with uow.savepoint():
                talk.turns.hear(uow, Incoming(number, chat, Words("hello", number)))


def test_ten_thousand_updates_of_strangers_leave_hardly_a_row() -> None:
    talk = Talk()
    flood(talk, ((number, 50_000 + number % 40) for number in range(1, 10_001)))
    assert rows(talk) <= 2 * 40
    flood(talk, ((number, number) for number in range(100_001, 110_001)))
    assert rows(talk) == 2 * AT_MOST
    flood(talk, ((number, number) for number in range(200_001, 210_001)))
    assert rows(talk) == 2 * AT_MOST


def test_a_stranger_gets_the_same_answer_once_a_minute() -> None:
    talk = Talk()
    stranger = Phone(talk)
    for _ in range(5):
        stranger.says("hello")
    assert len(stranger.heard) == 1
    talk.time_passes(minutes=1)
    stranger.says("hello")
    assert len(stranger.heard) == 2


def test_in_the_middle_of_a_flood_numbers_to_call_and_invitations_come() -> None:
    talk = Talk()
    code = specialist_code(talk)
    flood(talk, ((number, number) for number in range(100_001, 100_001 + 2 * AT_MOST)))
    talk.turns.renderer.username = "lantern_bot"
    stranger, nora = Phone(talk), Phone(talk)
    for chat in range(100_001, 100_001 + 2 * AT_MOST):
        talk.phones[chat] = stranger
    stranger.says("hello")
    before = len(stranger.heard)
    stranger.says("he is not breathing, he took too much")
    assert len(stranger.heard) == before + 1 and "call for help first" in stranger.heard[-1]
    nora.starts(code)
    assert nora.buttons
