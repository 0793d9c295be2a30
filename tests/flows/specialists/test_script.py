"""The script: who reads when and how long it takes, what is said, who answers what, and the file that is taken along."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import MOST, pieces
from bot.printed import printed
from flows import effects as e
from tests.family import Family
from tests.flows.specialists.test_reading_letters import writes
from tests.printed_words import words_on
from tests.talk import Phone

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def script(family: Family) -> Phone:
    return family.opens("script").sees("<b>The script</b> · Cedar")


def shares(family: Family, name: str, words: str = "I love you.", *, language: str = "en") -> Phone:
    """A member with a letter that is shared and approved."""
    phone = family.member(name, language=language)
    writes(phone, words)
    family.decides("Nora", e.LetterApproved(family.case_id, family.person(name)))
    return phone


# --- who reads -------------------------------------------------------------------------------------------------------
def test_each_letter_has_its_time_and_all_of_them_together(family: Family) -> None:
    shares(family, "Ana", "love " * 390)
    shares(family, "Ben", "love " * 130)
    nora = script(family).sees("2 letters · 4 minutes read aloud").sees("Reading: Ana, Ben")
    nora.taps("Who reads when").sees("1. Ana · 3 minutes\n2. Ben · 1 minute").taps("Ben").taps("Earlier")
    nora.sees("<b>▸ 1. Ben · 1 minute</b>\n2. Ana · 3 minutes")
    script(family).sees("Reading: Ben, Ana")


@pytest.mark.parametrize(
    ("words", "said"), [(3510, "about as long as anybody can listen"), (4290, "too long to listen")]
)
def test_too_long_to_listen_to_is_said(family: Family, words: int, said: str) -> None:
    ana = family.member("Ana")
    family.decides(
        "Ana", e.LetterPartWritten(family.case_id, "love", 901, "love " * words), e.LetterShared(family.case_id)
    )
    nora = script(family).sees(said).taps("Who reads when").sees("long · not approved yet")
    nora.taps("Ana").taps("Leave out").taps("Done").sees("Left out: Ana").sees("0 minutes read aloud")
    assert said not in script(family).screen and ana.has("Menu") is False


def test_a_letter_that_is_taken_back_while_the_script_holds_it_is_said_and_its_time_dropped(family: Family) -> None:
    ana = shares(family, "Ana", "love " * 390)
    shares(family, "Ben", "love " * 130)
    nora = script(family).taps("Who reads when").sees("1. Ana · 3 minutes")
    ana.commands("/letter").taps("Take it back").taps("Yes, take it back")
    nora.taps("Ben").sees("1. Ana · no letter that you may read: not counted")
    script(family).sees("1 letter · 1 minute read aloud").sees("Taken back or not shared yet, so not counted: Ana")
    family.opens("take_along").sees("Ana · letter not shared, or taken back")


# --- what is said ----------------------------------------------------------------------------------------------------
def test_what_is_said_has_a_proposal_that_can_be_changed_and_brought_back(family: Family) -> None:
    nora = script(family).taps("What is said").taps("Opening words").sees("Sam, thank you for staying.")
    nora.says("Sam, sit with us for a while.").sees("Kept.").sees("Sam, sit with us for a while.")
    nora.taps("All of them").taps("✓ Opening words").taps("Back to the proposal").sees("Sam, thank you for staying.")
    for label in ("The ask", "A yes", "A partial yes", "A no", "Walks out", "A threat to hurt", "Violence or a weapon"):
        script(family).taps("What is said")
        while not nora.has(label):
            nora.taps("More ›")
        nora.taps(label).sees("To change it, write it anew here.")


def test_an_answer_has_words_and_somebody_who_says_it(family: Family) -> None:
    ana, ben = family.member("Ana"), family.member("Ben", language="es")
    family.meets()
    nora = script(family).taps("Answers to reactions").sees("“I have no problem” · whoever is spoken to")
    nora.taps("“I have no problem”").sees("They may say: I don't have a problem.").sees(
        "whoever is spoken to: From where"
    )
    nora.taps("Who says it?").taps("Ana").sees("Ana: From where you stand").says("It does not feel like one to you.")
    nora.sees("Ana: It does not feel like one to you.").taps("Back to the proposal").sees("Ana: From where you stand")
    nora.taps("Who says it?").taps("Ben")
    family.opens("plan").taps("Show it to the circle").taps("Yes, show it")
    ben.opens("The meeting").taps("My part").sees("tú respondes: Desde tu lado, parece que exageramos.")
    ana.opens("The meeting").taps("My part")
    assert "From where you stand" not in ana.screen


# --- taking it along -------------------------------------------------------------------------------------------------
def test_only_what_is_shared_and_approved_is_taken_along_and_the_rest_is_named(family: Family) -> None:
    shares(family, "Ana", "You taught me to swim.")
    writes(family.member("Ben"), "This one is not approved.")
    family.member("Cleo")
    nora = (
        family.opens("take_along").sees("Ben · letter not approved yet").sees("Cleo · letter not shared, or taken back")
    )
    nora.taps("A plain text file").sees("Here it is.")
    text = nora.documents[-1].decode()
    assert "You taught me to swim." in text and "This one is not approved." not in text
    assert "Ben · letter not approved yet" in text and "Sam, thank you for staying." in text and "112" in text
    order = [
        "== The day ==",
        "== Opening words ==",
        "== 1. Ana ==",
        "== The ask ==",
        "== Answers to",
        "== What comes then",
    ]
    assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)


def test_boundary_pages_stand_in_it_once_they_are_approved(family: Family) -> None:
    family.member("Ana")
    fields = {"category": "money", "when": "you ask me for cash", "i_will": "say no", "day": "meeting", "scale": "8"}
    family.decides("Ana", e.BoundaryWritten(family.case_id, 700, fields, True))
    nora = script(family).sees("Boundary pages, only after a no: Ana").taps("Boundary pages")
    nora.sees("1. Ana · 1 boundary · 1 not approved yet")
    family.opens("take_along").sees("Ana · 1 boundary not approved yet").taps("A plain text file")
    assert "say no" not in nora.documents[-1].decode()
    family.opens("read_boundaries", f"{family.case_id}-{family.person('Ana')}").taps("Money")
    nora.taps("Approve it as it is")
    family.opens("take_along").taps("A plain text file")
    assert "== Boundary page: Ana ==" in nora.documents[-1].decode() and "say no" in nora.documents[-1].decode()


def test_as_messages_it_stays_on_the_phone_and_cannot_be_forwarded(family: Family) -> None:
    shares(family, "Ana", "You taught me to swim. " * 400)
    nora = family.opens("take_along")
    before = set(nora.messages)
    nora.taps("Messages here")
    new = [nora.messages[number] for number in sorted(set(nora.messages) - before)][:-1]
    assert len(new) >= 3 and all(len(message.text) <= MOST for message in new)
    assert all(message.number in nora.protected for message in new)
    assert sum(message.text.count("swim.") for message in new) == 400


def test_a_file_says_nothing_telling_and_only_the_one_to_print_can_be_saved(family: Family) -> None:
    sent = []
    nora = family.opens("take_along")
    receives = nora.receives
    nora.receives = lambda sending: (sent.append(sending), receives(sending))[1]  # type: ignore[method-assign]
    for label in ("A PDF to save and print", "A PDF only for this chat", "A plain text file"):
        nora.taps(label)
    files = [one.payload for one in sent if one.method == "sendDocument"]
    assert [one["document"]["name"] for one in files] == ["notes.pdf", "notes.pdf", "notes.txt"]
    assert [one.get("protect_content", False) for one in files] == [False, True, True]
    assert not any("caption" in one for one in files)
    told = nora.documents[0]
    assert told.startswith(b"%PDF-") and b"/Title (Notes)" in told
    assert not any(word in told for word in (b"Sam", b"Cedar", b"Nora", b"earthside", b"ntervention"))


def test_that_it_was_taken_along_is_in_the_audit_log(family: Family) -> None:
    shares(family, "Ana")
    family.opens("take_along").taps("A plain text file")
    what = [row.what for row in family.rows("audit")]
    assert "ScriptExported" in what and what.count("LetterRead") >= 1


def test_members_and_strangers_to_the_case_take_nothing_along(family: Family) -> None:
    ana = family.member("Ana")
    for flow in ("script", "take_along", "plan", "options", "checklist"):
        ana.forges(f">{flow}:{family.case_id}")
        assert family.at(ana)[0] == "menu"


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_reads_whole_in_every_language(language: str) -> None:
    family = Family(language)
    shares(family, "Ana", "Te quiero, Sam. ¿Te acuerdas del río? 😀", language=language)
    nora = family.opens("take_along").taps("A plain text file")
    text = nora.documents[-1].decode()
    assert {"en": "== The ask ==", "es": "== La pregunta =="}[language] in text
    assert "Te quiero, Sam. ¿Te acuerdas del río? 😀" in text and "{" not in text
    nora.taps("A PDF only for this chat")
    printed_words = words_on(nora.documents[-1])
    assert "Te quiero, Sam. ¿Te acuerdas del río? 😀" in printed_words
    assert {"en": "Answers to reactions", "es": "Respuestas a reacciones"}[language] in printed_words


# --- on paper --------------------------------------------------------------------------------------------------------
def test_paper_has_numbered_pages_embedded_fonts_and_no_word_of_anybody_in_a_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    lines = [("h1", "El día", False), ("text", "Señal: ¿qué?", False), ("h1", "1. Ana", True)]
    lines += [("own", "Querido Sam, te quiero 😀 ❤️ 👨‍👩‍👧 🙏🏽 \U000130a7. " * 12, False)] * 9
    made = printed(lines, "Notas", "es", NOW)
    assert made.count(b"/Type /Page\n") == int(re.search(rb"/Count (\d+)", made)[1]) >= 3  # type: ignore[index]
    assert len(re.findall(rb"/FontFile2", made)) >= 3 and b"DejaVuSerif" in made
    assert b"/Lang (es)" in made and b"/Author" not in made
    assert caplog.text == ""
    assert made == printed(lines, "Notas", "es", NOW)


def test_paper_has_the_size_that_the_country_prints_on(family: Family) -> None:
    nora = family.opens("take_along").taps("A PDF to save and print")
    assert b"/MediaBox [0 0 595.28 841.89]" in nora.documents[-1]
    assert b"/MediaBox [0 0 612.00 792.00]" in printed([("own", "words", False)], "Notes", "en", NOW, letter=True)


@settings(max_examples=8)
@given(
    st.lists(st.tuples(st.sampled_from(("h1", "h2", "text", "own")), st.text(max_size=200), st.booleans()), max_size=4)
)
def test_whatever_is_written_can_be_printed(lines: list[tuple[str, str, bool]]) -> None:
    assert printed([*lines, ("own", "x" * 3000, False)], "Notes", "en", NOW).startswith(b"%PDF-")


def test_messages_are_cut_at_spaces_and_nothing_is_lost() -> None:
    text = "one two three " * 1000 + "\n\n" + "short"
    cut = list(pieces(text))
    assert all(0 < len(piece) <= MOST for piece in cut)
    assert " ".join(" ".join(cut).split()) == " ".join(text.split())
