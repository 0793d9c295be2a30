"""A day or a place that changes: the old message is withdrawn at once, and everybody is asked anew."""

from __future__ import annotations

from flows import effects as e
from tests.family import Family


def moves(family: Family, when: str, where: str) -> None:
    family.opens("plan_meeting").says(when).taps("Yes, that is it").says(where)


def test_a_moved_day_replaces_the_message_and_asks_for_a_fresh_yes(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    ana.taps("Open and answer").taps("I'll be there")
    moves(family, "6 Dec 2026 16:00", "Elm Street 7")
    family.specialist.sees("Everybody who had the old message gets the new one")
    part = family.rows("participation", person=family.person("Ana"))[0]
    assert part.rsvp is None
    family.time_passes(minutes=20)
    assert "Please look at it once more" in ana.pushed[-1]
    ana.taps("Open and answer").sees("Elm Street 7").taps("I'll be there")
    family.opens("plan_meeting").taps("Tell the circle")
    family.opens("case")
    assert family.rows("participation", person=family.person("Ana"))[0].rsvp == "yes"
    assert [row.state for row in family.rows("notice")] == ["replaced", "out"]


def test_what_still_waits_for_the_readers_hours_is_withdrawn_and_only_the_new_day_comes(family: Family) -> None:
    ana = family.member("Ana")
    family.time_passes(hours=9)
    family.meets()
    waits = [row.state for row in family.rows("outbox", person=family.person("Ana")) if row.lane == "paced"]
    assert waits[-1] == "held"
    moves(family, "6 Dec 2026 16:00", "Elm Street 7")
    family.time_passes(hours=10)
    told = [text for text in ana.pushed if "Street" in text]
    assert len(told) == 1 and "Elm Street 7" in told[0]


def test_an_old_message_can_no_longer_be_answered(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    ana.taps("Open and answer")
    family.ends("It was postponed")
    ana.taps("I'll be there").sees("This does not hold any more")
    assert family.rows("participation", person=family.person("Ana"))[0].rsvp is None


def test_a_new_day_after_a_postponed_one_begins_anew(family: Family) -> None:
    family.member("Ana")
    family.meets()
    family.ends("It was postponed")
    moves(family, "12 Dec 2026 11:00", "Elm Street 7")
    family.specialist.sees("Nobody has been told yet")
    (case,) = family.rows("case")
    assert (case.outcome, case.phase) == (None, "scheduled")


def test_no_reminder_of_the_old_day_comes(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    ana.taps("Open and answer").taps("I'll be there")
    moves(family, "12 Dec 2026 11:00", "Elm Street 7")
    family.time_passes(days=13)
    assert not [text for text in ana.pushed if "A short reminder" in text or "Oak Street 5" in text][1:]


def test_a_member_cannot_move_the_day(family: Family) -> None:
    ana = family.member("Ana")
    ana.forges(f">plan_meeting:{family.case_id}").sees("not open to you")
    assert e.MeetingSet.__name__ not in [row.what for row in family.rows("audit")]
