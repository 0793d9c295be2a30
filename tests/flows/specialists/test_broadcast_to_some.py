"""Messages to some, to many, later, corrected, cancelled; and what each person got of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.answers import ATTEMPTS, Answer
from bot.terminal.console import console
from flows import effects as e
from storage import tables
from storage.desk import read_desk
from tests.family import Family, open_case
from tests.flows.specialists.test_broadcast import planned
from tests.flows.specialists.test_talking import colleague
from tests.talk import Phone


def got(phone: Phone, fragment: str) -> list[str]:
    """The pushes with these words, as they came."""
    return [text for text in phone.pushed if fragment in text]


def now_shows(phone: Phone, fragment: str) -> list[str]:
    """Messages in the chat as they read now."""
    return [message.text for message in phone.messages.values() if message.pushed and fragment in message.text]


def note(family: Family, words: str = "MARKER") -> Phone:
    return family.opens("broadcast").taps("A note").says(words)


# --- whom ------------------------------------------------------------------------------------------------------------
def test_only_who_fits_gets_it(family: Family) -> None:
    ana, ben = planned(family)
    nora = family.opens("broadcast").taps("Only some of them").taps("Language").taps("Spanish")
    nora.sees("members · Spanish").sees("It goes to 1 person.").taps("Go on").taps("A note").says("MARKER")
    nora.taps("Send to 1 person").taps("Yes, send it now")
    assert (len(got(ana, "MARKER")), len(got(ben, "MARKER"))) == (1, 0)


def test_who_has_not_confirmed_is_looked_at_when_it_goes_out(family: Family) -> None:
    ana, ben = planned(family)
    family.opens("broadcast").taps("The day and the place").taps("Nothing to add").taps("Send to 2 people").taps(
        "Yes, send it now"
    )
    nora = family.opens("broadcast").taps("Only some of them").taps("What is still open").taps("not confirmed")
    nora.sees("It goes to 2 people.").taps("Go on").taps("A note").says("MARKER").taps("Send it later")
    nora.says("tomorrow 10:00").sees("It goes out on").taps("Yes, plan it").sees("It is planned for")
    ana.taps("Open and answer").taps("I'll be there")
    family.time_passes(days=1)
    assert (len(got(ana, "MARKER")), len(got(ben, "MARKER"))) == (0, 1)


def test_all_circles_and_nobody_twice(family: Family) -> None:
    ana = family.member("Ana")
    open_case(family.specialist.commands("/menu"), "Oak")
    first, second = (row.id for row in family.rows("case"))
    family.decides(
        "Nora", e.InvitationMade(77, "code-77", second, "member", "Ana", family.talk.now + timedelta(days=1))
    )
    ana.starts("code-77")
    family.decides("Ana", e.RelationTold(second, "sibling"))
    family.decides("Nora", e.JoinApproved(second, family.person("Ana")))
    nora = family.specialist.commands("/broadcast").taps("All my circles").sees("It goes to 1 person.")
    nora.taps("A note").says("MARKER").taps("Send to 1 person").sees("It goes to 1 person.").taps("Yes, send it now")
    nora.taps("See the answers").sees("0 of 1 have answered")
    assert len(got(ana, "MARKER")) == 1 and first != second
    ana.taps("Open and answer").taps("I have read it")
    nora.sees("1 of 1 have answered").sees("Yes: Ana")


def test_all_circles_of_one_phase_at_a_time_and_corrected(family: Family) -> None:
    ana = family.member("Ana")
    open_case(family.specialist.commands("/menu"), "Oak")
    nora = family.specialist.commands("/broadcast").taps("All my circles").taps("Only some of them").taps("Phase")
    nora.taps("aftercare").sees("Nobody fits that.").taps("Phase").taps("preparing").sees("members · preparing")
    nora.taps("Go on").taps("A ready text").taps("More ›").taps("Thank you").taps("Send it later")
    nora.taps("In each person's morning").taps("Yes, plan it").taps("See the answers").taps("Correct it")
    nora.taps("A note").says("MARKER [name]").taps("Send to 1 person").taps("Yes, send it now").taps("See the answers")
    family.time_passes(days=1)
    assert len(got(ana, "MARKER Ana")) == 1 and not got(ana, "thank you")
    nora.forges(f">notice_status:{family.rows('notice')[-1].id}").taps("Each person").sees("Ana · has it")
    nora.taps("All together").taps("Remind 1 person").sees("A kind reminder is on its way")


def test_an_empty_choice_is_said_and_sends_nothing(family: Family) -> None:
    planned(family)
    nora = family.opens("broadcast").taps("Only some of them").taps("Members or loved ones").taps("loved ones")
    nora.sees("Nobody fits that.")
    assert not nora.has("Go on")


def test_loved_ones_are_told_nothing_of_the_meeting(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    sam = family.loved_one()
    nora = family.opens("broadcast").taps("Only some of them").taps("Members or loved ones").taps("loved ones")
    nora.taps("Go on")
    assert not nora.has("The day and the place")
    nora.taps("A note").says("See you on [date].").taps("Send to 1 person").sees("not told the day or the place")
    nora.taps("Change the words").says("MARKER, [name].").taps("Send to 1 person").taps("Yes, send it now")
    sam.taps("Open and answer").sees("MARKER, Sam.")
    assert not [text for text in ana.heard if "MARKER" in text]


# --- words -----------------------------------------------------------------------------------------------------------
def test_each_reader_gets_what_is_theirs_on_their_own_clock(family: Family) -> None:
    ana, ben = planned(family)
    family.decides("Ben", e.ZoneChosen("America/New_York"))
    nora = note(family, "[name]: [time] ([city]), [lugar]").sees("stands here as")
    nora.taps("Send to 2 people").taps("Yes, send it now")
    assert got(ana, "Ana: 15:30 (Madrid), Oak Street 5") and got(ben, "Ben: 9:30\u202fAM (New York), Oak Street 5")


def test_words_in_brackets_that_mean_nothing_are_refused(family: Family) -> None:
    planned(family)
    nora = family.opens("broadcast").taps("A note").says("Hello [nmae]").sees("I don't know [nmae].")
    assert family.at(nora) == ("broadcast", "write")


def test_whoever_lacks_something_is_named_and_nothing_is_sent(family: Family) -> None:
    ana = family.member("Ana")
    nora = note(family, "Until [date]!").taps("Send to 1 person").sees("Nothing was sent: for Ana")
    assert family.rows("notice") == [] and not got(ana, "Until")
    nora.taps("Change the words").says("MARKER").taps("Send to 1 person").taps("Yes, send it now").sees(
        "on its way to 1 person"
    )


def test_a_ready_text_has_its_own_words_in_each_language(family: Family) -> None:
    ana, ben = planned(family)
    nora = family.opens("broadcast").taps("A ready text").taps("More ›").taps("Thank you").taps("See it in Spanish")
    nora.sees("gracias por lo que haces").taps("Send to 2 people").taps("Yes, send it now")
    assert got(ana, "Ana, gracias por lo que haces") and got(ben, "Ben, thank you for what you do")


def test_what_somebody_was_sent_does_not_change_when_the_meeting_moves(family: Family) -> None:
    _, ben = planned(family)
    family.opens("broadcast").taps("A note").says("[date]").taps("Send to 2 people").taps("Yes, send it now")
    family.opens("plan_meeting").says("6 Dec 2026 15:30")
    family.specialist.taps("Yes, that is it").says("Oak Street 5")
    ben.taps("Open and answer").sees("Saturday, December 5, 2026")


def test_it_comes_in_the_readers_own_hours(family: Family) -> None:
    ana, ben = planned(family)
    family.decides("Ben", e.ZoneChosen("Asia/Tokyo"))
    family.time_passes(minutes=30)
    note(family).taps("Send to 2 people").taps("Yes, send it now").taps("See the answers").sees("1 is on its way.")
    assert (len(got(ana, "MARKER")), len(got(ben, "MARKER"))) == (1, 0)
    family.time_passes(hours=9)
    assert len(got(ben, "MARKER")) == 1


# --- when ------------------------------------------------------------------------------------------------------------
def test_it_comes_in_each_readers_own_morning(family: Family) -> None:
    ana, ben = planned(family)
    family.decides("Ben", e.ZoneChosen("America/New_York"))
    nora = note(family).taps("Send it later").taps("In each person's morning").taps("Yes, plan it")
    nora.sees("each in their own morning").taps("See the answers")
    family.time_passes(hours=15)  # 7:00 in Madrid
    assert not got(ana, "MARKER")
    family.time_passes(hours=2)
    assert (len(got(ana, "MARKER")), len(got(ben, "MARKER"))) == (1, 0)
    nora.forges(f">notice_status:{family.rows('notice')[0].id}").sees("1 waits for its time")
    family.time_passes(hours=6)
    assert (len(got(ana, "MARKER")), len(got(ben, "MARKER"))) == (1, 1)


def test_a_time_in_the_past_or_that_does_not_exist_is_asked_again(family: Family) -> None:
    planned(family)
    nora = note(family).taps("Send it later").says("1 Nov 2026 10:00").sees("has passed already")
    nora.says("28 Mar 2027 2:30").sees("That hour does not exist on that day")
    nora.says("whenever").sees("I did not understand that.")
    assert family.at(nora) == ("broadcast", "later") and family.rows("notice") == []


def test_a_time_that_passed_while_it_was_looked_at_is_asked_again(family: Family) -> None:
    planned(family)
    nora = note(family).taps("Send it later").says("tomorrow 10:00")
    family.time_passes(days=2)
    nora.taps("Yes, plan it").sees("has passed already")
    assert family.rows("notice") == []


# --- corrected, cancelled --------------------------------------------------------------------------------------------
def test_a_correction_changes_what_is_in_the_chats(family: Family) -> None:
    ana, ben = planned(family)
    nora = note(family, "MARKER at five").taps("Send to 2 people").taps("Yes, send it now").taps("See the answers")
    ben.taps("Open and answer").taps("I have read it")
    nora.taps("Correct it").sees("What shall it say instead?").taps("A note").says("MARKER at six")
    nora.taps("Send to 2 people").taps("Yes, send it now").sees("on its way to 2 people")
    assert (now_shows(ana, "at five"), len(now_shows(ana, "at six"))) == ([], 1)
    assert (now_shows(ben, "at five"), len(now_shows(ben, "at six"))) == ([], 1)
    assert len(got(ben, "has changed")) == 1 and not got(ana, "has changed")
    ben.taps("Open and answer").sees("MARKER at six")


def test_the_button_of_the_earlier_message_opens_the_correction(family: Family) -> None:
    _, ben = planned(family)
    note(family, "MARKER at five").taps("Send to 2 people").taps("Yes, send it now").taps("See the answers")
    first = family.rows("notice")[0].id
    family.specialist.taps("Correct it").taps("A note").says("MARKER at six").taps("Send to 2 people").taps(
        "Yes, send it now"
    )
    ben.forges(f">notice:{first}").sees("MARKER at six")


def test_a_correction_of_what_has_not_gone_out_comes_at_its_time(family: Family) -> None:
    ana, _ = planned(family)
    nora = note(family, "MARKER at five").taps("Send it later").says("tomorrow 10:00").taps("Yes, plan it")
    nora.taps("See the answers").taps("Correct it").taps("A note").says("MARKER at six").taps("Send to 2 people").taps(
        "Yes, send it now"
    )
    assert not got(ana, "MARKER")
    family.time_passes(days=1)
    assert (len(got(ana, "at five")), len(got(ana, "at six"))) == (0, 1)


def test_a_planned_message_is_cancelled(family: Family) -> None:
    ana, _ = planned(family)
    nora = note(family).taps("Send it later").says("tomorrow 10:00").taps("Yes, plan it").taps("See the answers")
    nora.taps("Cancel it").taps("Yes, cancel it").sees("Cancelled.")
    family.time_passes(days=3)
    assert not got(ana, "MARKER")


def test_in_the_middle_of_its_mornings_the_rest_is_cancelled(family: Family) -> None:
    ana, ben = planned(family)
    family.decides("Ben", e.ZoneChosen("America/New_York"))
    note(family).taps("Send it later").taps("In each person's morning").taps("Yes, plan it")
    family.time_passes(hours=17)
    nora = family.specialist.taps("See the answers").taps("Cancel it").taps("Yes, cancel it")
    nora.taps("Each person").sees("Ana · has it").sees("Ben · taken back")
    family.time_passes(days=1)
    assert (len(got(ana, "MARKER")), len(got(ben, "MARKER"))) == (1, 0)


def test_a_colleague_who_cancelled_first_is_named(family: Family) -> None:
    planned(family)
    nora, olga = family.specialist, colleague(family)
    note(family).taps("Send it later").says("tomorrow 10:00").taps("Yes, plan it").taps("See the answers")
    notice = family.rows("notice")[0].id
    olga.forges(f">notice_status:{notice}").taps("Correct it").taps("A note").says("MARKER two")
    nora.taps("Cancel it").taps("Yes, cancel it")
    olga.taps("Send to 2 people").sees("Nora has cancelled this message")
    assert len(family.rows("notice")) == 1


def test_two_who_cancel_the_same_are_told(family: Family) -> None:
    planned(family)
    nora, olga = family.specialist, colleague(family)
    note(family).taps("Send it later").says("tomorrow 10:00").taps("Yes, plan it").taps("See the answers")
    olga.forges(f">notice_status:{family.rows('notice')[0].id}").taps("Cancel it")
    nora.taps("Cancel it").taps("Yes, cancel it")
    olga.taps("Yes, cancel it").sees("Nora has cancelled this message")


# --- what each person got --------------------------------------------------------------------------------------------
def test_whoever_is_writing_gets_it_when_that_is_done(family: Family) -> None:
    ana, ben = planned(family)
    ana.opens("My letter").taps("Begin").says("I love you.")
    note(family).taps("Send to 2 people").taps("Yes, send it now")
    assert (len(got(ana, "MARKER")), len(got(ben, "MARKER"))) == (0, 1)
    ana.taps("Done").commands("/menu")
    family.time_passes(minutes=11)
    assert len(got(ana, "MARKER")) == 1


def test_whoever_blocked_the_bot_is_named(family: Family) -> None:
    _, ben = planned(family)
    with family.talk.transaction() as uow:
        person = uow.person_in(ben.chat)
        assert person is not None
        uow.change(person, blocked_at=family.talk.now)
    nora = (
        note(family)
        .taps("Send to 2 people")
        .taps("Yes, send it now")
        .taps("See the answers")
        .sees("It did not reach 1 person")
        .sees("Ben · has blocked me")
    )
    nora.taps("Each person").sees("Ben · has blocked me").sees("Ana · has it")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(403, description="Forbidden: bot was blocked by the user"), "Ben · has blocked me"),
        (Answer(400, description="Bad Request: chat not found"), "Ben · their chat is gone"),
        (Answer(403, description="Forbidden: user is deactivated"), "Ben · their chat is gone"),
        (Answer(400, description="Bad Request: message is too long"), "Ben · Telegram refused it"),
    ],
)
def test_why_it_did_not_reach_somebody_is_said_in_plain_words(family: Family, answer: Answer, why: str) -> None:
    _, ben = planned(family)
    ben.refuses = answer
    nora = note(family).taps("Send to 2 people").taps("Yes, send it now").taps("See the answers").sees(why)
    nora.sees("by phone or in person").taps("Each person").sees(why).sees("Ana · has it")
    with family.talk.transaction() as uow:
        desk = read_desk(uow, family.talk.now)
    cedar = next(case for case in desk.cases if case.id == family.case_id)
    assert [one.name for one in cedar.undelivered] == ["Ben"]
    assert f"Did not arrive · {why}" in console(desk, case="cedar")


def test_what_was_tried_for_a_day_is_given_up_and_says_so(family: Family) -> None:
    _, ben = planned(family)
    ben.refuses = Answer(502, description="Bad Gateway")
    note(family).taps("Send to 2 people").taps("Yes, send it now")
    with family.talk.transaction() as uow:
        tried = {"attempts": ATTEMPTS, "available_at": family.talk.now}
        uow.execute(tables.outbox.update().where(tables.outbox.c.chat == ben.chat).values(**tried))
    family.talk.deliver()
    family.specialist.taps("See the answers").sees("Ben · given up after many tries")


def test_a_reader_of_another_circle_does_not_open_it(family: Family) -> None:
    planned(family)
    note(family).taps("Send to 2 people").taps("Yes, send it now")
    eva = next(phone for phone in family.talk.phones.values() if phone.name == "Eva")
    eva.forges(f">notice:{family.rows('notice')[0].id}").sees("not open to you")


def test_a_larger_circle_gets_it_in_pieces_and_each_once(family: Family) -> None:
    from bench.broadcast import people

    case = family.case_id
    with family.talk.transaction() as uow:
        people(uow, case, 95, first_chat=5001)
    phones = [_phone(family, 5001 + n) for n in range(95)]
    nora = note(family).taps("Send to 95 people").taps("Yes, send it now").sees("on its way to 95 people")
    assert sum(len(phone.pushed) for phone in phones) == 0
    family.time_passes(seconds=30)
    assert [len(phone.pushed) for phone in phones] == [1] * 95
    nora.taps("See the answers").sees("0 of 95 have answered")
    nora.taps("Each person").taps("More ›")


def _phone(family: Family, chat: int) -> Phone:
    phone = Phone(family.talk, "en", f"reader {chat}")
    del family.talk.phones[phone.chat]
    phone.chat = chat
    family.talk.phones[chat] = phone
    return phone
