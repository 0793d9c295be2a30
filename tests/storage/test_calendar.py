"""What is planned, as the try-out shows it: when, in which role, what kind; never who, never words."""

from __future__ import annotations

from datetime import timedelta

from storage import due, offers
from storage.calendar import Planned, planned
from tests.family import Family


def test_the_calendar_says_when_for_which_role_and_what_kind() -> None:
    family = Family()
    family.member("Ana")
    person = family.person("Ana")
    with family.talk.transaction() as uow:
        ana = uow.person(person)
        assert ana is not None
        soon = uow.now + timedelta(hours=1)
        offers.hold(uow, ana, {"chat_id": ana.chat, "text": "MARKER"}, soon, None)
        first = due.next_at(uow)
        assert first is not None
        assert planned(uow, 10) == [Planned(soon, "member", "held"), Planned(first, "member", "care")]
        assert planned(uow, 1) == [Planned(soon, "member", "held")]
