from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from storage import outbox, tables
from tests.storage_room import Room


def texts(sendings: list[outbox.Sending]) -> list[str]:
    return [sending.payload["text"] for sending in sendings]


def test_a_chat_gets_its_messages_in_order_and_a_broken_one_holds_the_next(room: Room) -> None:
    with room.turn() as uow:
        for text in ("one", "two", "three"):
            outbox.put(uow, 7, None, "sendMessage", {"text": text})
        outbox.put(uow, 8, None, "sendMessage", {"text": "other"})
    with room.turn() as uow:
        first = outbox.ready(uow, "reply", room.now, 10)
        assert texts(first) == ["one", "two", "three", "other"]
        outbox.later(uow, first[0].id, room.now + timedelta(seconds=30), "429")
    with room.turn() as uow:
        assert texts(outbox.ready(uow, "reply", room.now, 10)) == ["other"]
    room.now += timedelta(seconds=30)
    with room.turn() as uow:
        again = outbox.ready(uow, "reply", room.now, 10)
        assert texts(again) == ["one", "two", "three", "other"]
        assert again[0].attempts == 1


def test_what_was_sent_is_never_ready_again_and_leaves_no_words(room: Room) -> None:
    with room.turn() as uow:
        row = outbox.put(uow, 7, None, "sendMessage", {"text": "MARKER"})
    with room.turn() as uow:
        outbox.sent(uow, row, 41, room.now)
    with room.turn() as uow:
        assert outbox.ready(uow, "reply", room.now, 10) == []
        assert uow.rows(select(tables.outbox.c.payload, tables.outbox.c.message)) == [(None, 41)]


def test_an_edit_finds_the_number_of_the_message_that_an_earlier_row_sent(room: Room) -> None:
    with room.turn() as uow:
        row = outbox.put(uow, 7, None, "sendMessage", {"text": "a"})
        outbox.put(uow, 7, None, "editMessageText", {"text": "b"}, target=row)
    with room.turn() as uow:
        outbox.sent(uow, row, 41, room.now)
    with room.turn() as uow:
        assert outbox.ready(uow, "reply", room.now, 10)[0].payload["message_id"] == 41


def test_the_lanes_do_not_wait_for_each_other(room: Room) -> None:
    with room.turn() as uow:
        outbox.put(uow, 7, None, "sendMessage", {"text": "broadcast"}, lane="paced")
        outbox.put(uow, 7, None, "sendMessage", {"text": "reply"})
    with room.turn() as uow:
        assert texts(outbox.ready(uow, "reply", room.now, 10)) == ["reply"]
        assert texts(outbox.ready(uow, "paced", room.now, 10)) == ["broadcast"]


def test_a_chat_that_is_being_served_is_skipped_and_no_chat_takes_more_than_its_share(room: Room) -> None:
    with room.turn() as uow:
        for number in range(outbox.PER_CHAT + 2):
            outbox.put(uow, 7, None, "sendMessage", {"text": str(number)})
    with room.turn() as uow:
        assert texts(outbox.ready(uow, "reply", room.now, 100)) == [str(n) for n in range(outbox.PER_CHAT)]
        assert outbox.ready(uow, "reply", room.now, 100, skip_chats={7}) == []
