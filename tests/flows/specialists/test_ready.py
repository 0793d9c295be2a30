"""Go or no-go of a case, and kind nudges for everybody who is behind."""

from __future__ import annotations

import pytest

from flows import effects as e
from tests.family import Family, open_case
from tests.flows.specialists.test_reading_letters import writes


def test_every_blocker_is_named_with_its_person(family: Family) -> None:
    family.member("Ana")
    writes(family.member("Ben"), "I love you.")
    nora = family.opens("ready").sees("Cedar · Johnson").sees("<b>Not yet.</b> 14 things are missing.")
    nora.sees("No meeting is set yet.")
    nora.sees("<b>Ana</b>: lessons, letter not shared, few answers so far, no boundary kept, fewer than two rehearsals")
    assert nora.buttons[:3] == ["The meeting", "Checklist", "Nudge Ana"]
    nora.taps("More ›").sees(
        "<b>Ben</b>: lessons, letter waits for you, few answers so far, no boundary kept, fewer than two rehearsals"
    )
    assert nora.buttons[0] == "Look: Ben"


def test_an_empty_circle_is_never_ready(family: Family) -> None:
    nora = family.opens("ready").sees("Nobody is in the circle yet.").taps("Invite somebody")
    assert family.at(nora)[0] == "invite"


def test_what_waits_for_the_specialist_is_opened_in_one_tap(family: Family) -> None:
    writes(family.member("Ana"), "I love you.")
    nora = family.opens("ready").taps("Look: Ana")
    assert family.at(nora) == ("review_letter", "parts")
    nora.taps("‹ Back")
    assert family.at(nora.taps("The meeting"))[0] == "plan_meeting"


def test_one_tap_nudges_and_not_twice_in_two_days(family: Family) -> None:
    ana = family.member("Ana")
    before = len(ana.pushed)
    nora = family.opens("ready").taps("Nudge Ana").sees("Sent to 1 person")
    assert len(ana.pushed) == before + 1 and "A small hello." in ana.pushed[-1]
    assert not nora.has("Nudge") and nora.has("Look: Ana")
    nora.taps("Look: Ana").taps("Send a kind nudge").sees("You have just sent one")
    family.time_passes(days=2)
    assert family.opens("ready").has("Nudge Ana")


def test_everybody_behind_gets_one_message_with_their_own_next_step(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben", language="es")
    family.opens("ready").taps("Nudge 2 who are behind").sees("A kind message to each of 2 people")
    family.specialist.taps("Yes, send them").sees("Sent to 2 people")
    assert "A small hello." in ana.pushed[-1] and "Un pequeño saludo." in ben.pushed[-1]
    assert not any("Sam" in text or "Cedar" in text for text in (ana.pushed[-1], ben.pushed[-1]))
    assert len(family.rows("participation", role="member")) == 2
    assert all(row.nudged_at for row in family.rows("participation", role="member"))


def test_in_all_cases_at_once_nobody_gets_two(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben", language="es")
    nora = open_case(family.specialist.commands("/cases"), "Harbour").commands("/cases").taps("Nudge who is behind")
    nora.sees("to each of 2 people in your cases").taps("Yes, send them").sees("Sent to 2 people")
    assert "A small hello." in ana.pushed[-1] and "Un pequeño saludo." in ben.pushed[-1]
    nora.taps("Nudge who is behind").sees("Nobody is behind whom a nudge could help now.")


def test_at_night_it_waits_for_their_morning(family: Family) -> None:
    ana = family.member("Ana")
    family.time_passes(hours=7)  # 23:00 in Madrid
    before = list(ana.pushed)
    family.opens("ready").taps("Nudge the one").taps("Yes, send them").sees("8 in their morning")
    assert ana.pushed == before
    family.time_passes(hours=8)
    assert not [text for text in ana.pushed[len(before) :] if "A small hello." in text]
    family.time_passes(hours=1, minutes=1)
    assert len([text for text in ana.pushed[len(before) :] if "A small hello." in text]) == 1


def test_who_left_in_the_night_is_not_nudged_in_the_morning(family: Family) -> None:
    ana = family.member("Ana")
    family.time_passes(hours=7)
    family.opens("ready").taps("Nudge Ana")
    family.opens("member", f"{family.case_id}-{family.person('Ana')}").taps("Let them go").taps("Yes, let them go")
    family.time_passes(hours=12)
    assert not [text for text in ana.pushed if "A small hello." in text]


def test_who_cannot_come_holds_nothing_up(family: Family) -> None:
    ana = family.member("Ana")
    family.meets()
    ana.opens("The meeting").taps("I cannot come")
    family.decides("Nora", *(e.TaskTicked(family.case_id, task, True) for task in ("safety", "bed", "transport")))
    family.opens("ready").sees("1 person cannot come. It holds nothing up.").sees("<b>Go.</b>")


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_reads_whole_in_every_language(language: str) -> None:
    family = Family(language)
    family.member("Ana", language=language)
    nora = family.opens("ready").sees("<b>Not yet.</b> 9 things are missing.").sees("I go by what is ticked")
    nora.taps("Nudge the one").sees("no blame").taps("Not now")
    assert family.at(nora) == ("ready", "ready")
