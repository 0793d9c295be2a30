"""The roster, letting in, refusing, letting go, and a kind nudge."""

from __future__ import annotations

from tests.family import Family
from tests.talk import Phone


def member(family: Family, name: str) -> Phone:
    return family.opens("member", f"{family.case_id}-{family.person(name)}")


def test_the_roster_says_one_line_each(family: Family) -> None:
    ana = family.member("Ana", "es")
    ana.taps("My letter").taps("Begin").says("Palabras.").taps("Done").taps("Share with Nora").taps("Yes, share it")
    family.member("Ben")
    family.meets()
    ana.taps("Open and answer").taps("I'll be there")
    family.arrives("Eva")
    nora = family.opens("roster")
    assert nora.screen.split("\n\n") == [
        "<b>The circle of Cedar</b>",
        "Eva · waits for your yes",
        "Ana · brother or sister · 0 lessons · 0 answers · letter shared · 0 boundaries · 0 rehearsals · will be there · seen in the last day",
        "Ben · brother or sister · 0 lessons · 0 answers · no letter yet · 0 boundaries · 0 rehearsals · no answer yet · seen in the last day",
    ]
    assert nora.buttons[:4] == ["Eva", "Ana", "Ben", "Invite somebody"]


def test_letting_in_tells_the_member_once(family: Family) -> None:
    ana = family.arrives("Ana")
    nora = member(family, "Ana").taps("Yes, let them in").sees("is in, and knows it")
    assert len(ana.pushed) == 1 and not nora.has("Yes, let them in")


def test_refusing_asks_first_and_is_told_kindly(family: Family) -> None:
    ana = family.arrives("Ana")
    nora = member(family, "Ana").taps("No, refuse")
    assert ana.pushed == []
    nora.taps("Yes, refuse")
    assert family.rows("participation", role="member")[0].state == "out"
    assert "Cedar" not in ana.pushed[-1] and "Sam" not in ana.pushed[-1]
    ana.commands("/menu")
    assert not ana.has("My letter")


def test_letting_a_member_go_asks_first(family: Family) -> None:
    ben = family.member("Ben")
    nora = member(family, "Ben").taps("Let them go").taps("No, they stay")
    assert family.rows("participation", role="member")[0].state == "in"
    nora.taps("Let them go").taps("Yes, let them go")
    assert family.rows("participation", role="member")[0].state == "out"
    ben.commands("/letter").sees("not open to you").commands("/sos").sees("112")


def test_one_nudge_a_visit(family: Family) -> None:
    ben = family.member("Ben")
    before = len(ben.pushed)
    nora = member(family, "Ben").taps("Send a kind nudge")
    assert "A small hello." in ben.pushed[-1]
    nora.taps("Send a kind nudge").sees("You have just sent one")
    assert len(ben.pushed) == before + 1
    ben.taps("Begin").sees("Lessons")
