"""A talk between a member and their specialist: nothing lost, nobody else sees it, and the letter goes on afterwards."""

from __future__ import annotations

from flows import effects as e
from storage.invite import invite_specialist
from tests.family import Family, join_specialist
from tests.talk import Phone


def colleague(family: Family, name: str = "Olga") -> Phone:
    """A second specialist who stands in for Nora in her case."""
    with family.talk.transaction() as uow:
        code = invite_specialist(uow, name)
    phone = Phone(family.talk, family.language, name)
    join_specialist(phone, code, name)
    stands_in(family, name)
    return phone


def stands_in(family: Family, name: str) -> None:
    from storage import tables

    number, case = family.person(name), family.case_id
    with family.talk.transaction() as uow:
        uow.insert(
            tables.participation, case=case, person=number, role="specialist", state="in", rights="all", relation="",
            joined_at=uow.now,
        )  # fmt: skip


def opens_talk(phone: Phone) -> Phone:
    return phone.opens("Talk to my specialist")


def says(family: Family) -> list[tuple[bool, str]]:
    """What is kept of talks: whether it is private, and the words."""
    view_of = family.specialist
    with family.talk.transaction() as uow:
        from storage.view import StoredView

        view = StoredView(uow, uow.person_in(view_of.chat))
        return [
            (one.private, str(one.words.value)) for thread in view.threads() for one in view.thread(thread.id).messages
        ]


def test_a_member_writes_in_pieces_and_the_specialist_is_told_once(family: Family) -> None:
    ana, nora = family.member("Ana"), family.specialist
    before = len(nora.pushed)
    opens_talk(ana).says("I did not sleep.").sees("Kept, and on its way to Nora.").says("It was the shouting.")
    assert nora.pushed[before:] == ["There is a new note for you."]
    nora.taps("Read and answer").sees("I did not sleep.").sees("It was the shouting.").sees("waits since")


def test_the_letter_goes_on_in_the_middle_after_an_answer_came(family: Family) -> None:
    ana, nora = family.member("Ana"), family.specialist
    opens_talk(ana).says("Can I call you?").taps("Done")
    ana.commands("/letter").taps("Begin").says("Sam, I love you.")
    at = family.at(ana)
    nora.taps("Read and answer").says("Yes, at six.").sees("Sent to Ana.")
    ana.says("You taught me to swim.").sees("2 messages kept")
    family.time_passes(minutes=30)  # what comes waits until nobody is in the middle of a word
    ana.taps("Read it").sees("Yes, at six.").taps("Done")
    assert family.at(ana) == at
    ana.says("And to laugh.").sees("3 messages kept")


def test_a_private_note_is_never_shown_to_the_member(family: Family) -> None:
    ana, nora = family.member("Ana"), family.specialist
    opens_talk(ana).says("I am so tired.")
    nora.taps("Read and answer").taps("A private note").says("MARKER sounds worse than last week")
    nora.sees("Private note").sees("MARKER").says("Rest today.")
    ana.sees("Rest today.")
    assert not [text for text in ana.heard if "MARKER" in text]
    assert says(family)[1] == (True, "MARKER sounds worse than last week")


def test_a_ready_reply_goes_out_in_the_readers_language(family: Family) -> None:
    ana = family.member("Ana", "es")
    opens_talk(ana).says("Hola")
    nora = family.specialist.taps("Read and answer").taps("A ready reply").taps("More ›").taps("Are you safe?")
    nora.sees("¿estás a salvo donde estás ahora?").taps("Send it").sees("Sent to Ana.")
    ana.sees("¿estás a salvo donde estás ahora?")


def test_a_reply_of_ones_own_is_kept_and_removed(family: Family) -> None:
    opens_talk(family.member("Ana")).says("Hello")
    nora = family.specialist.taps("Read and answer").taps("A ready reply").taps("A new one of my own")
    nora.says("Call me at five.").sees("Saved.").taps("Call me at five.").taps("Send it").sees("Sent to Ana.")
    nora.taps("A ready reply").taps("Call me at five.").taps("Remove it").sees("Removed.")
    assert not nora.has("Call me at five.") and family.rows("saved_reply") == []


def test_a_talk_is_put_off_to_any_time_and_a_new_message_brings_it_back(family: Family) -> None:
    ana = opens_talk(family.member("Ana")).says("Hello")
    nora = (
        family.specialist.taps("Read and answer").taps("Put it off").says("yesterday 9:00").sees("did not understand")
    )
    nora.says("tomorrow 16:00").sees("Put off until")
    nora.forges(">threads").sees("put off until")
    ana.says("It is worse now.")
    nora.forges(">threads").sees("Ana · Cedar · waits since")


def test_it_comes_back_by_itself_at_that_time(family: Family) -> None:
    opens_talk(family.member("Ana")).says("Hello")
    nora = family.specialist.taps("Read and answer").taps("Put it off").says("tomorrow 16:00")
    family.time_passes(hours=23)
    nora.forges(">threads").sees("put off until")
    family.time_passes(hours=2)
    nora.forges(">threads").sees("waits since")


def test_a_resolved_talk_opens_again_when_the_member_writes(family: Family) -> None:
    ana = opens_talk(family.member("Ana")).says("Thank you for everything.")
    nora = family.specialist.taps("Read and answer").taps("Resolved").sees("It opens again by itself")
    nora.forges(">threads").sees("resolved")
    ana.says("One more thing.")
    nora.forges(">threads").sees("1 person waits for your answer").taps("Ana").sees("One more thing.")


def test_words_of_danger_in_a_talk_are_answered_and_kept(family: Family) -> None:
    ana = opens_talk(family.member("Ana")).says("I want to die").sees("112")
    assert says(family) == [(False, "I want to die")]
    assert [row.kind for row in family.rows("alert")] == ["suicide"]
    ana.taps("No, it is not like that").sees("Your talk with Nora")


def test_a_long_message_is_kept_whole(family: Family) -> None:
    words = "I was so scared that night. " * 130
    opens_talk(family.member("Ana")).says(words)
    assert " ".join(piece for _, piece in says(family)) == words.strip()


def test_i_need_to_talk_opens_the_talk_without_a_word(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    ana.taps("Open and answer").taps("I need to talk first").taps("Write to Nora").sees("Your talk with Nora")
    nora = family.specialist.forges(">threads").taps("Ana").sees("Ana would like to talk with you.")
    nora.says("I am here. What is it?")
    assert [row.acknowledged_at is None for row in family.rows("alert")] == [False]
    ana.sees("I am here. What is it?")


def test_the_second_specialist_is_told_what_the_first_answered(family: Family) -> None:
    ana, nora, olga = family.member("Ana"), family.specialist, colleague(family)
    opens_talk(ana).says("When do we meet?")
    thread = family.rows("thread")[0].id
    olga.forges(f">thread:{thread}")
    nora.taps("Read and answer").says("On Friday.")
    olga.says("At noon.").sees("Nora was here before you").sees("On Friday.").sees("At noon.")
    assert [words for _, words in says(family)] == ["When do we meet?", "On Friday."]
    olga.taps("Yes, send mine too").sees("Sent to Ana.")
    assert [words for _, words in says(family)][-1] == "At noon."


def test_what_was_resolved_by_a_colleague_is_said(family: Family) -> None:
    nora, olga = family.specialist, colleague(family)
    opens_talk(family.member("Ana")).says("Thank you.")
    thread = family.rows("thread")[0].id
    olga.forges(f">thread:{thread}")
    nora.taps("Read and answer").taps("Resolved")
    olga.taps("Resolved").sees("resolved by Nora")


def test_nobody_else_of_the_circle_opens_it(family: Family) -> None:
    opens_talk(family.member("Ana")).says("MARKER")
    ben = family.member("Ben")
    thread = family.rows("thread")[0].id
    ben.forges(f">thread:{thread}").forges(f">talk:{thread}").forges(f">not_seen:t{family.case_id}")
    opens_talk(ben)
    assert not [text for text in ben.heard if "MARKER" in text]


def test_a_loved_one_can_talk_too(family: Family) -> None:
    family.member("Ana")
    family.meets()
    sam = family.loved_one()
    sam.taps("Talk to my specialist").says("Can we talk tomorrow?")
    family.specialist.taps("Read and answer").sees("Can we talk tomorrow?").says("Yes.")
    sam.sees("Yes.")


def test_a_talk_goes_with_the_person(family: Family) -> None:
    ana = opens_talk(family.member("Ana")).says("MARKER")
    family.specialist.taps("Read and answer").says("Hello").taps("A private note").says("Note")
    ana.commands("/forget").taps("Yes, go on").taps("Erase it now")
    assert (family.rows("thread"), family.rows("thread_message")) == ([], [])


# --- hours -----------------------------------------------------------------------------------------------------------
def test_outside_of_hours_it_says_when_it_is_read_who_stands_in_and_where_to_call(family: Family) -> None:
    nora = family.specialist.forges(">hours").taps("From when to when").says("25:00 to 3").sees("does not have those")
    nora.says("9:00 to 17:00").sees("09:00–17:00").taps("Days").taps("✓ Sat").taps("✓ Sun").taps("Done")
    ana = opens_talk(family.member("Ana")).sees("Nora reads here at this time of the day.")
    family.time_passes(hours=4)
    olga = colleague(family)
    opens_talk(ana).sees("It is outside of Nora's hours").sees("If it cannot wait, Olga stands in.").sees("112")
    ana.taps("It cannot wait").sees("Olga hears of it now.")
    olga.taps("Look at it now").sees("Needs to talk with you.").taps("Write to them").says("I am here, Ana.")
    ana.sees("I am here, Ana.")


def test_somebody_away_is_said_until_when_and_alerts_go_to_who_stands_in_at_once(family: Family) -> None:
    ana, nora, olga = family.member("Ana"), family.specialist, colleague(family)
    nora.forges(">hours").taps("Away until").says("1 Dec 9:00").sees("Away until")
    opens_talk(ana).sees("Nora is away")
    ana.forges(">used_again").taps("Yes, or I am not sure")
    olga.taps("Look at it now").sees("used again").sees("Told as well: Olga")
    nora.forges(">hours").taps("I am back").sees("Good to have you back.")


def test_one_day_has_to_stay(family: Family) -> None:
    nora = family.specialist.forges(">hours").taps("Days")
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat"):
        nora.taps(f"✓ {day}")
    nora.taps("✓ Sun").sees("One day has to stay.")


# --- the clock -------------------------------------------------------------------------------------------------------
def test_an_alert_that_nobody_reads_goes_to_who_stands_in(family: Family) -> None:
    ana, nora, olga = family.member("Ana"), family.specialist, colleague(family)
    ana.forges(">used_again").taps("Yes, or I am not sure")
    assert not [text for text in olga.pushed if text]
    family.time_passes(minutes=14)
    assert olga.pushed == []
    family.time_passes(minutes=2)
    assert len(olga.pushed) == 1
    nora.taps("Look at it now").sees("Told as well: Olga")
    olga.taps("Look at it now").taps("I have read this").sees("Noted that you have read it.")
    nora.taps("I have read this").sees("Olga has read this")
    family.time_passes(hours=1)
    assert len(olga.pushed) == 1


def test_without_anybody_it_comes_again_and_the_member_is_told_honestly(family: Family) -> None:
    ana, nora = family.member("Ana"), family.specialist
    ana.forges(">used_again").taps("Yes, or I am not sure")
    before, told = len(nora.pushed), len(ana.pushed)
    family.time_passes(minutes=16)
    assert len(nora.pushed) == before + 1
    family.time_passes(minutes=16)
    assert (len(nora.pushed), len(ana.pushed)) == (before + 2, told + 1)
    ana.taps("See where it stands").sees("Nora has not read it yet.").sees("112")
    nora.taps("Look at it now").taps("I have read this")
    ana.forges(f">not_seen:a{family.rows('alert')[0].id}").sees("Nora has read it by now.")


def test_it_is_repeated_three_times_and_not_without_end(family: Family) -> None:
    family.member("Ana").forges(">used_again").taps("Yes, or I am not sure")
    before = len(family.specialist.pushed)
    family.time_passes(days=2)
    assert len(family.specialist.pushed[before:]) == 3


def test_a_specialist_who_lost_their_phone_does_not_stop_the_clock(family: Family) -> None:
    ana, olga = family.member("Ana"), colleague(family)
    family.decides("Nora", e.HoursChosen("1111111", 0, 1440, None, 5, 60))
    ana.forges(">used_again").taps("Yes, or I am not sure")
    with family.talk.transaction() as uow:
        nora = uow.person_in(family.specialist.chat)
        assert nora is not None
        uow.change(nora, blocked_at=family.talk.now)
    family.time_passes(minutes=6)
    assert len(olga.pushed) == 1


def test_a_talk_that_nobody_opens_goes_on_too(family: Family) -> None:
    ana, olga = family.member("Ana"), colleague(family)
    opens_talk(ana).says("Hello?")
    family.time_passes(hours=11)
    assert olga.pushed == []
    family.time_passes(hours=8)  # in their own hours
    olga.taps("Read and answer").sees("Hello?")
