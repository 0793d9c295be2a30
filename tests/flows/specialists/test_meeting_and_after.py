"""The meeting, messages to the circle, the outcome, alerts and check-ins."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from specialist_chat import (
    ANA,
    BEN,
    CEDAR,
    EVA,
    LOVED,
    ME,
    MEETING,
    NOW,
    Chat,
    Practice,
    cedar,
    fact,
    person,
)  # fmt: skip

from content.notices import logistics, notices
from flows import effects as e
from flows.model import Enter
from flows.view import Alert, CheckIn, Notice


def planned(**more: object) -> Practice:
    case = cedar(meeting_at=MEETING, meeting_place=fact("meeting.place", ME, "Oak Street 5"), phase="scheduled")
    people = [person(ANA, "Ana", language="es"), person(BEN, "Ben"), person(EVA, "Eva", state="waiting")]
    return Practice(**{"the_cases": [case], "people": people, **more})  # type: ignore[arg-type]


# --- the meeting -----------------------------------------------------------------------------------------------------
def test_a_meeting_is_set_on_the_clock_of_the_case() -> None:
    chat = Chat().opens("plan_meeting", str(CEDAR)).says("sábado 5 de diciembre a las 15:30")
    assert "<b>Saturday, 2026-12-05 14:30Z in Europe/Madrid</b>" in chat.screen
    chat.taps("Yes, that is it").says("  Oak Street 5 ")
    assert chat.decided == (e.MeetingSet(CEDAR, MEETING, "Oak Street 5"), e.PhaseReached(CEDAR, "scheduled"))
    assert chat.taps("Tell the circle").at == ("broadcast", "what")


def test_a_date_in_numbers_can_be_turned_round() -> None:
    chat = Chat().opens("plan_meeting", str(CEDAR)).says("3/4/2027 10:00")
    assert "Saturday, 2027-04-03" in chat.screen
    assert "Thursday, 2027-03-04" in chat.taps("No, the month comes first").screen
    assert "Saturday, 2027-04-03" in chat.taps("No, the month comes first").screen


@pytest.mark.parametrize(
    "text", ["banana", "15:30", "5 Dec", "2020-01-01 10:00", "2027-03-28 02:30", "Friday 5 Dec 2026 10:00"]
)
def test_what_cannot_be_a_meeting_is_asked_again(text: str) -> None:
    chat = Chat().opens("plan_meeting", str(CEDAR)).says(text)
    assert (chat.at, chat.decided) == (("plan_meeting", "when"), ())
    assert chat.note is not None


def test_a_moment_that_passes_while_the_place_is_typed_is_not_set() -> None:
    chat = Chat().opens("plan_meeting", str(CEDAR)).says("today 11:00").taps("Yes, that is it")
    chat.practice.now = NOW + timedelta(hours=5)
    assert (chat.says("Oak Street 5").at, chat.decided) == (("plan_meeting", "when"), ())


# --- broadcasts ------------------------------------------------------------------------------------------------------
def test_the_day_and_the_place_go_out_in_each_language() -> None:
    chat = Chat(planned()).commands("broadcast").taps("Cedar").taps("The day and the place").taps("Nothing to add")
    english, spanish = (logistics(code, MEETING, "Europe/Madrid", "Oak Street 5") for code in ("en", "es"))
    assert english in chat.screen and notices()["en"].push in chat.screen
    assert "1 person reads this in English:" in chat.screen
    chat.taps("See it in Spanish")
    assert spanish in chat.screen and notices()["es"].push in chat.screen
    chat.taps("Send to 2 people")
    notice = chat.decided[0]
    assert isinstance(notice, e.NoticeSent)
    assert (notice.case, notice.kind, notice.words) == (CEDAR, "logistics", {"en": english, "es": spanish})
    pushes = [effect for effect in chat.decided if isinstance(effect, e.Push)]
    assert {push.to: push.choices[0].to for push in pushes} == dict.fromkeys(
        (ANA, BEN), Enter("notice", str(notice.notice))
    )
    assert chat.pushed()[ANA].endswith(spanish)


def test_logistics_are_written_the_way_each_language_does() -> None:
    assert logistics("en", MEETING, "Europe/Madrid", "Home").split("\n")[0].replace("\u202f", " ") == (
        "We meet on Saturday, December 5, 2026, at 3:30 PM (Madrid time)."
    )
    assert logistics("es", MEETING, "Europe/Madrid", "{x}").split("\n")[:2] == [
        "Nos vemos el sábado, 5 de diciembre de 2026, 15:30 h (hora de Madrid).",
        "Lugar: {x}",
    ]


def test_a_message_is_sent_once() -> None:
    chat = Chat(planned()).opens("broadcast", str(CEDAR)).taps("A note").says("Thank you all.").taps("Send to 2 people")
    assert chat.decided
    assert chat.taps("‹ Back").taps("Send to 2 people").decided == ()
    chat.taps("‹ Back").taps("Change the words").says("And good night.").taps("Send to 2 people")
    assert isinstance(chat.decided[0], e.NoticeSent)


def test_a_note_can_have_its_own_words_in_a_language() -> None:
    chat = Chat(planned()).opens("broadcast", str(CEDAR)).taps("A note").says("Thank you.").taps("See it in Spanish")
    chat.taps("Own words for this language").says("Gracias.").taps("Send to 2 people")
    assert isinstance(chat.decided[0], e.NoticeSent) and chat.decided[0].words == {"en": "Thank you.", "es": "Gracias."}


def test_a_note_that_is_too_long_is_not_cut_silently() -> None:
    chat = Chat(planned()).opens("broadcast", str(CEDAR)).taps("A note").says("x" * 801)
    assert (chat.at, chat.decided) == (("broadcast", "write"), ())


def test_without_a_meeting_or_a_circle_the_next_step_is_shown() -> None:
    assert Chat(planned(the_cases=[cedar()])).opens("broadcast", str(CEDAR)).buttons == ["Set the meeting", "A note"]
    assert Chat(Practice()).opens("broadcast", str(CEDAR)).buttons == ["Invite somebody"]


def test_who_waits_for_approval_is_not_written_to() -> None:
    chat = Chat(planned()).opens("broadcast", str(CEDAR)).taps("A note").says("Hello").taps("Send to 2 people")
    assert sorted(chat.pushed()) == [ANA, BEN]


def test_answers_are_shown_and_only_the_silent_are_reminded() -> None:
    notice = Notice(7, CEDAR, "logistics", {}, NOW, {ANA: "talk"})
    chat = Chat(planned(the_notices=[notice])).opens("notice_status", "7")
    assert chat.screen.split("\n")[1:] == ["1 of 2 have answered", "Needs to talk: Ana", "No answer yet: Ben"]
    assert chat.buttons == ["Remind 1 person", "Ana"]
    assert list(chat.taps("Remind 1 person").pushed()) == [BEN]
    assert chat.taps("Remind 1 person").decided == ()


# --- the outcome -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("label", "outcome", "phase", "offered"),
    [
        ("A yes", "yes", "held", "Invite Sam"),
        ("A partial yes", "partly", "held", "Invite Sam"),
        ("Not today", "not_today", "held", None),
        ("A no", "no", "held", None),
        ("It was postponed", "postponed", "preparing", "Set a new day"),
        ("It was not held", "not_held", "preparing", "Set a new day"),
    ],
)
def test_an_outcome_is_noted_and_opens_the_next_step(label: str, outcome: str, phase: str, offered: str | None) -> None:
    chat = Chat(planned()).opens("outcome", str(CEDAR)).taps(label)
    assert chat.decided == ()
    chat.taps("Yes, note it")
    assert chat.decided == (e.OutcomeRecorded(CEDAR, outcome), e.PhaseReached(CEDAR, phase))
    assert chat.buttons == [*([offered] if offered else []), "Write to the circle"]


def test_a_loved_one_who_joined_is_not_shut_out_by_a_new_outcome() -> None:
    case = cedar(outcome="yes", phase="aftercare")
    chat = Chat(Practice(the_cases=[case], people=[person(LOVED, "Sam", role="loved_one")])).opens(
        "outcome", str(CEDAR)
    )
    assert chat.buttons == ["A yes", "A partial yes"]
    assert chat.taps("A partial yes").taps("Yes, note it").decided == (e.OutcomeRecorded(CEDAR, "partly"),)


# --- alerts ----------------------------------------------------------------------------------------------------------
def alert(number: int, level: str = "red", kind: str = "used_again") -> Alert:
    return Alert(number, CEDAR, kind, level, ANA, fact("person.name", ANA, "Ana"), NOW, None)


def test_an_alert_says_what_happened_and_is_read_once() -> None:
    chat = Chat(planned(the_alerts=[alert(7)])).opens("alert", "7")
    assert "Says that Sam has used again." in chat.screen
    assert chat.buttons == ["I have read this", "Ana", "Check-ins"]
    assert chat.taps("I have read this").decided == (e.AlertAcknowledged(7),)
    assert chat.buttons == ["Ana", "Check-ins"]


def test_the_list_of_alerts_leads_to_each() -> None:
    alerts = [alert(7), alert(8, "amber", "craving"), alert(9, "amber", "something new")]
    chat = Chat(planned(the_alerts=alerts)).opens("alert")
    assert "within a day · Ana · Strong craving in a check-in." in chat.screen
    assert "within a day · Ana · Something that needs your eyes." in chat.screen
    assert chat.taps("Ana").at == ("alert", "one")
    assert chat.taps("‹ Back").at == ("alert", "alerts")


# --- check-ins -------------------------------------------------------------------------------------------------------
def check_in(number: int, who: int, **answers: object) -> CheckIn:
    at = NOW + timedelta(days=number)
    seen = {question: fact(f"answer.{question}", who, value) for question, value in answers.items()}
    return CheckIn(number, CEDAR, who, "loved_one_checkin", at, at, seen)


def loved_one(**more: object) -> Practice:
    case = cedar(outcome="yes", phase="aftercare")
    return Practice(the_cases=[case], people=[person(LOVED, "Sam", role="loved_one")], **more)  # type: ignore[arg-type]


def test_check_ins_come_newest_first_with_their_direction() -> None:
    done = [check_in(3, LOVED, mood=6, used="no"), check_in(2, LOVED, mood=4), check_in(1, LOVED, mood=4)]
    chat = Chat(loved_one(the_check_ins=done, released=frozenset({("mood", None), ("used", None)})))
    chat.opens("seen_check_ins", f"{CEDAR}-{LOVED}")
    assert chat.screen.split("\n")[1:4] == ["2026-11-27 09:00 · 1 of 3", "Mood: 6, up from 4", "Use: no"]
    assert "Mood: 4, as before" in chat.taps("Older ›").screen
    assert "Mood: 4" in chat.taps("Older ›").screen.split("\n")
    assert chat.buttons == ["‹ Newer", "Sam"]


def test_a_loved_one_who_keeps_it_private_is_respected() -> None:
    done = [replace(check_in(1, LOVED), answers={})]
    chat = Chat(loved_one(the_check_ins=done, released=frozenset({("mood", ANA)}))).opens("seen_check_ins", str(CEDAR))
    assert "Sam has chosen to keep the answers private." in chat.taps("Sam").screen
    assert chat.buttons == ["Sam"]


def test_a_check_in_without_shared_answers_says_so() -> None:
    done = [replace(check_in(2, LOVED), finished_at=None), check_in(1, LOVED)]
    chat = Chat(loved_one(the_check_ins=done, released=frozenset({("mood", None)}))).opens(
        "seen_check_ins", f"{CEDAR}-{LOVED}"
    )
    assert "Not answered." in chat.screen
    assert "Nothing of this one is shared with you." in chat.taps("Older ›").screen
