"""What waits across all cases, the most urgent first: done, put off or given away with the second tap."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from content.load import boundary_page
from flows import effects as e
from storage import tables
from tests.family import Family, join_specialist, open_case
from tests.flows.specialists.test_reading_letters import writes
from tests.talk import Phone, specialist_code

LATER = 10**17
"""An id that is larger than any that was given out before."""


def boundary(i_will: str) -> dict[str, str]:
    """All its lines, sure enough to be committed."""
    said = {"category": boundary_page().categories[0].id, "day": "2026-12-01", "scale": "8"}
    return {one.id: i_will if one.id == "i_will" else said.get(one.kind, "words") for one in boundary_page().fields}


def inbox(family: Family) -> Phone:
    return family.specialist.commands("/console")


def test_the_lights_come_first_and_then_the_most_urgent(family: Family) -> None:
    ana = family.member("Ana")
    writes(ana, "Words.")
    ana.forges(">used_again").taps("Yes, or I am not sure")
    family.arrives("Eva")
    nora = inbox(family).sees("<b>1 case</b> · 🔺 1 needs you now").sees("<b>3 things wait for you</b>")
    nora.sees("Cedar · Eva · waits for your yes")
    assert nora.buttons == ["Alert: Ana", "Let in: Eva", "Letter: Ana", "All cases", "‹ Back", "Menu"]


def test_every_case_counts(family: Family) -> None:
    open_case(family.specialist.commands("/menu"), "Oak")
    family.arrives("Eva")
    inbox(family).sees("<b>2 cases</b> · 🔶 1 waits · 🟢 1 is calm")


# --- done with the second tap ----------------------------------------------------------------------------------------
def test_a_person_is_let_in_with_two_taps(family: Family) -> None:
    family.arrives("Eva")
    nora = inbox(family).taps("Let in: Eva").sees("Is this really the person you invited?").taps("Yes, let them in")
    nora.sees("Eva is in, and knows it.").sees("Nothing waits for you")
    assert family.at(nora) == ("console", "inbox")


def test_somebody_under_18_is_let_in_with_an_adults_yes_only(family: Family) -> None:
    family.arrives("Eva")
    family.decides("Eva", e.AgeTold(family.case_id, True))
    nora = inbox(family).taps("Let in: Eva").sees("an adult who looks after them agrees")
    assert nora.buttons[0] == "Yes, an adult agrees"


def test_somebody_who_wrote_is_answered_with_two_taps(family: Family) -> None:
    ana, case = family.member("Ana"), family.case_id
    family.decides("Ana", e.TalkSaid(case, 601, 602, "Can we talk?"))
    nora = inbox(family).sees("Cedar · Ana · waits for your answer").taps("Reply: Ana").taps("Read and reply")
    nora.sees("Can we talk?").says("Yes, at six.")
    inbox(family).sees("Nothing waits for you")
    family.decides("Ana", e.TalkSaid(case, 601, LATER, "Thank you"))
    inbox(family).taps("Reply: Ana").taps("Tomorrow morning").sees("Nothing waits for you")
    family.decides("Ana", e.TalkSaid(case, 601, LATER + 1, "And one more thing"))
    inbox(family).sees("waits for your answer")
    assert ana.heard


def test_an_alert_is_read_with_two_taps(family: Family) -> None:
    family.member("Ana").forges(">used_again").taps("Yes, or I am not sure")
    nora = inbox(family).taps("Alert: Ana").sees("has used again").taps("I have read this")
    nora.sees("Noted that you have read it.").sees("Nothing waits for you")
    assert family.rows("alert")[0].acknowledged_by == family.person("Nora")


def test_everybody_behind_is_nudged_with_two_taps(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben")
    family.meets("29 Nov 2026 15:30")
    inbox(family).taps("Ready? Cedar").taps("Nudge who is behind").sees("Sent to 2 people, with kind words.")
    assert all("A small hello." in phone.pushed[-1] for phone in (ana, ben))
    assert not inbox(family).taps("Ready? Cedar").has("Nudge who is behind")


def test_at_night_a_nudge_of_all_waits_for_each_ones_morning(family: Family) -> None:
    ana = family.member("Ana")
    family.meets("29 Nov 2026 15:30")
    family.time_passes(hours=8)  # midnight in Madrid
    before = len(ana.pushed)
    inbox(family).taps("Ready? Cedar").taps("Nudge who is behind").sees("1 of them gets it at 8 in their morning.")
    assert len(ana.pushed) == before
    family.time_passes(hours=9)
    assert "A small hello." in ana.pushed[-1]


def test_an_answer_is_nudged_and_an_alert_stands_for_it_meanwhile(family: Family) -> None:
    ana = family.member("Ana")
    family.meets("20 Dec 2026 15:30")
    ana.opens("The meeting").taps("I need to talk first")
    inbox(family).sees("1 thing waits for you").taps("Alert: Ana").taps("I have read this")
    inbox(family).sees("1 thing waits for you").taps("Reply: Ana").taps("Read and reply").says("Call me at six.")
    inbox(family).sees("Cedar · Ana · needs to talk").taps("Answer: Ana").taps("Nudge Ana").sees("Sent to 1 person")


@pytest.mark.parametrize(
    ("label", "open_", "flow"),
    [("Let in: Eva", "Who is it?", "member"), ("Letter: Ana", "Read the letter", "read_letter"),
     ("Alert: Ana", "See the alert", "alert")],
)  # fmt: skip
def test_each_leads_to_the_whole_of_it_and_back(family: Family, label: str, open_: str, flow: str) -> None:
    ana = family.member("Ana")
    writes(ana, "Words.")
    ana.forges(">used_again").taps("Yes, or I am not sure")
    family.arrives("Eva")
    nora = inbox(family).taps(label).taps(open_)
    assert family.at(nora)[0] == flow
    assert family.at(nora.taps("‹ Back")) == ("console", "thing")
    assert family.at(nora.taps("‹ Back")) == ("console", "inbox")


def test_a_letter_waits_until_it_is_approved(family: Family) -> None:
    writes(family.member("Ana"), "Words.")
    inbox(family).sees("shared a letter").taps("Letter: Ana").taps("Read the letter").taps("Open it")
    nora = inbox(family).sees("letter not approved yet").taps("Letter: Ana").taps("Read the letter")
    nora.taps("Love").taps("Approve this part")
    inbox(family).sees("Nothing waits for you")


def test_a_boundary_is_read_and_approved_with_two_taps_as_it_stands_on_the_screen(family: Family) -> None:
    family.member("Ana")
    case, ana = family.case_id, family.person("Ana")
    family.decides("Ana", e.BoundaryWritten(case, 60, boundary("say no"), True))
    nora = inbox(family).taps("Boundaries: Ana").sees("say no")
    assert nora.live.number in nora.protected
    family.decides("Ana", e.BoundaryWritten(case, 60, boundary("go home"), True))
    nora.taps("Approve it as it is").sees("It has changed since you opened it.").sees("go home")
    nora.taps("Approve it as it is").sees("Approved as it stands.").sees("Nothing waits for you")
    assert [row.boundaries_approved for row in family.rows("participation", person=ana)] == [1]


# --- the order, and its pages ----------------------------------------------------------------------------------------
def test_a_near_meeting_comes_before_a_far_one(family: Family) -> None:
    nora = family.specialist
    family.arrives("Eva")
    open_case(nora.commands("/menu"), "Oak")
    oak = int(family.rows("case")[1].id)
    nora.forges(f">invite:{oak}").taps("Somebody for the circle").says("Gus")
    from tests.family import join_member

    join_member(family.newcomer(nora.codes[-1], "en", "Gus"))
    family.decides("Nora", e.MeetingSet(oak, datetime(2026, 12, 20, 12, tzinfo=UTC), "Oak Street 5"))
    assert inbox(family).buttons[:2] == ["Let in: Gus", "Let in: Eva"]


def test_a_page_goes_on_where_the_last_one_ended_whatever_was_done_meanwhile(family: Family) -> None:
    for name in ("Ana", "Ben", "Cleo", "Dani", "Eva", "Finn"):
        family.arrives(name)
    nora = inbox(family)
    first = nora.buttons[:4]
    family.decides("Nora", e.JoinApproved(family.case_id, family.person(first[0].removeprefix("Let in: "))))
    nora.taps("More ›")
    assert len({*first, *nora.buttons[:2]}) == 6
    assert nora.taps("To the start ›").buttons[:3] == first[1:]


@pytest.mark.parametrize(("when", "says"), [("29 Nov 2026 15:30", "the meeting is close, 9 things are missing"), ("20 Dec 2026 15:30", "Nothing waits for you")])  # fmt: skip
def test_only_a_close_meeting_that_is_not_ready_stands_there(family: Family, when: str, says: str) -> None:
    family.member("Ana")
    family.meets(when)
    inbox(family).sees(says)


# --- put off ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("taps", "hours"), [(("Tomorrow morning",), 16), (("At another time", "In three hours"), 3), (("At another time", "In three days"), 64), (("At another time", "Next Monday"), 7 * 24 - 8)],
)  # fmt: skip
def test_what_was_put_off_comes_back_by_itself(family: Family, taps: tuple[str, ...], hours: int) -> None:
    family.arrives("Eva")
    nora = inbox(family).taps("Let in: Eva")
    for label in taps:
        nora.taps(label)
    nora.sees("Put off until").sees("Nothing waits for you").sees("1 is put off for later.")
    family.time_passes(hours=hours - 1)
    inbox(family).sees("Nothing waits for you")
    family.time_passes(hours=1)
    inbox(family).sees("waits for your yes")


@pytest.mark.parametrize(
    ("words", "until"),
    [("Friday 15:00", datetime(2026, 11, 27, 14, tzinfo=UTC)), ("tomorrow", datetime(2026, 11, 24, 7, tzinfo=UTC)),
     ("18:30", datetime(2026, 11, 23, 17, 30, tzinfo=UTC)), ("9:00", datetime(2026, 11, 24, 8, tzinfo=UTC)),
     ("3 December 9:30", datetime(2026, 12, 3, 8, 30, tzinfo=UTC))],
)  # fmt: skip
def test_any_time_can_be_typed(family: Family, words: str, until: datetime) -> None:
    family.arrives("Eva")
    inbox(family).taps("Let in: Eva").taps("At another time").says(words).sees("Put off until")
    assert family.rows("snooze")[0].until == until


@pytest.mark.parametrize(
    ("words", "says"),
    [("soon", "I could not read a moment"), ("20 Nov 2026 10:00", "has passed already"),
     ("28 Mar 2027 2:30", "this hour is left out"), ("5 Dec 2036 10:00", "more than two years")],
)  # fmt: skip
def test_a_time_that_cannot_be_is_told_kindly(family: Family, words: str, says: str) -> None:
    family.arrives("Eva")
    nora = inbox(family).taps("Let in: Eva").taps("At another time").says(words).sees(says)
    assert family.at(nora) == ("console", "until") and family.rows("snooze") == []


def test_what_is_put_off_can_be_looked_at_and_brought_back(family: Family) -> None:
    for name in ("Eva", "Finn"):
        family.arrives(name)
        inbox(family).taps(f"Let in: {name}").taps("Tomorrow morning")
    nora = inbox(family).taps("Put off, or given away").taps("Let in: Eva").taps("Bring it back now")
    inbox(family).sees("1 thing waits for you").taps("Put off, or given away").taps("Bring all back now")
    nora.sees("All of them are back.").sees("2 things wait for you")


def test_a_red_alert_cannot_be_put_off(family: Family) -> None:
    family.member("Ana").forges(">used_again").taps("Yes, or I am not sure")
    nora = inbox(family).taps("Alert: Ana")
    assert nora.buttons[:2] == ["I have read this", "See the alert"]


def test_done_meanwhile_is_said_kindly(family: Family) -> None:
    family.arrives("Eva")
    nora = inbox(family).taps("Let in: Eva").taps("At another time")
    family.decides("Nora", e.JoinApproved(family.case_id, family.person("Eva")))
    nora.taps("In three days").sees("That was done already.")
    assert family.rows("snooze") == []


def test_an_inbox_is_its_specialists_own(family: Family) -> None:
    family.arrives("Eva")
    mira = join_specialist(Phone(family.talk, name="Mira"), specialist_code(family.talk), "Mira")
    assert "Eva" not in mira.commands("/console").sees("You have no case yet.").screen


def test_it_reads_whole_in_spanish() -> None:
    family = Family("es")
    family.arrives("Eva", language="es")
    nora = inbox(family).sees("waits for your yes").taps("Let in: Eva").sees("Is this really the person you invited?")
    nora.taps("At another time").sees("When shall it come back?").says("viernes 15:00").sees("1 is put off for later.")


# --- telling them apart ----------------------------------------------------------------------------------------------
def raises(family: Family, who: str, kind: str, level: str = "amber") -> None:
    case, about = family.case_id, family.person(who)
    with family.talk.transaction() as uow:
        uow.insert(
            tables.alert, id=uow.database.ids.next(), case=case, kind=kind, level=level, about=about,
            raised_at=family.talk.now,
        )  # fmt: skip


def test_several_alerts_about_one_person_can_be_told_apart(family: Family) -> None:
    family.member("Ana")
    raises(family, "Ana", "wants_help")
    nora = family.specialist.commands("/console")
    assert nora.buttons[0] == "Alert: Ana"
    family.time_passes(minutes=5)
    raises(family, "Ana", "despair")
    nora.commands("/console")
    assert nora.buttons[:2] == ["Wants help: Ana", "Despair: Ana"]
    family.time_passes(minutes=5)
    raises(family, "Ana", "despair")
    labels = nora.commands("/console").buttons[:3]
    assert labels[0] == "Wants help: Ana"
    assert [one.replace("\u202f", " ") for one in labels[1:]] == ["Nov 23, 4:05 PM · Ana", "Nov 23, 4:10 PM · Ana"]
    nora.forges(f">alert:case-{family.case_id}")
    assert len(set(nora.buttons)) == len(nora.buttons) and nora.has("Wants help: Ana")


def test_two_people_of_one_name_are_told_apart_by_their_case(family: Family) -> None:
    family.arrives("Ana")
    nora = open_case(family.specialist.commands("/console").taps("All cases"), "Maple")
    maple = max(row.id for row in family.rows("case"))
    chat = family.arrives("Eva").chat
    with family.talk.transaction() as uow:
        part, known = tables.participation, uow.person_in(chat)
        assert known is not None
        uow.change(known, name=uow.seal(known.key, f"person.name:{known.id}", "Ana"))
        uow.execute(part.update().where(part.c.person == known.id).values(case=maple))
    nora.commands("/console")
    assert {"Cedar: Let in: Ana", "Maple: Let in: Ana"} <= set(nora.buttons)
