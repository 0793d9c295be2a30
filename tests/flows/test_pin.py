"""A PIN before the chat: asked for, counted, lifted by the specialist; and a second one that opens nothing but notes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows.registry import COMMANDS, FLOWS
from storage import chat_traces, tables
from storage.audit_shown import shown
from tests.family import Family
from tests.talk import Phone

PIN, SECOND = "48151", "162342"
ASKED = "Please enter your PIN."


def sets(phone: Phone, digits: str = PIN, *, second: bool = False) -> Phone:
    phone.commands("/settings").taps("Privacy and my data").taps("A PIN for this chat")
    return phone.taps("Set a second PIN" if second else "Set a PIN").says(digits).says(digits)


@pytest.fixture
def ana(family: Family) -> Phone:
    phone = family.member("Ana")
    phone.commands("/letter").taps("Begin").says("You taught me to swim.")
    return sets(phone)


def locked(family: Family, phone: Phone) -> Phone:
    family.talk.tidies = True
    family.time_passes(minutes=21)
    return phone


def texts(phone: Phone) -> list[str]:
    return [message.text for message in phone.messages.values()]


# --- the PIN ---------------------------------------------------------------------------------------------------------
def test_what_is_typed_as_a_pin_leaves_the_chat_at_once_and_is_kept_nowhere(family: Family, ana: Phone) -> None:
    ana.sees("Your PIN is set.")
    assert not {ana.said[-1], ana.said[-2]} & set(standing(family, ana))
    with family.talk.transaction() as uow:
        assert "PinSet" in {line.what for line in shown(uow, None, None, 99)}
    for table in tables.metadata.sorted_tables:
        assert PIN not in str(family.rows(table.name.rstrip("_")))


def test_after_a_while_the_chat_is_empty_and_the_pin_opens_the_very_place(family: Family, ana: Phone) -> None:
    ana.commands("/letter")
    at = family.at(ana)
    locked(family, ana)
    assert texts(ana) == ["Ready when you are."]
    assert ana.taps("Open").screen == ASKED
    ana.says(PIN).sees("Welcome back.")
    assert family.at(ana) == at


def test_hide_locks_at_once(family: Family, ana: Phone) -> None:
    assert ana.taps("Hide").screen == "All clear."
    ana.taps("Go on").sees(ASKED)


def test_hide_under_an_old_message_empties_a_locked_chat_and_says_nothing(family: Family, ana: Phone) -> None:
    locked(family, ana).taps("Open")
    ana.forges(".~")
    assert texts(ana) == [ASKED]


def test_nothing_else_answers_while_it_is_locked(family: Family) -> None:
    ana = sets(family.member("Ana", "es"))
    family.member("Ben")
    locked(family, ana)
    before = len(ana.heard)
    for command in COMMANDS:
        if command != "sos":
            ana.commands(f"/{command}")
    for flow in FLOWS:
        ana.forges(f">{flow}").forges(f">{flow}:{family.case_id}")
    for key in ("^", "<", "~", "@", "pin", "right", "yes"):
        ana.forges(f"{serial(family, ana)}.{key}")
    ana.says("What does it say about Sam?").shares("photo").edits(0, "something else")
    said = " ".join(ana.heard[before:])
    assert not [word for word in ("Sam", "Nora", "Ana", "letter", "carta") if word in said]
    assert ana.has("I forgot it")
    ana.says(PIN).sees("Welcome back.")


def test_the_emergency_numbers_come_and_a_cry_for_help_is_told(family: Family, ana: Phone) -> None:
    locked(family, ana)
    ana.commands("/sos").sees("112")
    ana.says("He overdosed and is not breathing, help").sees("112").sees(ASKED)
    assert "Nora" not in ana.screen and "specialist" not in ana.screen
    assert [row.kind for row in family.rows("alert")] == ["overdose"]


def test_news_that_come_while_it_is_locked_say_nothing_and_lead_to_the_question(family: Family, ana: Phone) -> None:
    locked(family, ana)
    family.meets()
    family.time_passes(hours=20)
    assert set(ana.pushed[-1:]) == {"There is a new note for you."}
    newest = max(message.number for message in ana.messages.values() if message.pushed)
    assert [button["text"] for button in ana.messages[newest].buttons] == ["Open"]
    ana.taps("Open").sees(ASKED)


def test_wrong_tries_are_counted_and_the_pauses_grow(family: Family, ana: Phone) -> None:
    locked(family, ana).taps("Open")
    for left in (4, 3, 2, 1):
        word = "try is" if left == 1 else "tries are"
        ana.says("99999").sees(f"{left} {word} left")
    ana.says("99999").sees("In 1 minute")
    assert "left" not in ana.screen
    ana.says(PIN).sees("Too many wrong tries")
    family.talk.now += minutes(1.1)
    ana.says("99998").sees("In 5 minutes")
    family.talk.now += minutes(4)
    ana.says(PIN).sees("Too many wrong tries")
    family.talk.now += minutes(1.1)
    ana.says(PIN).sees("Welcome back.")
    assert family.rows("lock")[0].missed == 0


def test_a_long_pause_is_told_in_hours(family: Family, ana: Phone) -> None:
    locked(family, ana).taps("Open")
    for _ in range(9):
        ana.says("99999")
        family.talk.now += minutes(61)
    ana.taps("I forgot it").taps("Back to the PIN").sees("In 3 hours")


def test_who_forgot_it_gets_in_through_the_specialist_who_talks_with_them_first(family: Family, ana: Phone) -> None:
    nora = family.specialist
    locked(family, ana).taps("Open").taps("I forgot it").taps("Yes, ask them").sees("As soon as they have talked")
    ana.taps("I forgot it").taps("Yes, ask them")
    assert nora.pushed.count("There is a new note for you.") >= 1 and len(family.rows("lock")) == 1
    family.opens("unlock", f"{family.case_id}-{family.person('Ana')}").sees("Call them")
    nora.taps("I talked with them").sees("They can get in again")
    assert family.rows("lock") == []
    ana.commands("/menu").sees("Your menu")


def test_a_pin_is_no_specialists_of_another_case_to_take_away(family: Family, ana: Phone) -> None:
    ben = family.member("Ben")
    ben.forges(f">unlock:{family.case_id}-{family.person('Ana')}")
    assert len(family.rows("lock")) == 1 and "PIN" not in ben.screen


@pytest.mark.parametrize("bad", ["123", "12345678901234", "abcd", "12a4"])
def test_what_is_no_pin_is_asked_for_again(family: Family, bad: str) -> None:
    ana = family.member("Ana")
    ana.commands("/settings").taps("Privacy and my data").taps("A PIN for this chat").taps("Set a PIN")
    ana.says(bad).sees("4 to 12 digits").says("1111").sees("tried first").says("4567").sees("tried first")
    ana.says(PIN).says("48152").sees("These two were not the same")
    assert family.rows("lock") == []


# --- the second one --------------------------------------------------------------------------------------------------
@pytest.fixture
def decoyed(family: Family, ana: Phone) -> Phone:
    sets(ana, SECOND, second=True).sees("Your second PIN is set.")
    return locked(family, ana).taps("Open").says(SECOND)


def test_the_second_pin_opens_notes_and_a_chat_with_nothing_else_in_it(family: Family, decoyed: Phone) -> None:
    assert len(decoyed.messages) == 1 and decoyed.screen.startswith("<b>Your notes</b>")
    decoyed.says("Milk, bread").sees("• Milk, bread")
    decoyed.taps("Delete the last one").sees("Nothing here yet")


def test_nothing_in_it_betrays_that_there_is_more(family: Family, decoyed: Phone) -> None:
    before = len(decoyed.heard)
    for command in COMMANDS:
        decoyed.commands(f"/{command}")
    for flow in FLOWS:
        decoyed.forges(f">{flow}:{family.case_id}").forges(f"{serial(family, decoyed)}.{flow}")
    decoyed.says("Call the dentist").shares("photo").edits(-1, "Call him")
    family.meets()
    family.time_passes(hours=1)
    said = " ".join(decoyed.heard[before:])
    words = ("PIN", "Sam", "Nora", "specialist", "circle", "letter", "case", "menu", "locked", "hidden")
    assert not [word for word in words if word in said]
    assert {button["text"] for message in decoyed.messages.values() for button in message.buttons} <= {
        "Open", "Show my notes", "Delete the last one", "Delete all"
    }  # fmt: skip


def test_a_cry_for_help_among_the_notes_is_answered_and_told_without_a_word_of_that(
    family: Family, decoyed: Phone
) -> None:
    decoyed.says("I want to kill myself tonight").sees("024")
    assert [row.kind for row in family.rows("alert")] == ["suicide"]
    assert "specialist" not in decoyed.screen and "Nora" not in decoyed.screen


def test_the_first_pin_written_like_a_note_leads_back(family: Family, decoyed: Phone) -> None:
    decoyed.says("Milk").says(PIN).sees("Welcome back.")
    assert decoyed.commands("/letter").sees("Love")


def test_the_second_pin_gives_no_more_tries_at_the_first(family: Family, decoyed: Phone) -> None:
    for _ in range(5):
        decoyed.says("77777").sees("Noted.")
    family.talk.tidies = True
    family.time_passes(minutes=21)
    assert family.rows("lock")[0].missed == 5
    decoyed.taps("Open").says(SECOND).sees("Your notes")
    decoyed.says("88888").says("88889")
    assert family.rows("lock")[0].missed >= 6


def test_both_pins_must_differ(family: Family, ana: Phone) -> None:
    sets(ana, PIN, second=True)
    assert family.rows("lock")[0].decoy is None


def test_the_pin_goes_with_the_person_and_is_in_no_export(family: Family, ana: Phone) -> None:
    ana.commands("/mydata").taps("Yes, send the files")
    assert b"salt" not in ana.documents[-1] and PIN.encode() not in ana.documents[-1]
    ana.commands("/forget").taps("Yes, go on").taps("Erase it now")
    assert family.rows("lock") == []


def standing(family: Family, phone: Phone) -> list[int]:
    """What stands in the chat, of both sides."""
    with family.talk.transaction() as uow:
        return chat_traces.deletable(uow, phone.chat)


def serial(family: Family, phone: Phone) -> int:
    return int(next(row for row in family.rows("person") if row.chat == phone.chat).serial)


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)
