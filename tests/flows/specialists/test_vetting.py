"""Who should not take part: noted for the specialists alone, and held when they join all the same."""

from __future__ import annotations

import pytest

from flows.specialists.vetting import words_of
from storage.export import export
from tests.family import Family
from tests.talk import Phone


def notes(
    family: Family, name: str, why: str = "would work against it", words: str = "Told everybody before."
) -> Phone:
    return family.opens("vetting").taps("Note somebody").says(name).taps(why).says(words)


def looks_at(family: Family, name: str) -> Phone:
    return family.opens("member", f"{family.case_id}-{family.person(name)}")


def test_a_note_is_kept_sealed_read_and_erased(family: Family) -> None:
    nora = notes(family, "Uncle Rob").sees("Uncle Rob · would work against it: Told everybody before.")
    (row,) = family.rows("vetting_note")
    assert b"Rob" not in row.name and b"everybody" not in row.words
    nora.taps("Uncle Rob").taps("Erase this note").sees("Nobody is noted")
    assert family.rows("vetting_note") == []


def test_a_note_needs_no_more_than_a_reason(family: Family) -> None:
    family.opens("vetting").taps("Note somebody").says("Rob").taps("uses, too").taps("No, that is all").sees(
        "Rob · uses, too"
    )


@pytest.mark.parametrize("name", ["Rob", "ROB", "Rób Smith"])
def test_somebody_with_that_name_is_held_and_one_tap_is_not_enough(family: Family, name: str) -> None:
    notes(family, "Uncle Rob")
    rob = family.arrives(name)
    nora = looks_at(family, name).sees("Held for you").sees("Told everybody before.")
    assert not nora.has("Yes, let them in")
    nora.taps("It is somebody else").taps("No, go back").taps("It is somebody else").taps("Yes, let them in")
    nora.sees("is in, and knows it")
    assert all("everybody" not in text for text in rob.heard)


def test_the_name_on_the_link_holds_them_too(family: Family) -> None:
    notes(family, "Robert")
    family.opens("invite").taps("Somebody for the circle").says("Robert").sees("I will hold them for you")
    rob = family.newcomer(family.specialist.codes[-1], name="Bob")
    from tests.family import join_member

    join_member(rob)
    looks_at(family, "Bob").sees("Held for you").sees("The link was made for Robert")


def test_somebody_who_is_in_already_is_pointed_out(family: Family) -> None:
    family.member("Rob")
    notes(family, "Rob").sees("Somebody called Rob is in the circle already")


def test_no_member_is_ever_told(family: Family) -> None:
    rob = family.member("Rob")
    notes(family, "Rob")
    with family.talk.transaction() as uow:
        person = uow.person_in(rob.chat)
        assert person is not None
        assert "everybody" not in str(export(uow, person))


def test_short_words_and_accents_do_not_decide() -> None:
    assert words_of("José de la Vega") == {"jose", "vega"}
