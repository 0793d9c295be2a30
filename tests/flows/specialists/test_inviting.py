"""Invitations: one person, once, for a week, taken back at will; the loved one only after a yes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.qr import qr
from storage import tables
from tests.family import Family
from tests.talk import START, Phone


def test_an_invitation_is_a_link_for_one_week(family: Family) -> None:
    nora = family.opens("invite").taps("Somebody for the circle").says("Ana").sees("This is the invitation for Ana")
    (made,) = family.rows("invitation", role="member")
    assert made.expires == START + timedelta(days=7)
    nora.taps("Done").taps("Open invitations (1)").taps("Ana").taps("Yes, take it back").sees("No invitation is open")
    Phone(family.talk).starts(nora.codes[-1]).sees("This link was taken back")


def test_an_invitation_can_be_a_picture_with_a_neutral_caption(family: Family) -> None:
    nora = family.opens("invite").taps("Somebody for the circle").says("Ana").taps("Show it as a picture")
    nora.sees("The picture is below").sees("This is the invitation for Ana")
    assert [picture[:8] for picture in nora.pictures] == [b"\x89PNG\r\n\x1a\n"]
    assert nora.pictures == [qr(f"https://t.me/lantern_bot?start={nora.codes[-1]}")]
    assert "The picture you asked for." in nora.heard


def test_a_link_that_no_longer_works_is_not_pictured(family: Family) -> None:
    nora = family.opens("invite").taps("Somebody for the circle").says("Ana")
    family.time_passes(days=8)
    nora.taps("Show it as a picture").sees("This link no longer works")
    assert nora.pictures == []


def test_a_link_that_is_used_or_too_old_or_nobodys_is_refused_kindly(family: Family) -> None:
    used, old = family.invitation("Ana"), family.invitation("Ben")
    family.newcomer(used)
    Phone(family.talk).starts(used).sees("This link was used already")
    Phone(family.talk).starts("no-such-code").sees("I don't know this link")
    family.time_passes(days=8)
    Phone(family.talk).starts(old).sees("This link is too old")


def test_two_people_in_one_place_keep_their_own_links(family: Family) -> None:
    """Somebody who opens a second link while they answer the first one's questions does not use it up."""
    ana = family.newcomer(family.invitation("Ana"))
    ben = family.invitation("Ben")
    ana.starts(ben).sees("You have a part in this already")
    family.newcomer(ben).taps("English").sees("Good that you are here")


@pytest.mark.parametrize("outcome", [None, "A no", "Not today", "It was postponed", "It was not held"])
def test_the_loved_one_is_not_invited_too_early(family: Family, outcome: str | None) -> None:
    if outcome:
        family.ends(outcome)
    nora = family.opens("invite").taps("Sam").sees("It is too early to invite Sam.")
    assert family.rows("invitation", role="loved_one") == []
    assert family.at(nora.taps("Note how the meeting went")) == ("outcome", "how")


@pytest.mark.parametrize("outcome", ["A yes", "A partial yes"])
def test_after_a_yes_the_loved_one_is_invited_and_aftercare_begins(family: Family, outcome: str) -> None:
    family.ends(outcome).taps("Invite Sam").taps("Sam").sees("This is the invitation for Sam")
    assert family.rows("case")[0].phase == "aftercare"
    family.newcomer(family.specialist.codes[-1], name="Sam")
    family.opens("invite").taps("Sam").sees("Sam is here already")


def test_an_outcome_that_changes_back_closes_the_loved_ones_link(family: Family) -> None:
    code = family.loved_one_invitation()
    family.ends("A no")
    Phone(family.talk).starts(code).sees("This link does not work yet")


def test_a_start_code_is_kept_as_a_hash_alone(family: Family) -> None:
    """Whoever has a copy of the database opens no invitation with it."""
    code = family.invitation("Ana")
    assert len(code) == 22
    for table in tables.metadata.sorted_tables:
        assert code not in str(family.rows(table.name.rstrip("_")))
