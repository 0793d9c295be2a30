"""What is no text is heard as what it is, with nothing in it that the sender could make up."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import Update

from bot.heard import incoming
from bot.tryout.phones import THINGS
from flows.model import Shared


def shared(thing: dict[str, Any]) -> Shared:
    who = {"id": 7, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": 3, "date": 1, "chat": {"id": 7, "type": "private"}, "from": who, **thing}
    came = incoming(Update.model_validate({"update_id": 1, "message": message}))
    assert came is not None and isinstance(came.heard, Shared)
    return came.heard


@pytest.mark.parametrize("kind", THINGS)
def test_each_thing_is_heard_by_its_name(kind: str) -> None:
    assert (shared(THINGS[kind]).kind, shared(THINGS[kind]).account) == (kind, None)


def test_a_contact_says_whose_it_is_where_the_number_is_one() -> None:
    contact = {"phone_number": "+10000000000", "first_name": "Sam"}
    assert shared({"contact": {**contact, "user_id": 9}}).account == 9
    assert shared({"contact": {**contact, "user_id": 2**70}}).account is None
