"""A specialist's own record: entries, documents, reminders, requirements, declarations, what families see, the file."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from tests.family import Family
from tests.talk import Phone

PDF = b"%PDF-1.4\nCertified: MkSecret"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def course(family: Family, hours: str = "6", day: str = "5 Mar 2026", title: str = "Motivational days") -> Phone:
    nora = family.specialist.forges(">record_entries")
    nora.taps("Course").taps("Add one").says(title).says(day).says(hours)
    return nora.taps("motivational interviewing").says("Open College").taps("Yes, keep it")


def licence(family: Family, until: str = "1 Mar 2027") -> Phone:
    nora = family.specialist.forges(">record_entries").taps("Licence").taps("Add one").says("Family counselling")
    nora.says("State board").says("A-77").says(until)
    return nora.taps("Yes, keep it")


def test_an_entry_is_asked_for_field_by_field_shown_and_kept_sealed(family: Family) -> None:
    nora = (
        course(family).sees("Title of the course: Motivational days").sees("Hours: 6").sees("motivational interviewing")
    )
    nora.sees("Thursday, March 5, 2026")
    (row,) = family.rows("record_entry")
    assert b"Motivational" not in row.fields


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("soon", "I could not read a day in that"),
        ("5 Mar 2031", "That day has not come yet"),
        ("5 Mar 1890", "That is very long ago"),
        ("31 Feb 2026", "I could not read a day in that"),
    ],
)
def test_a_day_that_cannot_be_is_asked_for_again_and_nothing_is_lost(family: Family, words: str, answer: str) -> None:
    nora = family.specialist.forges(">record_entries").taps("Course").taps("Add one")
    nora.says("Motivational days").says(words).sees(answer)
    nora.says("5 Mar 2026").says("6").taps("motivational interviewing").says("Open College").sees("Motivational days")


@pytest.mark.parametrize("words", ["six", "-3", "0", "1,5,2", "99999", "NaN"])
def test_hours_that_are_no_number_are_asked_for_again(family: Family, words: str) -> None:
    nora = family.specialist.forges(">record_entries")
    nora.taps("Course").taps("Add one").says("Days").says("5 Mar 2026").says(words)
    assert family.at(nora) == ("record_entries", "field")
    nora.sees("hours").says("1,5").taps("More ›").taps("crisis").says("Open College").sees("Hours: 1.5")


def test_a_single_field_is_changed_where_it_stands(family: Family) -> None:
    course(family).taps("Change something").taps("Hours").says("7.5").sees("Changed.").sees("Hours: 7.5")


def test_an_entry_is_removed_with_its_documents(family: Family) -> None:
    licence(family).taps("Add a document").uploads(PDF, "licence.pdf").taps("Remove it").taps("Yes, remove it")
    assert family.rows("record_entry") == [] and family.rows("record_document") == []
    assert [row for row in family.rows("due") if row.kind == "record_ends"] == []


# --- documents -------------------------------------------------------------------------------------------------------
def test_a_document_is_fetched_sealed_given_back_and_removed(family: Family) -> None:
    nora = licence(family).taps("Add a document").uploads(PDF, "licence.pdf").sees("1 document")
    (row,) = family.rows("record_document")
    assert row.size == len(PDF) and row.waiting is None and b"MkSecret" not in row.content
    nora.taps("Its documents").sees("PDF").taps("Document 1").taps("Send it to me")
    assert nora.documents == [PDF]
    nora.taps("Remove it").taps("Yes, remove it").sees("No copy is kept here")
    assert family.rows("record_document") == []


def test_a_photo_will_do(family: Family) -> None:
    nora = licence(family).taps("Add a document").uploads(PNG, kind="photo")
    nora.taps("Its documents").sees("picture")


@pytest.mark.parametrize(
    ("content", "name", "size", "answer"),
    [
        (b"PK\x03\x04", "licence.docx", None, "I can keep photos and PDFs here, nothing else"),
        (PDF, "licence.pdf", 7_300_000, "That file has 7.3 MB"),
    ],
)
def test_a_file_that_is_unfit_or_too_large_is_refused_before_it_is_fetched(
    family: Family, content: bytes, name: str, size: int | None, answer: str
) -> None:
    nora = licence(family).taps("Add a document").uploads(content, name, size=size).sees(answer)
    assert family.rows("record_document") == [] and family.at(nora) == ("record_entries", "send")


def test_a_file_that_is_not_what_it_says_is_not_kept_and_its_owner_is_told(family: Family) -> None:
    nora = licence(family).taps("Add a document").uploads(b"MZ not a document", "licence.pdf")
    assert family.rows("record_document") == []
    nora.taps("Send it again").taps("Add a document").uploads(PDF, "licence.pdf").sees("1 document")


def test_a_file_that_telegram_lost_is_asked_for_again(family: Family) -> None:
    nora = licence(family).taps("Add a document")
    family.talk.gives_out = lambda file: type(family.talk).gives_out(family.talk, "gone")  # type: ignore[method-assign]
    nora.uploads(PDF, "licence.pdf").taps("Send it again").sees("No document yet")


def test_anything_else_that_is_sent_is_answered_kindly(family: Family) -> None:
    nora = licence(family).taps("Add a document").shares("voice").sees("I can keep photos and PDFs here")
    nora.says("here it is").sees("I need the document itself here")


# --- what ends -------------------------------------------------------------------------------------------------------
def test_what_ends_is_told_90_30_and_7_days_before_and_on_the_day(family: Family) -> None:
    nora = licence(family, "1 Mar 2027")
    before = len(nora.pushed)
    for days, told in ((7, 0), (1, 1), (60, 2), (23, 3), (7, 4), (30, 4)):
        family.time_passes(days=days)
        assert len(nora.pushed) - before == told
    nora.taps("See it").sees("It has ended")


def test_a_renewed_licence_is_not_reminded_of_its_old_day(family: Family) -> None:
    nora = licence(family, "1 Mar 2027").taps("Change something").taps("Good until").says("1 Mar 2030")
    family.time_passes(days=120)
    assert [text for text in nora.pushed if "ends" in text] == []


def test_one_that_has_ended_is_kept_and_said_so(family: Family) -> None:
    nora = licence(family, "1 Mar 2024").sees("It has ended. Families do not see it any more.")
    assert len(family.rows("record_entry")) == 1 and nora.has("Change something")


# --- what is asked for -----------------------------------------------------------------------------------------------
def test_what_is_missing_is_counted_and_every_number_can_be_changed(family: Family) -> None:
    course(family, hours="10.5")
    nora = family.specialist.forges(">requirements").sees("The numbers are an example")
    while not nora.has("Training: motivational talks"):
        nora.taps("More ›")
    nora.sees("10.5 of 12. 1.5 missing").taps("Training: motivational talks").says("ten").sees("I need a whole number")
    nora.says("10").sees("Changed, for you alone")
    while not nora.has("Training: motivational talks"):
        nora.taps("More ›")
    nora.sees("10.5 of 10. Met.").taps("Training: motivational talks").taps("Back to the example")
    assert family.rows("record_choice") == []


def test_declarations_are_dated_and_asked_for_again_in_a_year(family: Family) -> None:
    nora = (
        family.specialist.forges(">declarations").taps("No referral fees").sees("I take no fee").taps("I declare this")
    )
    nora.sees("accepted: Monday, November 23, 2026")
    family.time_passes(days=366)
    nora.taps("See it").sees("Please look at it again")


# --- what families see -----------------------------------------------------------------------------------------------
def shows(family: Family, label: str) -> Phone:
    return family.specialist.forges(">profile").taps("Choose entries").taps(label)


def test_families_see_only_what_was_chosen_and_what_on_file_means(family: Family) -> None:
    licence(family).taps("Add a document").uploads(PDF, "licence.pdf")
    course(family)
    ana = family.member("Ana").forges(">about_specialist").sees("leads here.")
    assert "Family counselling" not in ana.screen
    shows(family, "Family counselling").taps("Done").sees("Family counselling · State board (on file)")
    family.specialist.taps("Write about me").says("Fifteen years with families.")
    ana.commands("/menu").forges(">about_specialist").sees("Fifteen years").sees(
        "Family counselling · State board (on file)"
    )
    ana.sees("I have not checked it with whoever gave it")
    assert "A-77" not in ana.screen and "Motivational" not in ana.screen


def test_what_has_ended_is_not_shown_to_families(family: Family) -> None:
    licence(family, "1 Mar 2027")
    shows(family, "Family counselling")
    family.time_passes(days=120)
    ana = family.member("Ana").forges(">about_specialist")
    assert "Family counselling" not in ana.screen


def test_the_way_there_leads_over_privacy(family: Family) -> None:
    family.member("Ana").opens("Settings").taps("Privacy and my data").taps("Who leads here").sees("leads here.")
    assert not family.specialist.opens("Settings").taps("Privacy and my data").has("Who leads here")


# --- the file --------------------------------------------------------------------------------------------------------
def test_everything_can_be_taken_along_as_one_file(family: Family) -> None:
    licence(family).taps("Add a document").uploads(PDF, "licence.pdf")
    course(family, title="=SUM(1)")
    nora = (
        family.specialist.forges(">record")
        .sees("2 entries · 1 document")
        .taps("Take it along")
        .taps("Yes, make the file")
    )
    archive = zipfile.ZipFile(io.BytesIO(nora.documents[-1]))
    assert sorted(archive.namelist()) == ["documents/01.pdf", "record.csv", "record.json", "record.txt"]
    assert archive.read("documents/01.pdf") == PDF
    assert "Family counselling" in archive.read("record.txt").decode()
    assert "'=SUM(1)" in archive.read("record.csv").decode("utf-8-sig")
    kinds = [entry["kind"] for entry in json.loads(archive.read("record.json"))["entries"]]
    assert kinds == ["course", "licence"]


def test_nobody_else_opens_any_of_it(family: Family) -> None:
    course(family)
    ana, entry = family.member("Ana"), family.rows("record_entry")[0].id
    for flow in ("record", "record_entries", f"record_entries:{entry}", "requirements", "declarations", "profile"):
        ana.forges(f">{flow}").sees("That is not open to you right now.")


# --- requirements of one's own ---------------------------------------------------------------------------------------
def asks_for(family: Family, *answers: str) -> Phone:
    """The buttons of the form are tapped, everything else is written."""
    nora = family.specialist.forges(">requirements").taps("Add one of your own").taps("Add one")
    for answer in answers:
        while not nora.has(answer) and nora.has("More ›"):
            nora.taps("More ›")
        nora.taps(answer) if nora.has(answer) else nora.says(answer)
    return nora.taps("Yes, keep it").sees("From now on it stands in “What is missing”.")


def missing(family: Family, name: str) -> Phone:
    nora = family.specialist.forges(">requirements")
    while not nora.has(name):
        nora.taps("More ›")
    return nora


def test_hours_of_ones_own_count_in_what_is_missing_and_can_be_changed_and_removed(family: Family) -> None:
    course(family, hours="6")
    asks_for(family, "Talks for my insurance", "hours of courses", "motivational interviewing", "8", "2", "1 Dec 2027")
    nora = missing(family, "Talks for my insurance").sees("Talks for my insurance: 6 of 8. 2 missing. By Wednesday")
    nora.taps("Talks for my insurance").taps("Change something").taps("How much").says("six of them").says("6")
    missing(family, "Talks for my insurance").sees("Talks for my insurance: 6 of 6. Met.")
    assert b"insurance" not in family.rows("record_entry")[1].fields
    nora.taps("Talks for my insurance").taps("Remove it").taps("Yes, remove it")
    assert len(family.rows("record_entry")) == 1 and family.rows("due", kind="record_ends") == []


def test_only_what_lies_within_the_years_of_a_renewal_counts(family: Family) -> None:
    course(family, hours="6", day="5 Mar 2020", title="Long ago")
    asks_for(family, "Renewal", "hours of courses", "Leave it open", "5", "2", "Leave it open")
    missing(family, "Renewal").sees("Renewal: 0 of 5. 5 missing.")


def test_a_number_of_interventions_is_asked_for_without_field_or_hours(family: Family) -> None:
    asks_for(family, "Led this year", "a number of interventions", "2", "1", "Leave it open")
    missing(family, "Led this year").sees("Led this year: 0 of 2. 2 missing.")


def test_a_paper_that_runs_out_is_met_until_then_and_reminded_of(family: Family) -> None:
    nora = asks_for(family, "Police check", "a paper that runs out", "1 Mar 2027")
    missing(family, "Police check").sees("Police check: valid until Monday, March 1, 2027. Met.")
    before = len(nora.pushed)
    for days, told in ((7, 0), (1, 1), (60, 2), (23, 3), (7, 4)):
        family.time_passes(days=days)
        assert len(nora.pushed) - before == told
    family.time_passes(days=1)
    missing(family, "Police check").sees("Police check: ended on Monday, March 1, 2027. A new one is missing.")
    family.specialist.forges(">record").sees("Police check: That day has passed.")


@pytest.mark.parametrize("words", ["some", "0", "3 or 4", "99999999"])
def test_how_much_is_asked_again_until_it_is_a_number(family: Family, words: str) -> None:
    nora = family.specialist.forges(">requirements").taps("Add one of your own").taps("Add one").says("Talks")
    nora.taps("hours of experience").taps("Leave it open").says(words).sees("I need a whole number from 1 to")
    assert family.at(nora) == ("record_entries", "field")


def test_ones_own_requirements_are_in_the_file_for_an_audit_and_never_in_the_profile(family: Family) -> None:
    asks_for(family, "Police check", "a paper that runs out", "1 Mar 2027")
    nora = family.specialist.forges(">record").taps("Take it along").taps("Yes, make the file")
    with zipfile.ZipFile(io.BytesIO(nora.documents[-1])) as archive:
        told, kept = archive.read("record.txt").decode(), json.loads(archive.read("record.json"))
    assert "What counts for it: a paper that runs out" in told and "Police check: 1 / 1 (met)" in told
    assert kept["requirements"][-1] == {
        "id": f"own-{family.rows('record_entry')[0].id}", "have": 1.0, "need": 1, "set_by": "specialist", "name": "Police check",
    }  # fmt: skip
    assert "Police check" not in nora.forges(">profile").screen and not nora.has("Choose entries")
    ana = family.member("Ana")
    assert "Police check" not in ana.forges(">about_specialist").screen


def test_nobody_opens_the_requirements_of_another(family: Family) -> None:
    nora = asks_for(family, "Police check", "a paper that runs out", "1 Mar 2027")
    entry = family.rows("record_entry")[0].id
    ana = family.member("Ana")
    for data in (f">record_entries:{entry}", ">record_entries:requirement"):
        ana.forges(data).sees("not open to you")
    assert nora is family.specialist
