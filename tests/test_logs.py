"""Nothing telling in a log, in what is set aside, or on a locked screen."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
from sqlalchemy import select, update

from bot import log
from bot.catalogue import catalogue
from bot.clock import Clock
from bot.render import NEUTRAL
from bot.run import running
from bot.secret import Secret
from bot.settings import Settings
from bot.tryout.server import LocalBotApi
from bot.turn import Incoming
from flows import effects as e
from flows.model import Command, Edited, Heard, Shared, Tap, Words
from storage import tables
from storage.apply import apply
from storage.invite import invite_specialist
from storage.unit_of_work import UnitOfWork
from storage.writes.person import use_invitation
from tests.family import Family

TOKEN = "100200300:MARKER-a-token-of-the-tests"
CHAT = 7001
DIGITS = "918273645546"
"""Somebody's PIN."""


@pytest.fixture
def everything_logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """The bot's own lines as the program sets them up, and whatever a library would say to standard error."""
    buffer = io.StringIO()
    monkeypatch.setattr(sys, "stderr", buffer)
    before = structlog.get_config()
    levels = {name: logging.getLogger(name).level for name in log.TALKATIVE}
    log.set_up("debug")
    handler = logging.StreamHandler(buffer)
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield buffer
    root.removeHandler(handler)
    root.setLevel(level)
    structlog.configure(**before)
    for name, old in levels.items():
        logging.getLogger(name).setLevel(old)


async def test_no_word_of_anybody_is_in_a_log_or_in_what_is_set_aside(
    tmp_path: Path, everything_logged: io.StringIO
) -> None:
    api = LocalBotApi(TOKEN, now=lambda: datetime.now(UTC))
    settings = Settings(token=Secret(TOKEN), api_url=await api.start(), data_dir=tmp_path / "data")
    api.phone(CHAT).starts()
    async with running(settings, Clock(), a_chat_every=0, quiet=True) as bot:
        await bot.worker.run(specialist_with_a_case)
        said: tuple[Heard, ...] = (
            Words("MARKER words"), Command("MARKERcommand", "MARKER"), Command("start", "MARKER-code"), Tap(">case:MARKER"),
            Tap("MARKER"), Edited("MARKER changed", 1), Shared("photo", "MARKER caption"), Tap(">open_case"),
            Words("MARKER case"), Words("I want to die MARKER"), Tap(">pin"), Words(DIGITS),
        )  # fmt: skip
        for number, heard in enumerate(said, 1):
            await bot.worker.hear(Incoming(number, CHAT, heard, message=number))
        await bot.delivery.drain()
        api.fail_next("sendMessage", 400, "Bad Request: MARKER")
        api.fail_next("sendMessage", 500, "Internal Server Error: MARKER")
        await bot.worker.hear(Incoming(50, CHAT, Words("MARKER again"), message=50))
        await bot.delivery.drain()
        await bot.worker.run(damage)
        await bot.worker.hear(Incoming(51, CHAT, Command("settings"), message=51))
        await bot.delivery.drain()
        errors = await bot.worker.run(lambda uow: [row.error for row in uow.rows(select(tables.set_aside))])
    await api.stop()
    assert len(errors) == 1 and errors[0].startswith("UnknownLocaleError at "), errors
    logged = everything_logged.getvalue()
    assert "turn_failed" in logged
    assert [
        line for line in (*logged.splitlines(), *errors) if "MARKER" in line or DIGITS in line or "Traceback" in line
    ] == []


def test_a_log_that_cannot_be_written_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full for the database is full for the log, too."""
    before = structlog.get_config()
    with open("/dev/full", "w", buffering=1) as full:
        monkeypatch.setattr(sys, "stderr", full)
        log.set_up("debug")
        structlog.get_logger("x").error("commit_failed")
        with contextlib.suppress(OSError):
            full.flush()
        structlog.configure(**before)
        os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())


def specialist_with_a_case(uow: UnitOfWork) -> None:
    person = use_invitation(uow, CHAT, None, invite_specialist(uow, "MARKER"), "en")
    for effect in (
        e.NameGiven("MARKER"), e.CountryChosen("ES"), e.ZoneChosen("Europe/Madrid"),
        e.CaseOpened(10, "MARKER code", "MARKER called", "johnson", "ES", "Europe/Madrid"),
    ):  # fmt: skip
        apply(uow, person, effect)


def damage(uow: UnitOfWork) -> None:
    """A disk that lies: a name does not open any more, and a language is none that we know."""
    uow.execute(update(tables.case).values(code_name=b"MARKER" * 8))
    uow.execute(update(tables.person).values(zone="MARKER/zone", country="ZZ", language="MARKER"))


@pytest.mark.parametrize("discreet", [True, False])
def test_a_locked_screen_shows_nothing_but_that_there_is_a_note(discreet: bool) -> None:
    family = Family()
    people = family.specialist, family.member("Ana", "es"), family.member("Ben")
    before = {phone.chat: len(phone.pushed) for phone in people}
    for phone in people:
        chooses(family, phone.chat, discreet)
    _, ana, ben = people
    ana.commands("/letter").taps("Begin").says("You taught me to swim.").taps("Done")
    ana.taps("Share with Nora").taps("Yes, share it")
    family.meets()
    ben.taps("Open and answer").taps("I need to talk first")
    family.answers(ben.commands("/checkin").taps("Begin"), despair=9)
    ben.forges(">used_again").taps("No, everybody is safe")
    family.time_passes(days=9)
    sam = family.loved_one()
    chooses(family, sam.chat, discreet)
    family.time_passes(days=3)
    for phone in (*people, sam):
        pushed = phone.pushed[before.get(phone.chat, 0) :]
        neutral = catalogue(phone.language).gettext(NEUTRAL.message)
        assert {text.split("\n")[0] for text in pushed} == {neutral}
        assert not discreet or set(pushed) == {neutral}


def chooses(family: Family, chat: int, discreet: bool) -> None:
    with family.talk.transaction() as uow:
        person = uow.person_in(chat)
        assert person is not None
        apply(uow, person, e.DiscretionChosen(discreet))
