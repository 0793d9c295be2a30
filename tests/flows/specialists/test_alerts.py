"""Alerts: what happened, about whom, what helps now; read once, and never lost in the list."""

from __future__ import annotations

from tests.family import Family


def test_an_alert_says_what_happened_and_is_read_once(family: Family) -> None:
    family.member("Ana").forges(">used_again").taps("No, everybody is safe")
    nora = family.specialist.taps("Look at it now").sees("Says that Sam has used again.").sees("are you safe?")
    assert nora.buttons[:3] == ["I have read this", "Ana", "Check-ins"]
    nora.taps("I have read this").sees("Noted that you have read it.")
    assert nora.buttons[:2] == ["Ana", "Check-ins"]
    assert [row.acknowledged_at is None for row in family.rows("alert")] == [False]


def test_an_alert_says_whose_use_it_is(family: Family) -> None:
    family.member("Ana").forges(">used_again").taps("No, everybody is safe").taps("Yes")
    family.specialist.commands("/menu").taps("2 alerts to read").sees(
        "Says that Sam used an opioid after a time without."
    )


def test_the_list_of_alerts_leads_to_each_and_to_the_check_ins(family: Family) -> None:
    ana = family.member("Ana").forges(">used_again").taps("No, everybody is safe").commands("/checkin")
    family.answers(ana.taps("Begin"), despair=9)
    nora = family.specialist.commands("/menu").taps("2 alerts to read").sees("Strong despair in a check-in.")
    nora.taps("Despair: Ana")
    assert family.at(nora) == ("alert", "one")
    nora.taps("Check-ins").sees("Despair").taps("‹ Back").taps("‹ Back")
    assert family.at(nora) == ("alert", "alerts")


def test_a_cry_for_help_in_any_words_is_answered_and_told(family: Family) -> None:
    ana = family.member("Ana").taps("My letter").taps("Begin").says("I can't wake him up").sees("112")
    family.specialist.taps("Look at it now").sees("Reports an overdose, or wrote words that sound like one.")
    family.specialist.sees("Call them now")
    ana.taps("No, it is not like that").sees("1 message kept")
