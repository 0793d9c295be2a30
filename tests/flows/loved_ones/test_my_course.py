"""How it has been going: for themselves, in words and as a picture that is nobody else's."""

from __future__ import annotations

from tests.family import Family
from tests.talk import Phone


def answered(family: Family, sam: Phone, **given: str | int) -> None:
    family.answers(sam.commands("/checkin").taps("Begin"), **given)
    sam.commands("/menu")
    family.time_passes(hours=1)


def test_it_goes_from_the_first_to_the_last_in_words_and_as_a_picture(family: Family) -> None:
    sam = family.loved_one()
    sam.opens("My own things").taps("How it has been going").sees("Nothing to show yet.")
    answered(family, sam, mood=3, craving=8, used="No", meetings="Yes")
    answered(family, sam, mood=6, craving=8, used="Yes", opioids="No", meetings="Yes")
    sam.opens("My own things").taps("How it has been going").sees("2 check-ins, for you alone.")
    sam.sees("Mood: from 3 up to 6").sees("Pull: 8, as at first").sees("No use: 1 of 2").sees(
        "Meetings or therapy: 2 of 2"
    )
    assert sam.pictures == []
    sam.taps("As a picture").sees("“Pull” is how strong the craving was.")
    assert [picture[:8] for picture in sam.pictures] == [b"\x89PNG\r\n\x1a\n"]
    assert sam.shields == [True]
    assert family.specialist.pictures == []


def test_nobody_else_opens_it(family: Family) -> None:
    ana = family.member("Ana")
    sam = family.loved_one()
    answered(family, sam, mood=3)
    for phone in (ana, family.specialist):
        phone.forges(f">my_course:{family.case_id}").sees("not open to you")
        phone.forges(f">my_words:{family.case_id}-why").sees("not open to you")
