"""The loved one's account: turned away like any stranger, before a word of the case was seen; and open when the time has come."""

from __future__ import annotations

from tests.family import Family
from tests.talk import Phone, Talk

UNKNOWN = "I don't know this link"


def a_stranger(talk: Talk) -> Phone:
    return Phone(talk, "en", "Somebody")


def marks(family: Family, member: Phone, them: Phone) -> Phone:
    member.commands("/settings").taps("Privacy and my data").taps("Keep their account out")
    return member.shares("contact", account=them.chat)


def test_whom_a_member_marks_is_refused_with_the_very_words_of_a_stranger_with_a_wrong_link(family: Family) -> None:
    ana, them = family.member("Ana"), a_stranger(family.talk)
    marks(family, ana, them).sees("Done. No link of this circle lets that account in")
    code = family.invitation("Ben")
    them.starts(code)
    other = a_stranger(family.talk).starts("nobody-made-this-code1")
    assert them.heard == other.heard and UNKNOWN in them.screen
    assert family.rows("person", chat=them.chat) == []
    assert a_stranger(family.talk).starts(code).has("English")  # the link was not used up


def test_a_try_is_told_to_the_specialist_and_nothing_to_them(family: Family) -> None:
    ana, them = family.member("Ana"), a_stranger(family.talk)
    marks(family, ana, them)
    before = len(family.specialist.pushed)
    them.starts(family.invitation("Ben")).starts(family.invitation("Cleo"))
    assert len(family.specialist.pushed) == before + 1
    family.opens("them").sees("1 account is marked as theirs").sees("tried to come in")


def test_whoever_was_at_the_door_is_forgotten_whole_and_their_chat_emptied(family: Family) -> None:
    them = family.arrives("Eva")
    person = family.person("Eva")
    family.opens("member", f"{family.case_id}-{person}").taps("This is them").taps("Yes, this is them")
    family.specialist.sees("Turned away")
    assert (
        them.messages == {}
        and family.rows("person", chat=them.chat) == []
        and family.rows("consent", person=person) == []
    )
    heard = len(them.heard)
    them.says("What was that?")
    stranger = a_stranger(family.talk).says("What was that?")
    assert them.heard[heard:] == stranger.heard
    assert UNKNOWN in them.starts(family.invitation("Ben")).screen


def test_before_consent_as_well(family: Family) -> None:
    ana, them = family.member("Ana"), family.newcomer()
    them.taps("English")
    marks(family, ana, them)
    assert them.messages == {} and family.rows("person", chat=them.chat) == []


def test_who_is_in_already_stays_and_the_member_learns_nothing_from_the_answer(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    said = marks(family, ana, ben).screen
    assert said == marks(family, ana, a_stranger(family.talk)).screen
    ben.commands("/menu").sees("Your menu")
    assert family.specialist.pushed


def test_when_the_time_has_come_their_own_link_works_and_a_members_does_not(family: Family) -> None:
    ana, them = family.member("Ana"), a_stranger(family.talk)
    marks(family, ana, them)
    family.ends()
    assert UNKNOWN in them.starts(family.invitation("Ben")).screen
    them.starts(family.loved_one_invitation())
    assert UNKNOWN not in them.screen and them.has("English")


def test_a_mistake_is_taken_back(family: Family) -> None:
    ana, ben = family.member("Ana"), a_stranger(family.talk)
    marks(family, ana, ben)
    family.opens("them").taps("Take back mark 1").taps("Yes, it was a mistake").sees("Taken back")
    assert ben.starts(family.invitation("Ben")).has("English")


def test_a_contact_without_an_account_and_ones_own_are_answered_kindly(family: Family) -> None:
    ana = family.member("Ana")
    marks(family, ana, ana).sees("That is your own account")
    ana.shares("contact").sees("does not tell me an account")
    ana.shares("photo").sees("does not tell me an account")
    assert family.rows("them") == []


def test_nothing_of_the_account_itself_is_kept(family: Family) -> None:
    ana, them = family.member("Ana"), a_stranger(family.talk)
    marks(family, ana, them)
    assert str(them.chat) not in str(family.rows("them"))


def test_words_for_somebody_who_was_let_go_meanwhile_are_not_sent_and_that_is_said(family: Family) -> None:
    from flows import effects as e

    ana, nora = family.member("Ana"), family.specialist
    family.opens("thread", f"{family.case_id}-{family.person('Ana')}")
    family.decides("Nora", e.JoinRefused(family.case_id, family.person("Ana")))
    heard = len(ana.heard)
    nora.says("How are you?").sees("your words were not sent")
    assert len(ana.heard) == heard and family.rows("thread_message") == []
