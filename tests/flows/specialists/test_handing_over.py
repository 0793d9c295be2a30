"""The lead of a case is handed over: offered, accepted, told to everybody in plain words, and nothing stays behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows import effects as e
from storage import tables
from storage.errors import NotAllowed
from tests.family import Family
from tests.flows.specialists.test_backup import RIGHTS, backup, colleague, link
from tests.flows.specialists.test_broadcast_to_some import got, note
from tests.talk import Phone

STAYS = {"Backup, the same rights": "all", "Backup, alerts and talk only": "alerts", "I leave the case": "out"}


def offers(family: Family, label: str = "Backup, the same rights") -> Phone:
    nora = family.opens("backup").taps("Hand over the lead").taps(label)
    if label == "I leave the case":
        nora.taps("Yes, offer it so")
    return nora.sees("Olga is asked now.").sees("Until they say yes, you lead.")


def takes(olga: Phone) -> Phone:
    return olga.taps("See it").taps("Yes, I lead from now on").sees("You lead <b>Cedar</b> now.")


def parts(family: Family) -> dict[str, tuple[str, str]]:
    found = {row.person: (row.state, row.rights) for row in family.rows("participation", role="specialist")}
    return {name: found[family.person(name)] for name in ("Nora", "Olga")}


@pytest.mark.parametrize("rights", RIGHTS)
@pytest.mark.parametrize("label", STAYS)
def test_the_lead_goes_to_the_backup_and_the_old_lead_is_what_they_chose(
    family: Family, label: str, rights: str
) -> None:
    olga = backup(family, rights)
    offers(family, label)
    assert family.rows("case")[0].specialist == family.person("Nora")
    takes(olga).taps("Open the case").sees("Cedar")
    assert family.rows("case")[0].specialist == family.person("Olga")
    old = {"all": ("in", "all"), "alerts": ("in", "alerts"), "out": ("out", "")}[STAYS[label]]
    assert parts(family) == {"Nora": old, "Olga": ("in", "lead")}
    family.specialist.forges(f">case:{family.case_id}")
    assert ("open" in family.specialist.screen) == (STAYS[label] != "all")
    assert family.rows("lead_offer") == []


def test_everybody_is_told_discreetly_and_in_plain_words(family: Family) -> None:
    olga, ana = backup(family), family.member("Ana")
    family.ends("A yes")
    leo = family.loved_one()
    offers(family, "I leave the case")
    before = len(leo.pushed)
    takes(olga)
    family.time_passes(hours=20)
    assert len(got(ana, "Somebody else is the first to turn to now.")) == 1 and len(leo.pushed) > before
    for phone in (ana, leo):
        assert {text.splitlines()[0] for text in phone.pushed} == {"There is a new note for you."}
        phone.forges(f">new_lead:{family.case_id}").sees("<b>Olga</b> leads here now")
        assert "Nora" not in phone.taps("Who leads here").sees("<b>Olga</b> leads here.").screen
    leo.taps("‹ Back").sees("What you let the specialist see, Olga sees from now on.").taps("Who sees what")


def test_the_family_in_spanish_reads_who_leads_now() -> None:
    family = Family(language="es")
    ana = family.member("Ana", language="es")
    olga = colleague(family)
    olga.starts(link(family)).taps("Yes, I stand in")
    family.specialist.taps("See who it is").taps("Yes, let them in")
    family.opens("backup").taps("Hand over the lead").taps("Backup, the same rights")
    olga.taps("See it").taps("Yes, I lead from now on")
    ana.taps("See who").sees("<b>Olga</b> lleva esto ahora").sees("No tienes que hacer nada.")


def test_alerts_talks_and_promises_go_along(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    ana.forges(">used_again").taps("Yes, or I am not sure")
    olga = backup(family)
    nora, new = family.person("Nora"), family.person("Olga")
    before = {row.kind for row in family.rows("due", person=nora) if row.case == family.case_id}
    assert {"alert_clock", "tasks"} <= before or before
    offers(family, "I leave the case")
    takes(olga)
    assert [row for row in family.rows("due", person=nora) if row.case == family.case_id] == []
    assert {row.kind for row in family.rows("due", person=new) if row.case == family.case_id} == before
    olga.commands("/console").taps("Alert: Ana").taps("I have read this")
    ana.commands("/menu")
    heard = len(family.specialist.pushed)
    family.time_passes(days=3)
    assert family.specialist.pushed[heard:] == []


def test_a_planned_message_goes_out_under_the_new_lead(family: Family) -> None:
    ana = family.member("Ana")
    ana.opens("Settings").taps("Discreet") if False else None
    olga = backup(family)
    note(family).taps("Send it later").says("tomorrow 10:00").taps("Yes, plan it")
    offers(family, "I leave the case")
    takes(olga)
    family.time_passes(days=2)
    (delivery,) = family.rows("notice_delivery")
    assert delivery.state in ("handed", "sent")
    assert family.rows("notice")[0].sender == family.person("Olga")


# --- who cannot ------------------------------------------------------------------------------------------------------
def test_nobody_takes_what_was_not_offered_to_them(family: Family) -> None:
    ana, olga = family.member("Ana"), backup(family)
    paul = colleague(family, "Paul")
    olga.forges(f">take_lead:{family.case_id}").sees("This offer is no longer open.")
    assert not olga.has("Yes, I lead from now on")
    offers(family)
    for phone in (ana, paul):
        phone.forges(f">take_lead:{family.case_id}").sees("not open to you")
    family.specialist.forges(f">take_lead:{family.case_id}").sees("not open to you")
    for who in ("Ana", "Paul", "Nora"):
        with pytest.raises(NotAllowed):
            family.decides(who, e.LeadTaken(family.case_id))
    with pytest.raises(NotAllowed):
        family.decides("Olga", e.LeadOffered(family.case_id, family.person("Olga"), "out", family.talk.now))
    assert family.rows("case")[0].specialist == family.person("Nora")


@pytest.mark.parametrize(
    "ends",
    [
        lambda family, olga: family.opens("backup").taps("Your offer of the lead").taps("Take the offer back"),
        lambda family, olga: family.opens("backup").taps("End it").taps("Yes, end it"),
        lambda family, olga: family.time_passes(days=8),
    ],
    ids=("taken back", "backup ended", "too old"),
)
def test_an_offer_that_is_over_cannot_be_taken_with_an_old_button(
    family: Family, ends: Callable[[Family, Phone], object]
) -> None:
    olga = backup(family)
    offers(family)
    olga.taps("See it").sees("asks you to take over the lead of <b>Cedar</b>")
    ends(family, olga)
    olga.taps("Yes, I lead from now on")
    assert "You lead" not in olga.screen
    assert family.rows("case")[0].specialist == family.person("Nora")


def test_taking_it_twice_and_taking_it_back_too_late_are_said(family: Family) -> None:
    olga = backup(family)
    nora = offers(family)
    takes(olga)
    olga.forges(f">take_lead:{family.case_id}").sees("not open to you")
    assert not nora.sees("Olga leads Cedar.").has("Take the offer back")
    assert family.rows("case")[0].specialist == family.person("Olga")
    nora.forges(f">backup:{family.case_id}").sees("Olga leads Cedar. You are the backup")


def test_a_no_is_told_and_changes_nothing(family: Family) -> None:
    olga = backup(family)
    offers(family)
    olga.taps("See it").taps("No, not now").sees("Your colleague is told.")
    family.specialist.taps("See it").sees("Hand over the lead of Cedar to Olga?")
    assert parts(family) == {"Nora": ("in", "lead"), "Olga": ("in", "all")}


def test_it_can_be_handed_back(family: Family) -> None:
    olga = backup(family)
    offers(family)
    takes(olga)
    olga.forges(f">backup:{family.case_id}").taps("Hand over the lead").taps("Backup, the same rights")
    family.specialist.forges(f">take_lead:{family.case_id}").taps("Yes, I lead from now on")
    assert parts(family) == {"Nora": ("in", "lead"), "Olga": ("in", "all")}


def test_two_transactions_at_once_leave_one_lead(family: Family) -> None:
    """The second finds the offer's row gone, whatever it had read before."""
    backup(family)
    offers(family)
    family.decides("Olga", e.LeadTaken(family.case_id))
    with pytest.raises(NotAllowed):
        family.decides("Olga", e.LeadTaken(family.case_id))
    leads = [row for row in family.rows("participation") if row.rights == "lead"]
    assert [row.person for row in leads] == [family.person("Olga")]
    assert tables.lead_offer.name not in {row.what for row in family.rows("audit")}


def test_what_was_taken_a_moment_ago_is_not_taken_back_or_ended(family: Family) -> None:
    """As the second of two transactions finds it, after it had read what was there before."""
    backup(family)
    offers(family)
    olga, case = family.person("Olga"), family.case_id
    family.decides("Olga", e.LeadTaken(case))
    for effect in (e.LeadOfferEnded(case), e.BackupEnded(case, olga), e.BackupRightsSet(case, olga, "alerts")):
        with pytest.raises(NotAllowed):
            family.decides("Nora", effect)
    assert parts(family) == {"Nora": ("in", "all"), "Olga": ("in", "lead")}
