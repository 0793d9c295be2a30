"""One family from invitation to farewell on PostgreSQL: the same flows and the same SQL as on SQLite."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.crypto import MasterKeys, Vault
from storage.db import Database, make_engine
from tests.family import Family

pytestmark = pytest.mark.postgres


@pytest.fixture
def on_postgres(migrated_postgres_url: str) -> Iterator[Family]:
    engine = make_engine(migrated_postgres_url)
    yield Family(database=Database(engine, Vault(MasterKeys([b"k" * 32]))))
    engine.dispose()


def test_a_family_goes_the_whole_way(on_postgres: Family) -> None:
    family, nora = on_postgres, on_postgres.specialist
    ana, ben = family.member("Ana", "es"), family.member("Ben")
    ana.commands("/letter").taps("Begin").says("Me enseñaste a nadar.").taps("Done")
    ana.taps("Share with Nora").taps("Yes, share it")
    nora.taps("Read it").taps("Open it").sees("Me enseñaste a nadar.")

    family.meets()
    nora.taps("See the answers").sees("0 of 2 have answered")
    for phone in (ana, ben):
        phone.taps("Open and answer").taps("I'll be there")
    nora.sees("2 of 2 have answered")

    sam = family.loved_one()
    sam.taps("Who sees what").taps("The specialist").taps("Mood")
    family.answers(sam.commands("/checkin").taps("Begin"), mood=6)
    family.opens("seen_check_ins", f"{family.case_id}-{family.person('Sam')}").sees("Mood: 6")

    nora.commands("/console").sees("nobody is there at some hours")
    family.opens("escorts").taps("Somebody for the first gap").taps("8 hours").taps("Leave it open").taps("Ben")
    ben.taps("Look and answer").taps("1. Answer").taps("Yes, I am there")
    family.opens("treatment").taps("They have arrived").taps("Just now").sees("before the meeting")

    author = family.person("Ana")
    family.time_passes(days=8)
    ana.commands("/forget").taps("Yes, go on").taps("Erase it now")
    assert (family.rows("person", chat=ana.chat), family.rows("letter_entry", author=author)) == ([], [])
    ana.commands("/menu").sees("This is a private place")
    ben.opens("My letter").taps("Begin")
