"""Nothing telling stays on a phone: the chat is emptied at once or by itself, and what cannot be is said."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.answers import Answer, mark
from bot.turn import Incoming
from flows.model import Command, Heard, Tap
from storage import chat_traces, outbox, tables
from tests.family import Family, join_member
from tests.talk import Phone


def texts(phone: Phone) -> list[str]:
    return [message.text for message in phone.messages.values()]


def test_one_tap_on_any_screen_empties_the_chat_and_the_place_is_kept(family: Family) -> None:
    ana = family.member("Ana")
    ana.commands("/letter").taps("Begin").says("You taught me to swim.")
    at = family.at(ana)
    assert len(ana.said) > 3
    ana.taps("Hide")
    assert texts(ana) == ["All clear."]
    ana.taps("Go on")
    assert family.at(ana) == at
    ana.taps("Done").sees("Love: 1 message")


def test_hide_stands_on_every_screen_and_works_from_an_old_one(family: Family) -> None:
    ana = family.member("Ana", "es")
    for command in ("/menu", "/sos", "/letter", "/help", "/forget", "/checkin"):
        assert [button["text"] for button in ana.commands(command).live.buttons][-1] == "Ocultar"
    ana.forges("1.~")
    assert texts(ana) == ["Listo."]


def test_what_nobody_asked_for_has_its_hide_too(family: Family) -> None:
    ana = family.member("Ana")
    ana.commands("/learn")
    at = family.at(ana)
    family.meets()
    push = max((message for message in ana.messages.values() if message.pushed), key=lambda message: message.number)
    assert [button["text"] for button in push.buttons] == ["Begin", "Hide"]
    ana.forges(push.buttons[-1]["callback_data"])
    assert texts(ana) == ["All clear."]
    ana.taps("Go on")
    assert family.at(ana) == at


def test_news_for_a_screen_that_somebody_deleted_are_not_sent_to_their_locked_phone(family: Family) -> None:
    nora, code = family.specialist, family.invitation("Eva")
    family.opens("roster")
    nora.messages.clear()
    join_member(family.newcomer(code, name="Eva"))
    assert {text.partition("\n")[0] for text in texts(nora)} == {"There is a new note for you."}
    nora.commands("/menu").sees("What would you like to do?")


def test_somebody_who_has_just_opened_a_link_can_hide_it(family: Family) -> None:
    eva = family.newcomer()
    eva.taps("Hide")
    assert len(eva.messages) == 1
    eva.taps("Go on").sees("Which language")


def test_older_texts_of_ours_are_made_blank_and_the_rest_is_said(family: Family) -> None:
    ana = family.member("Ana")
    ana.commands("/letter").taps("Begin").says("You taught me to swim.")
    family.time_passes(days=3)
    swept(family)
    ana.commands("/hide").taps("Clear it now")
    assert set(texts(ana)) == {"…", "All clear."}
    said = len(family.rows("left_over", chat=ana.chat, kind="said"))
    assert said > 0
    ana.taps("What can still be seen").sees(f"{said} messages of yours are older than 48 hours")


def test_hiding_twice_asks_for_nothing_twice(family: Family) -> None:
    ana = family.member("Ana")
    ana.taps("Hide")
    standing(family, ana)
    ana.taps("Go on").taps("Hide")
    assert len(ana.messages) == 1


def test_what_gets_old_is_cleared_by_itself_and_is_still_there_to_read(family: Family) -> None:
    ana = family.member("Ana")
    family.talk.tidies = True
    ana.commands("/letter").taps("Begin").says("You taught me to swim.")
    at = family.at(ana)
    family.time_passes(hours=43)
    assert "You taught me to swim." in "".join(texts(ana)) or len(ana.messages) > 2
    family.time_passes(hours=2)
    assert not [text for text in texts(ana) if text not in ("Ready when you are.", "There is a new note for you.")]
    assert "Ready when you are." in texts(ana)
    ana.taps("Open")
    assert family.at(ana) == at


def test_a_line_that_nobody_opened_stays_and_says_nothing(family: Family) -> None:
    ana = family.member("Ana")
    family.talk.tidies = True
    family.meets()
    before = len(ana.pushed)
    assert before and any(text != "There is a new note for you." for text in ana.pushed)
    family.time_passes(hours=45)
    assert "There is a new note for you." in texts(ana)
    ana.forges(">menu").sees("Your menu")


def test_one_that_is_too_old_does_not_keep_the_others(family: Family) -> None:
    """Telegram refuses a whole call for one message: it is asked again in halves, until that one is alone."""
    ana = family.member("Ana")
    with family.talk.transaction() as uow:
        numbers = chat_traces.deletable(uow, ana.chat)
        stubborn = numbers[2]
        outbox.put(uow, ana.chat, None, "deleteMessages", {"chat_id": ana.chat, "message_ids": numbers})
        uow.flush()
        while sendings := outbox.ready(uow, "reply", family.talk.now, 50):
            for one in sendings:
                refused = stubborn in one.payload["message_ids"]
                answer = (
                    Answer(400, None, "Bad Request: message can't be deleted for everyone")
                    if refused
                    else Answer(200, True)
                )
                mark(uow, one, answer, family.talk.now)
            uow.flush()
        assert chat_traces.deletable(uow, ana.chat) == []
        left = tables.left_over
        assert [row.message for row in uow.rows(select(left).where(left.c.chat == ana.chat))] == [stubborn]


def swept(family: Family) -> None:
    from bot.heartbeat import _sweep

    with family.talk.transaction() as uow:
        _sweep(uow)


def standing(family: Family, phone: Phone) -> list[int]:
    with family.talk.transaction() as uow:
        return chat_traces.deletable(uow, phone.chat)


# --- screens that close themselves -----------------------------------------------------------------------------------
def test_a_screen_closes_itself_after_a_while_and_one_tap_opens_it_again(family: Family) -> None:
    ana = family.member("Ana")
    family.talk.tidies = True
    ana.commands("/letter").taps("Begin").says("You taught me to swim.")
    screen, at = ana.screen, family.at(ana)
    family.time_passes(minutes=19)
    assert ana.screen == screen
    family.time_passes(minutes=2)
    assert (ana.screen, ana.buttons) == ("Ready when you are.", ["Open"])
    ana.taps("Open")
    assert family.at(ana) == at and "Love" in ana.screen


def test_words_that_are_typed_at_a_closed_screen_are_taken_as_ever(family: Family) -> None:
    ana = family.member("Ana")
    family.talk.tidies = True
    ana.commands("/letter").taps("Begin")
    family.time_passes(hours=1)
    ana.says("You taught me to swim.").taps("Done").sees("Love: 1 message")


def test_the_card_for_an_emergency_does_not_close(family: Family) -> None:
    ana = family.member("Ana")
    family.talk.tidies = True
    card = ana.commands("/sos").screen
    family.time_passes(hours=30)
    assert ana.screen == card


def test_a_closed_screen_is_not_opened_by_news(family: Family) -> None:
    nora, code = family.specialist, family.invitation("Eva")
    family.talk.tidies = True
    family.opens("roster")
    family.time_passes(hours=1)
    assert nora.screen == "Ready when you are."
    join_member(family.newcomer(code, name="Eva"))
    assert nora.screen == "Ready when you are."
    nora.taps("Open").sees("Eva")


def test_a_message_that_they_deleted_themselves_is_not_sent_again_by_closing(family: Family) -> None:
    ana = family.member("Ana")
    family.talk.tidies = True
    ana.messages.clear()
    family.time_passes(hours=1)
    assert ana.messages == {}


# --- what could not leave in time ------------------------------------------------------------------------------------
def asks_while_telegram_is_away(family: Family, phone: Phone, heard: Heard) -> None:
    """It is played, and the answer waits."""
    with family.talk.transaction() as uow, uow.savepoint():
        family.talk.turns.hear(uow, Incoming(next(family.talk.updates), phone.chat, heard, callback="q"))


def closes(family: Family) -> None:
    with family.talk.transaction() as uow:
        family.talk.turns.close(uow)
    family.talk.deliver()


def test_a_screen_that_comes_late_says_nothing_and_one_tap_shows_the_place(family: Family) -> None:
    ana = family.member("Ana")
    heard = len(ana.heard)
    for command in ("help", "letter"):
        asks_while_telegram_is_away(family, ana, Command(command))
    family.talk.now += timedelta(minutes=4)
    closes(family)
    assert ana.heard[heard:] == ["Ready when you are."]
    ana.taps("Open").sees("letter")


def test_the_card_for_an_emergency_comes_however_late(family: Family) -> None:
    ana = family.member("Ana")
    asks_while_telegram_is_away(family, ana, Command("sos"))
    family.talk.now += timedelta(hours=1)
    closes(family)
    ana.sees("112")


def test_what_had_not_left_when_somebody_hid_does_not_come_any_more(family: Family) -> None:
    ana = family.member("Ana")
    asks_while_telegram_is_away(family, ana, Command("letter"))
    asks_while_telegram_is_away(family, ana, Tap(".~"))
    family.talk.deliver()
    assert texts(ana) == ["All clear."]


def test_what_was_on_the_wire_while_somebody_hid_is_deleted_right_after_it(family: Family) -> None:
    ana = family.member("Ana")
    asks_while_telegram_is_away(family, ana, Command("letter"))
    with family.talk.transaction() as uow:
        [screen] = [one for one in outbox.ready(uow, "reply", family.talk.now, 9) if "letter" in str(one.payload)]
    asks_while_telegram_is_away(family, ana, Tap(".~"))
    number = ana.receives(screen)
    with family.talk.transaction() as uow:
        mark(uow, screen, Answer(200, {"message_id": number}), family.talk.now)
    closes(family)
    assert texts(ana) == ["All clear."]
