"""A specialist comes in: what they take on, their name, country and clock."""

from __future__ import annotations

from tests.family import Family
from tests.talk import Phone, Talk, specialist_code


def newcomer(talk: Talk) -> Phone:
    return Phone(talk, name="Mira").starts(specialist_code(talk)).taps("English").taps("Go on")


def test_a_specialist_joins_and_two_receipts_are_kept(family: Family) -> None:
    mira = newcomer(family.talk).sees("not end-to-end encrypted").taps("I agree").says("Mira, specialist")
    mira.taps("Spain").taps("Madrid · 16:00").sees("Your desk").sees("Everything is ready")
    person = family.person("Mira")
    assert [row.what for row in family.rows("consent", person=person)] == ["specialist_duties", "privacy"]
    (kept,) = family.rows("person", id=person)
    assert (kept.language, kept.country, kept.zone, kept.specialist) == ("en", "ES", "Europe/Madrid", True)


def test_a_country_with_one_clock_asks_nothing_more(family: Family) -> None:
    newcomer(family.talk).taps("I agree").says("Mira").taps("United Kingdom").sees("Your desk")
    assert family.rows("person", id=family.person("Mira"))[0].zone == "Europe/London"


def test_anywhere_else_a_city_is_typed(family: Family) -> None:
    mira = newcomer(family.talk).taps("I agree").says("Mira").taps("More ›").taps("Another country")
    mira.says("nowhere at all").sees("I don't know that city's clock").says("Bogotá").sees("Your desk")
    (kept,) = family.rows("person", id=family.person("Mira"))
    assert (kept.country, kept.zone) == ("", "America/Bogota")


def test_somebody_who_does_not_agree_can_come_back_or_be_erased(family: Family) -> None:
    mira = newcomer(family.talk).taps("Not now").sees("Nothing starts before you agree").taps("Read it again")
    mira.taps("Go on").taps("Not now").taps("Erase what you know of me").taps("Yes, go on").taps("Erase it now")
    mira.sees("I no longer know you")
    assert family.rows("person", chat=mira.chat) == []


def test_nobody_opens_the_join_flow_by_a_forged_tap(family: Family) -> None:
    family.specialist.forges(">join_specialist:code").sees("not open to you")


def test_a_second_invitation_is_not_used_up_by_somebody_who_is_here(family: Family) -> None:
    family.specialist.starts(specialist_code(family.talk)).sees("The link was not used up")
