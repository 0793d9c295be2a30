"""The second specialist of a case: asked, let in, with the same or fewer rights, and let go."""

from __future__ import annotations

import pytest

from storage.invite import invite_specialist
from tests.family import Family, join_specialist
from tests.talk import Phone

RIGHTS = {"The same as I": "all", "Alerts and talk only": "alerts"}


def colleague(family: Family, name: str = "Olga") -> Phone:
    with family.talk.transaction() as uow:
        code = invite_specialist(uow, name)
    return join_specialist(Phone(family.talk, family.language, name), code, name)


def link(family: Family, rights: str = "The same as I") -> str:
    family.opens("backup").taps("Ask a colleague").taps(rights).sees("This is the link for your backup")
    return family.specialist.codes[-1]


def backup(family: Family, rights: str = "The same as I") -> Phone:
    olga = colleague(family)
    olga.starts(link(family, rights)).taps("Yes, I stand in").sees("Your colleague confirms it")
    family.specialist.taps("See who it is").sees("Olga has said yes").taps("Yes, let them in")
    return olga


@pytest.mark.parametrize("label", RIGHTS)
def test_a_colleague_is_asked_says_yes_and_is_let_in(family: Family, label: str) -> None:
    olga = backup(family, label)
    family.specialist.sees("Lead: Nora · Backup: Olga")
    assert [(row.state, row.rights) for row in family.rows("participation", rights=RIGHTS[label])] == [
        ("in", RIGHTS[label])
    ]
    olga.taps("See it").sees("led by Nora").sees("About Sam")
    assert olga.has("Open the case") == (label == "The same as I")


def test_until_the_lead_says_yes_the_colleague_sees_nothing(family: Family) -> None:
    olga = colleague(family)
    olga.starts(link(family)).taps("Yes, I stand in")
    olga.forges(f">case:{family.case_id}").sees("That is not open to you right now.")
    family.specialist.taps("See who it is").taps("No, refuse").sees("You lead Cedar alone")
    assert not olga.commands("/menu").has("Where I stand in")


def test_the_link_is_used_up_only_by_a_yes_and_only_by_a_specialist(family: Family) -> None:
    code, olga = link(family), colleague(family)
    family.member("Ana").starts(code).sees("This link is for a specialist who works here already")
    Phone(family.talk).starts(code).sees("This link is for a specialist who works here already")
    olga.starts(code).taps("Not now").sees("The link was not used up")
    olga.starts(code).taps("Yes, I stand in")
    colleague(family, "Paul").starts(code).sees("This link was used already")


def test_two_colleagues_with_the_offer_open_the_second_is_told(family: Family) -> None:
    code, olga, paul = link(family), colleague(family), colleague(family, "Paul")
    olga.starts(code), paul.starts(code)
    olga.taps("Yes, I stand in")
    paul.taps("Yes, I stand in").sees("This offer is no longer open")


def test_an_open_link_can_be_taken_back(family: Family) -> None:
    code = link(family)
    family.specialist.taps("Done").sees("A link for a backup is open").taps("Take the link back").sees(
        "You lead Cedar alone"
    )
    colleague(family).starts(code).sees("This link was taken back")


def test_the_rights_change_at_once_and_it_can_be_ended(family: Family) -> None:
    olga = backup(family)
    family.specialist.taps("Alerts and talk only").sees("sees alerts, and answers people")
    olga.forges(f">case:{family.case_id}").sees("That is not open to you right now.")
    family.specialist.taps("End it").taps("Yes, end it").sees("You lead Cedar alone")
    olga.forges(f">alert:case-{family.case_id}").sees("That is not open to you right now.")
    assert [row.what for row in family.rows("audit") if row.what.startswith("Backup")] == [
        "BackupLetIn", "BackupRightsSet", "BackupEnded",
    ]  # fmt: skip


def test_the_backup_steps_back_and_the_lead_is_told(family: Family) -> None:
    olga = backup(family)
    olga.opens("Where I stand in").taps("Cedar").taps("Stand in no longer").taps("Yes, step back")
    family.specialist.taps("See it").sees("You lead Cedar alone")


@pytest.mark.parametrize("label", RIGHTS)
def test_an_alert_that_one_has_read_says_so_to_the_other(family: Family, label: str) -> None:
    olga = backup(family, label)
    family.member("Ana").forges(f">used_again:{family.case_id}").taps("Yes, or I am not sure")
    family.specialist.taps("Look at it now")
    olga.commands("/menu").taps("1 alert to read").taps("Ana").taps("I have read this")
    family.specialist.taps("I have read this").sees("Olga has read this")
    (alert,) = family.rows("alert")
    assert alert.acknowledged_by == family.person("Olga")


def test_what_each_of_two_specialists_did_is_noted_down_with_who_did_it(family: Family) -> None:
    olga = backup(family)
    family.arrives("Ana")
    olga.forges(f">member:{family.case_id}-{family.person('Ana')}").taps("Yes, let them in")
    (row,) = family.rows("audit", what="JoinApproved")
    assert row.actor == family.person("Olga")
