"""Letting somebody go: what stops, what stays theirs, and the way back."""

from __future__ import annotations

from storage.export import export
from tests.family import Family, join_member
from tests.flows.specialists.test_reading_letters import writes
from tests.talk import Phone


def lets_go(family: Family, name: str, how: str = "Yes, let them go") -> Phone:
    return family.opens("member", f"{family.case_id}-{family.person(name)}").taps("Let them go").taps(how)


def kept_by(family: Family, phone: Phone) -> str:
    with family.talk.transaction() as uow:
        person = uow.person_in(phone.chat)
        assert person is not None
        return str(export(uow, person))


def test_their_pushes_stop_and_their_letter_is_read_no_more(family: Family) -> None:
    ana = writes(family.member("Ana"), "I love you.")
    lets_go(family, "Ana").sees("The place in the circle is free")
    before = len(ana.pushed)
    family.time_passes(days=30)
    assert len(ana.pushed) == before
    assert family.rows("due", person=family.person("Ana")) == []
    assert family.rows("participation", letter_shared=True) == []
    family.opens("read_letter", f"{family.case_id}-{family.person('Ana')}").sees("That is not open to you right now.")


def test_what_they_wrote_stays_theirs_to_take(family: Family) -> None:
    ana = writes(family.member("Ana"), "I love you.")
    lets_go(family, "Ana")
    assert "I love you." in kept_by(family, ana)


def test_or_it_is_erased_for_good(family: Family) -> None:
    ana = writes(family.member("Ana"), "I love you.")
    lets_go(family, "Ana", "Let go and erase their words")
    assert family.rows("letter_entry") == [] and family.rows("letter_version") == []
    assert "I love you." not in kept_by(family, ana)


def test_they_are_invited_again_and_come_back_to_what_they_wrote(family: Family) -> None:
    ana = writes(family.member("Ana"), "I love you.")
    lets_go(family, "Ana")
    nora = family.opens("roster").taps("Who left").taps("Ana").taps("Invite them again").taps("Make a new link")
    ana.starts(nora.sees("This is the invitation for Ana").codes[-1])
    join_member(ana)
    nora.taps("See who it is").sees("You let this person go, or refused them, before.").taps("Yes, let them in")
    nora.sees("letter: 1 part")
    ana.commands("/letter").sees("Love")


def test_somebody_else_is_invited_in_their_place(family: Family) -> None:
    family.member("Ana")
    assert family.at(lets_go(family, "Ana").taps("Invite somebody instead")) == ("invite", "who")


def test_all_open_invitations_are_taken_back_at_once(family: Family) -> None:
    family.invitation("Ana"), family.invitation("Ben")
    nora = family.opens("invite").taps("Open invitations (2)").taps("Take all back").taps("Yes, all of them")
    nora.sees("No invitation is open right now.")
    for code in nora.codes[-2:]:
        Phone(family.talk).starts(code).sees("This link was taken back")


def test_two_specialists_who_decide_about_one_person_the_second_is_told(family: Family) -> None:
    from tests.flows.specialists.test_backup import backup

    olga = backup(family)
    family.arrives("Ana")
    argument = f">member:{family.case_id}-{family.person('Ana')}"
    family.specialist.forges(argument), olga.forges(argument)
    olga.taps("Yes, let them in")
    family.specialist.taps("Yes, let them in").sees("Let in by Olga")
    family.specialist.taps("Let them go")
    olga.taps("Let them go").taps("Yes, let them go")
    family.specialist.taps("Yes, let them go").sees("Olga refused them or let them go")
