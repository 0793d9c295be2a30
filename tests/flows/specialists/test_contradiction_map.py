"""The contradiction map: both names and a next step for the specialist, and nothing of it for anybody else."""

from __future__ import annotations

from tests.family import Family
from tests.flows.family.test_boundary import PLAIN, begins, finishes
from tests.talk import Phone


def writes(family: Family, name: str, **said: str) -> Phone:
    phone = family.member(name).opens("My boundaries").taps("Begin")
    return finishes(begins(family, "Money", phone, **said), **said).taps("I commit to this")


def answers_health(phone: Phone, naloxone: str) -> Phone:
    phone.opens("What I know").taps("Choose a part").taps("Health").taps("Begin")
    while "Is there naloxone at home?" not in phone.screen:
        phone.taps("Skip")
    return phone.taps(naloxone)


def test_boundaries_that_do_not_go_together_are_named_with_a_next_step(family: Family) -> None:
    writes(family, "Ana", i_will="no longer give you cash")
    writes(family, "Ben", i_will="go to bed at ten", still_offer="pay the rent")
    nora = family.opens("contradictions").sees("1 contradiction").sees("Money · Ana · Ben")
    nora.taps("Money").sees("Ana stops this. Ben goes on with it").sees("pay the rent").sees(
        "Next: talk with each of them"
    )
    nora.taps("Ben").sees("What Ben has committed to")


def test_a_draft_contradicts_nobody(family: Family) -> None:
    writes(family, "Ana", i_will="no longer give you cash")
    ben = family.member("Ben").opens("My boundaries").taps("Begin")
    finishes(begins(family, "Money", ben, i_will="go to bed"), still_offer="pay the rent MARKER")
    nora = family.opens("contradictions").sees("None that I can see")
    assert not [text for text in nora.heard if "MARKER" in text]


def test_accounts_that_disagree_are_named_with_how_they_are_known(family: Family) -> None:
    answers_health(family.member("Ana"), "Yes")
    answers_health(family.member("Ben"), "No")
    family.opens("contradictions").sees("Naloxone at home · Ana · Ben").taps("Naloxone").sees("Ana: Yes").sees(
        "Ben: No"
    )
    family.specialist.sees("Next: ask each of them alone").taps("All contradictions").sees("1 contradiction")


def test_cleared_up_it_goes(family: Family) -> None:
    ana = writes(family, "Ana", i_will="no longer give you cash")
    writes(family, "Ben", i_will="go to bed at ten", still_offer="pay the rent")
    nora = family.opens("contradictions").taps("Money").sees("Ana stops this")
    ana.taps("Change a line").taps("I will").says("go for a walk")
    nora.forges(f">contradictions:{family.case_id}").sees("None that I can see")


def test_members_never_see_it(family: Family) -> None:
    ana = writes(family, "Ana", i_will="no longer give you cash MARKER-A")
    ben = writes(family, "Ben", i_will="go to bed at ten", still_offer="pay the rent MARKER-B")
    for phone in (ana, ben):
        phone.forges(f">contradictions:{family.case_id}").sees("not open to you")
    assert not [text for text in ana.heard if "MARKER-B" in text or "contradiction" in text.lower()]
    assert not [text for text in ben.heard if "MARKER-A" in text or "contradiction" in text.lower()]


def test_it_is_paged(family: Family) -> None:
    writes(family, "Ana", i_will="no longer give you cash")
    for name in ("Ben", "Cleo", "Dan", "Eva", "Flo"):
        writes(family, name, i_will="go to bed", still_offer="pay the rent")
    nora = family.opens("contradictions").sees("5 contradictions")
    assert len(nora.buttons) <= 8
    nora.taps("More ›").sees("Flo")


def test_the_plain_answers_of_these_tests_contradict_nothing() -> None:
    from flows.contradictions import contradictions

    assert contradictions({1: (PLAIN,), 2: (PLAIN,)}, {}) == ()
