"""Messages to the circle: looked at in each language, sent once, and answered live."""

from __future__ import annotations

from datetime import UTC, datetime

from content.notices import logistics
from tests.family import Family
from tests.talk import Phone

MEETING = datetime(2026, 12, 5, 14, 30, tzinfo=UTC)


def planned(family: Family) -> tuple[Phone, Phone]:
    """Ana reads Spanish, Ben English; Eva is not in yet. The meeting is set."""
    people = family.member("Ana", "es"), family.member("Ben")
    family.arrives("Eva")
    family.opens("plan_meeting").says("5 Dec 2026 15:30").taps("Yes, that is it").says("Oak Street 5")
    return people


def test_the_day_and_the_place_go_out_in_each_language(family: Family) -> None:
    ana, ben = planned(family)
    nora = family.specialist.commands("/broadcast").taps("Cedar").taps("The day and the place").taps("Nothing to add")
    english, spanish = (logistics(code, MEETING, "Europe/Madrid", "Oak Street 5") for code in ("en", "es"))
    assert english in nora.screen and "There is a new note for you." in nora.screen
    nora.sees("1 person reads this in English:").taps("See it in Spanish")
    assert spanish in nora.screen and "“Hay una nota nueva para ti.”" in nora.screen
    nora.taps("Send to 2 people").taps("Yes, send it now").sees("on its way to 2 people")
    assert ana.pushed[-1].startswith("Hay una nota nueva para ti.")
    assert ana.pushed[-1].endswith(spanish) and ben.pushed[-1].endswith(english)
    assert [row.kind for row in family.rows("notice")] == ["logistics"]


def test_logistics_are_written_the_way_each_language_does() -> None:
    assert logistics("en", MEETING, "Europe/Madrid", "Home").split("\n")[0].replace("\u202f", " ") == (
        "We meet on Saturday, December 5, 2026, at 3:30 PM (Madrid time)."
    )
    assert logistics("es", MEETING, "Europe/Madrid", "{x}").split("\n")[:2] == [
        "Nos vemos el sábado, 5 de diciembre de 2026, a las 15:30 (hora de Madrid).",
        "Lugar: {x}",
    ]


def test_a_message_is_sent_once(family: Family) -> None:
    planned(family)
    nora = (
        family.opens("broadcast")
        .taps("A note")
        .says("Thank you all.")
        .taps("Send to 2 people")
        .taps("Yes, send it now")
    )
    nora.taps("‹ Back").taps("Yes, send it now").sees("This message has been sent already.")
    assert len(family.rows("notice")) == 1
    nora.taps("‹ Back").taps("‹ Back").taps("Change the words").says("And good night.").taps("Send to 2 people").taps(
        "Yes, send it now"
    )
    assert len(family.rows("notice")) == 2


def test_a_note_can_have_its_own_words_in_a_language(family: Family) -> None:
    ana, ben = planned(family)
    nora = family.opens("broadcast").taps("A note").says("Thank you.").taps("See it in Spanish")
    nora.taps("Own words for this language").says("Gracias.").taps("Send to 2 people").taps("Yes, send it now")
    assert (ana.pushed[-1].endswith("Gracias."), ben.pushed[-1].endswith("Thank you.")) == (True, True)


def test_a_note_that_is_too_long_is_not_cut_silently(family: Family) -> None:
    planned(family)
    nora = family.opens("broadcast").taps("A note").says("x" * 801).sees("That is long for one message")
    assert family.at(nora) == ("broadcast", "write")


def test_without_a_circle_or_a_meeting_the_next_step_is_shown(family: Family) -> None:
    assert family.opens("broadcast").buttons[0] == "Invite somebody"
    family.member("Ana")
    assert family.opens("broadcast").buttons[:2] == ["Set the meeting", "A note"]


def test_who_waits_for_approval_is_not_written_to(family: Family) -> None:
    planned(family)
    eva = next(phone for phone in family.talk.phones.values() if phone.name == "Eva")
    family.opens("broadcast").taps("A note").says("MARKER").taps("Send to 2 people").taps("Yes, send it now")
    assert not [text for text in eva.heard if "MARKER" in text]


def test_answers_come_in_live_and_only_the_silent_are_reminded(family: Family) -> None:
    ana, ben = planned(family)
    nora = (
        family.opens("broadcast")
        .taps("The day and the place")
        .taps("Nothing to add")
        .taps("Send to")
        .taps("Yes, send it now")
    )
    nora.taps("See the answers").sees("0 of 2 have answered").sees("No answer yet: Ana, Ben")
    ana.taps("Open and answer").taps("I need to talk first")
    nora.sees("1 of 2 have answered").sees("Needs to talk: Ana").sees("No answer yet: Ben")
    assert nora.buttons[:2] == ["Remind 1 person", "Ana"]
    before = len(ana.pushed), len(ben.pushed)
    nora.taps("Remind 1 person").sees("on its way to 1 person").taps("Remind 1 person").sees("just reminded them")
    assert (len(ana.pushed), len(ben.pushed)) == (before[0], before[1] + 1)


def test_a_meeting_that_moved_while_a_message_was_written_is_not_sent(family: Family) -> None:
    _, ben = planned(family)
    nora = family.opens("broadcast").taps("The day and the place").taps("Nothing to add")
    heard = len(ben.heard)
    family.time_passes(days=13)
    nora.taps("Send to 2 people").sees("nothing was sent")
    assert not [text for text in ben.heard[heard:] if "Oak Street 5" in text]
