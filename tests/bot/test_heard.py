"""What is no text is heard as what it is, with nothing in it that the sender could make up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from aiogram.types import Update
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.heard import clean, incoming
from bot.tryout.phones import THINGS
from bot.turn import Incoming
from bot.untrusted import NUMBERS, Unreadable
from flows.model import Command, Edited, Shared, Tap, Words
from tests.bot.typed import UPDATES, as_sent, heard_by_types

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["\ud800", 2**70, "private"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "text"]), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


def shared(thing: dict[str, Any]) -> Shared:
    who = {"id": 7, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": 3, "date": 1, "chat": {"id": 7, "type": "private"}, "from": who, **thing}
    update = {"update_id": 1, "message": message}
    Update.model_validate(update)  # what we try is something that Telegram could send
    came = incoming(update)
    assert came is not None and isinstance(came.heard, Shared)
    return came.heard


@pytest.mark.parametrize("kind", THINGS)
def test_each_thing_is_heard_by_its_name(kind: str) -> None:
    assert (shared(THINGS[kind]).kind, shared(THINGS[kind]).account) == (kind, None)


def test_a_contact_says_whose_it_is_where_the_number_is_one() -> None:
    contact = {"phone_number": "+10000000000", "first_name": "Sam"}
    assert shared({"contact": {**contact, "user_id": 9}}).account == 9
    assert shared({"contact": {**contact, "user_id": 2**70}}).account is None


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(UPDATES)
def test_our_reader_hears_what_aiograms_types_hear(update: Update) -> None:
    assert incoming(as_sent(update)) == heard_by_types(update)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(UPDATES, st.data())
def test_an_update_with_something_odd_in_it_is_heard_safely_or_left_out(update: Update, data: st.DataObject) -> None:
    sent = as_sent(update)
    holder, key = data.draw(st.sampled_from(list(places(sent))))
    holder[key] = data.draw(ODD)
    if data.draw(st.booleans()):
        del holder[key]
    came = heard_or_field(sent)
    assert came is None or (came.isidentifier() if isinstance(came, str) else is_safe(came))


def heard_or_field(sent: Any) -> Incoming | str | None:
    try:
        return incoming(sent)
    except Unreadable as error:
        return str(error)


@settings(max_examples=100, deadline=None)
@given(ODD)
def test_what_is_no_update_at_all_is_left_out(found: Any) -> None:
    with pytest.raises(Unreadable):
        incoming(found)


def places(found: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in it where something stands."""
    if isinstance(found, dict | list):
        for key in found if isinstance(found, dict) else range(len(found)):
            yield found, key
            yield from places(found[key])


def is_safe(came: Incoming) -> bool:
    """Numbers are those of a database, texts are clean, and all of it can be written down."""
    numbers, texts = [came.update, came.chat, came.message], [came.language, came.callback or ""]
    match came.heard:
        case Words(text, message, forwarded):
            assert isinstance(forwarded, bool)
            numbers, texts = [*numbers, message], [*texts, text]
        case Edited(text, message) | Tap(text, message):
            numbers, texts = [*numbers, message], [*texts, text]
        case Command(name, argument):
            texts += [name, argument]
        case Shared(kind, caption, message, file, account):
            numbers += [message, account or 0, file.size if file else 0]
            texts += [kind, caption, *((file.id, file.name) if file else ())]
    json.dumps([numbers, texts], ensure_ascii=False).encode()
    return all(type(one) is int and one in NUMBERS for one in numbers) and all(clean(one) == one for one in texts)
