"""Opening a case, inviting, letting in, and what nobody may open."""

from __future__ import annotations

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

from flows import effects as e
from flows.model import Frame, Place
from flows.specialists import FLOWS
from flows.specialists.menu import specialist_menu
from flows.specialists.open_case import looks_like_a_name
from flows.view import Alert, Entry, Letter


def circle(**more: object) -> Practice:
    ana = person(ANA, "Ana", language="es", letter_shared=True, letter_unread=True, modules_passed=2, rsvp="yes")
    return Practice(people=[ana, person(BEN, "Ben"), person(EVA, "Eva", state="waiting")], **more)  # type: ignore[arg-type]


def alert(number: int, level: str = "red", kind: str = "used_again") -> Alert:
    return Alert(number, CEDAR, kind, level, ANA, fact("person.name", ANA, "Ana"), NOW, None)


# --- joining ---------------------------------------------------------------------------------------------------------
def test_a_specialist_joins() -> None:
    chat = Chat(Practice(the_cases=[]), Place((Frame("join_specialist", "language", {"code": "x"}),)))
    assert chat.taps("English").decided == (e.LanguageChosen("en"),)
    chat.taps("Go on").taps("I agree")
    assert chat.decided == (e.ConsentGiven("specialist_duties", 1), e.ConsentGiven("privacy", 1))
    assert chat.says("Nora, specialist").decided == (e.NameGiven("Nora, specialist"),)
    chat.taps("Spain").taps("Madrid · 10:00")
    assert chat.decided == (e.CountryChosen("ES"), e.ZoneChosen("Europe/Madrid"))
    assert chat.at == ("menu", "menu")


def test_a_country_with_one_clock_asks_nothing_more_and_a_city_can_be_typed() -> None:
    start = Place((Frame("join_specialist", "country", {"name": "Nora"}),))
    assert Chat(place=start).taps("United Kingdom").decided == (e.CountryChosen("GB"), e.ZoneChosen("Europe/London"))
    chat = Chat(place=start).taps("Another country").says("nowhere at all")
    assert chat.at == ("join_specialist", "zone") and chat.decided == ()
    assert chat.says("Bogotá").decided == (e.CountryChosen(""), e.ZoneChosen("America/Bogota"))


def test_nobody_opens_the_join_flow_by_a_forged_tap() -> None:
    assert Chat().opens("join_specialist", "code").at == ("menu", "menu")


# --- cases -----------------------------------------------------------------------------------------------------------
def test_a_case_is_opened_once() -> None:
    chat = Chat().opens("open_case")
    assert "Cedar" not in chat.buttons
    chat.taps("Harbour").says("Sam").taps("Johnson")
    assert "Until the meeting, Sam is not told." in chat.screen
    chat.taps("Work with this").taps("Spain").taps("Madrid · 10:00")
    case = chat.decided[0]
    assert isinstance(case, e.CaseOpened)
    assert (case.code_name, case.called, case.approach, case.country, case.zone) == (
        "Harbour", "Sam", "johnson", "ES", "Europe/Madrid",
    )  # fmt: skip
    assert chat.buttons == ["Invite somebody", "Open the case"]
    chat.taps("‹ Back").taps("Madrid · 10:00")
    assert (chat.at, chat.decided) == (("open_case", "done"), ())


def test_a_full_name_gets_a_kind_warning() -> None:
    chat = Chat().opens("open_case").says("Ana García")
    assert chat.at == ("open_case", "like_a_name")
    assert chat.taps("Choose another name").says("Oak").at == ("open_case", "called")
    assert Chat().opens("open_case").says("Ana García").taps("Keep it").at == ("open_case", "called")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ana García", True), ("José de la Vega", True), ("Mary-Ann Smith", True), ("Cedar", False), ("a harbour", False),
     ("Case 7", False), ("", False)],
)  # fmt: skip
def test_what_looks_like_a_full_name(text: str, expected: bool) -> None:
    assert looks_like_a_name(text) is expected


def test_the_console_says_in_a_word_what_waits() -> None:
    chat = Chat(circle(the_alerts=[alert(7)])).commands("console")
    assert "Cedar · preparing · needs you now · 1 alert · 1 to let in · 1 letter to read" in chat.screen
    assert chat.buttons == ["Cedar", "Open a new case"]
    assert "calm" in Chat().commands("console").screen


def test_many_cases_come_in_pages() -> None:
    cases = [cedar(id=n, code_name=fact("case.code_name", ME, f"Oak {n}", n)) for n in range(1, 7)]
    chat = Chat(Practice(the_cases=cases)).commands("console")
    assert chat.buttons == ["Oak 1", "Oak 2", "Oak 3", "Oak 4", "More ›", "Open a new case"]
    assert chat.taps("More ›").buttons == ["Oak 5", "Oak 6", "To the start ›", "Open a new case"]
    assert chat.taps("To the start ›").taps("Oak 2").at == ("case", "case")


def test_the_menu_puts_alerts_first() -> None:
    chosen = [one.id for one in specialist_menu(circle(the_alerts=[alert(7)]))]  # type: ignore[arg-type]
    assert chosen == ["alerts", "console", "broadcast", "open_case"]


def test_the_case_leads_everywhere() -> None:
    chat = Chat(circle(the_alerts=[alert(7)])).opens("case", str(CEDAR))
    ways = {
        "Read 1 alert": "alert", "The circle": "roster", "Invite": "invite", "The meeting": "plan_meeting",
        "Write to the circle": "broadcast",
    }  # fmt: skip
    for label, flow in ways.items():
        assert chat.taps(label).at[0] == flow
        assert chat.taps("‹ Back").at == ("case", "case")
    chat.taps("More ›")
    for label, flow in {
        "How the meeting went": "outcome",
        "Check-ins": "seen_check_ins",
        "All alerts": "alert",
    }.items():
        assert chat.taps(label).at[0] == flow
        assert chat.taps("‹ Back").at == ("case", "more")


FORGED = ("", "x", "-1", "10-", "-3", "10-77", "99-3", "99", "10-1", "9" * 40, "case-99", "٣")


@pytest.mark.parametrize("argument", FORGED)
@pytest.mark.parametrize("flow", [flow.name for flow in FLOWS if flow.name not in ("console", "open_case")])
def test_a_forged_argument_opens_nothing_that_is_not_mine(flow: str, argument: str) -> None:
    chat = Chat(circle()).opens(flow, argument)
    everything = argument == "" and flow in ("alert", "broadcast")
    assert chat.at[0] == (flow if everything else "menu")


def test_somebody_who_is_no_specialist_opens_nothing() -> None:
    practice = circle()
    practice.me = type(practice.me)(ANA, "en")
    practice.standing = lambda case: None  # type: ignore[method-assign]
    for flow in FLOWS:
        for argument in ("", str(CEDAR), f"{CEDAR}-{ANA}", "7"):
            assert Chat(practice).opens(flow.name, argument).at == ("menu", "menu")


# --- inviting --------------------------------------------------------------------------------------------------------
def test_an_invitation_is_a_link_for_one_week() -> None:
    chat = Chat().opens("invite", str(CEDAR)).taps("Somebody for the circle").says("Ana")
    (made,) = chat.decided
    assert isinstance(made, e.InvitationMade)
    assert (made.case, made.role, made.name, made.expires) == (CEDAR, "member", "Ana", NOW + timedelta(days=7))
    assert f"t.me/bot?start={made.code}" in chat.screen
    chat.taps("Done").taps("Open invitations (1)").taps("Ana").taps("Yes, take it back")
    assert chat.decided == (e.InvitationRevoked(made.invitation),)
    assert "No invitation is open right now." in chat.screen


@pytest.mark.parametrize("outcome", [None, "no", "not_today", "postponed", "not_held"])
def test_the_loved_one_is_not_invited_too_early(outcome: str | None) -> None:
    chat = Chat(Practice(the_cases=[cedar(outcome=outcome)])).opens("invite", str(CEDAR)).taps("Sam")
    assert (chat.at, chat.decided) == (("invite", "too_early"), ())
    assert "It is too early to invite Sam." in chat.screen
    assert chat.taps("Note how the meeting went").at == ("outcome", "how")


@pytest.mark.parametrize("outcome", ["yes", "partly"])
def test_after_a_yes_the_loved_one_is_invited_and_aftercare_begins(outcome: str) -> None:
    chat = Chat(Practice(the_cases=[cedar(outcome=outcome, phase="held")])).opens("invite", str(CEDAR)).taps("Sam")
    made, phase = chat.decided
    assert isinstance(made, e.InvitationMade) and (made.role, made.name) == ("loved_one", "")
    assert phase == e.PhaseReached(CEDAR, "aftercare")
    there = Practice(the_cases=[cedar(outcome=outcome)], people=[person(LOVED, "Sam", role="loved_one")])
    assert Chat(there).opens("invite", str(CEDAR)).taps("Sam").at == ("invite", "there")


# --- people ----------------------------------------------------------------------------------------------------------
def test_the_roster_says_one_line_each() -> None:
    chat = Chat(circle(the_cases=[cedar(meeting_at=MEETING, meeting_place=fact("meeting.place", ME, "Home"))]))
    chat.opens("roster", str(CEDAR))
    assert chat.screen.split("\n") == [
        "<b>The circle of Cedar</b>",
        "Eva · waits for your yes",
        "Ana · friend · 2 lessons · letter shared · will be there · not seen yet",
        "Ben · friend · 0 lessons · no letter yet · no answer yet · not seen yet",
    ]
    assert chat.buttons == ["Eva", "Ana", "Ben", "Invite somebody"]


def test_letting_in_tells_the_member_once() -> None:
    chat = Chat(circle()).opens("member", f"{CEDAR}-{EVA}")
    chat.taps("Yes, let them in")
    assert chat.decided[0] == e.JoinApproved(CEDAR, EVA)
    assert list(chat.pushed()) == [EVA]
    assert any(isinstance(effect, e.Promise) for effect in chat.decided)
    assert "Yes, let them in" not in chat.buttons


def test_refusing_asks_first_and_is_told_kindly() -> None:
    chat = Chat(circle()).opens("member", f"{CEDAR}-{EVA}").taps("No, refuse")
    assert chat.decided == ()
    chat.taps("Yes, refuse")
    assert chat.decided[0] == e.JoinRefused(CEDAR, EVA)
    assert "Cedar" not in chat.pushed()[EVA] and "Sam" not in chat.pushed()[EVA]


def test_letting_a_member_go_asks_first() -> None:
    chat = Chat(circle()).opens("member", f"{CEDAR}-{BEN}").taps("Let them go").taps("No, they stay")
    assert chat.decided == ()
    assert chat.taps("Let them go").taps("Yes, let them go").decided[0] == e.JoinRefused(CEDAR, BEN)


def test_one_nudge_a_visit() -> None:
    chat = Chat(circle()).opens("member", f"{CEDAR}-{BEN}").taps("Send a kind nudge")
    assert chat.pushed()[BEN].startswith("A small hello.")
    assert chat.taps("Send a kind nudge").decided == ()


# --- letters ---------------------------------------------------------------------------------------------------------
def letter(*texts: str) -> Letter:
    entries = tuple(
        Entry(n, CEDAR, "love" if n == 0 else "memory", fact("letter.words", ANA, text, shared=True), n)
        for n, text in enumerate(texts)
    )
    return Letter(ANA, CEDAR, entries, True)


def test_opening_a_letter_is_noted_down() -> None:
    chat = Chat(circle(letters={ANA: letter("I love you.", "You taught me to swim.")}))
    chat.opens("member", f"{CEDAR}-{ANA}").taps("Read the letter")
    assert chat.decided == () and "I love you." not in chat.screen
    assert chat.taps("Open it").decided == (e.LetterRead(CEDAR, ANA),)
    assert chat.screen == "<b>Love</b>\nI love you.\n<b>A good memory</b>\nYou taught me to swim."


def test_a_long_letter_loses_no_word() -> None:
    texts = ("a" * 1000, "b" * 4096, "c" * 10)
    chat = Chat(circle(letters={ANA: letter(*texts)})).opens("read_letter", f"{CEDAR}-{ANA}").taps("Open it")
    read = chat.screen
    while "Read on ›" in chat.buttons:
        read += "\n" + chat.taps("Read on ›").screen
    assert [read.count("a" * 1000), sum(line.count("b") for line in read.split("\n") if set(line) == {"b"})] == [
        1,
        4096,
    ]
    assert "c" * 10 in read


def test_an_unshared_letter_does_not_open_and_one_taken_back_closes() -> None:
    assert Chat(circle()).opens("read_letter", f"{CEDAR}-{BEN}").at == ("menu", "menu")
    practice = circle(letters={ANA: letter("I love you.")})
    chat = Chat(practice).opens("read_letter", f"{CEDAR}-{ANA}").taps("Open it")
    practice.people = [person(ANA, "Ana")]
    assert "I love you." not in chat.screen and "no longer shared" in chat.screen
