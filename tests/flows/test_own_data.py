"""What is mine: read what I agreed to, take everything along, have it erased, and be told before it goes by itself."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from content.load import privacy, retention
from flows import effects as e
from storage import tables
from storage.audit_shown import shown
from storage.backup import backup, restore
from storage.erase import KEPT_OF_A_CASE, OF
from storage.kept_rows import HANGS_ON
from tests.family import Family
from tests.talk import Phone, Talk
from tests.two_cases import Circle


def a_letter(family: Family, name: str = "Ana") -> Phone:
    ana = family.member(name)
    ana.commands("/letter").taps("Begin").says("You taught me to swim.").taps("Done")
    return ana


# --- receipts --------------------------------------------------------------------------------------------------------
def test_i_read_what_i_agreed_to_and_when_and_in_which_language(family: Family) -> None:
    ana = family.member("Ana", "es")
    ana.commands("/settings").taps("Privacy and my data").taps("What I agreed to")
    assert "Español" in ana.screen and f"versión {privacy('member').version}" in ana.screen
    assert "lunes, 23 de noviembre de 2026" in ana.screen
    ana.taps("Read what I agreed to")
    assert ana.screen == privacy("member").screens[0]["es"]
    ana.taps("Go on").taps("Go on")
    assert ana.screen == privacy("member").consent["es"]


def test_everybody_reads_who_sees_what_of_theirs(family: Family) -> None:
    family.loved_one().forges(">privacy").sees("You decide who sees which answer")
    family.specialist.forges(">privacy").sees("Families see your name")
    family.member().forges(">privacy").sees("how far you are, and what you share")


def test_what_people_agree_to_says_how_long_things_are_kept() -> None:
    days = (str(retention().closed), str(retention().told_before))
    for role in ("member", "loved_one"):
        for words in privacy(role).consent.values():
            assert [day for day in days if day in words] == list(days)


# --- taking it along -------------------------------------------------------------------------------------------------
def test_everything_of_mine_comes_to_read_and_for_programs(family: Family) -> None:
    ana = family.member("Ana", "es")
    ana.commands("/letter").taps("Begin").says("Me enseñaste a nadar.").taps("Done")
    ana.commands("/mydata").taps("Yes, send the files")
    to_read, for_programs = (one.decode("utf-8-sig") for one in ana.documents[-2:])
    assert "== Lo que aceptaste ==" in to_read and "Me enseñaste a nadar." in to_read and "Nombre: Ana" in to_read
    assert json.loads(for_programs)["cases"][0]["letter"]["entries"][0]["words"] == "Me enseñaste a nadar."
    assert {"what": "LetterPartWritten", "by": "you"}.items() <= json.loads(for_programs)["what_was_done"][-1].items()


def test_every_row_that_hangs_on_somebody_is_given_to_them_and_goes_with_them() -> None:
    """With data in every table that has some: whose column is called differently is looked after by hand."""
    one = Circle(Talk(), "A", 100)
    one.loved_one()
    for name in ("ana", "leo"):
        phone = one.phones[name]
        phone.commands("/mydata").taps("Yes, send the files")
        told = json.loads(phone.documents[-1])
        hanging = {table for table in HANGING if rows_of(one, table, one.people[name])}
        assert hanging - told["also_kept"].keys() <= {"consent", "due", "check_in", *SAID_APART}
        phone.commands("/forget").taps("Yes, go on").taps("Erase it now")
        assert {table for table in HANGING if rows_of(one, table, one.people[name])} == set()


HANGING = tuple(
    table.name for table in tables.metadata.sorted_tables
    if any(name in table.c for name in HANGS_ON) and table.name not in ("audit", "outbox")
)  # fmt: skip
SAID_APART = (
    "module_pass",
    "saved_card",
    "quiz_answer",
    "boundary",
    "information",
    "letter_entry",
    "thread_message",
    "review_note",
    "kept_words",
    "reminder",
)


def rows_of(one: Circle, name: str, person: int) -> list[object]:
    table = tables.metadata.tables[name]
    hangs = next(column for column in HANGS_ON if column in table.c)
    with one.talk.transaction() as uow:
        return list(uow.rows(table.select().where(table.c[hangs] == person)))


# --- having it erased ------------------------------------------------------------------------------------------------
def test_what_goes_is_shown_before_and_after_and_what_stays_too(family: Family) -> None:
    ana = a_letter(family)
    ana.commands("/forget").sees("1 message of your letter").sees("What stays is a note that something was done")
    ana.taps("Yes, go on").taps("Erase it now").sees("What went:").sees("1 message of your letter")
    assert family.rows("letter_entry") == []


def test_a_backup_from_before_does_not_bring_back_who_was_erased(family: Family, tmp_path: Path) -> None:
    ana, ben = a_letter(family), a_letter(family, "Ben")
    backup(family.talk.database, tmp_path / "copy")
    ana.commands("/forget").taps("Yes, go on").taps("Erase it now")
    restore(family.talk.database, tmp_path / "copy", force=True)
    assert len(family.rows("letter_entry")) == 1
    assert [row.chat for row in family.rows("person")] == [family.specialist.chat, ben.chat]
    ben.commands("/menu").sees("Your menu")


def test_who_leads_an_open_case_closes_it_first_and_then_takes_it_along(family: Family) -> None:
    ana, nora = a_letter(family), family.specialist
    nora.commands("/forget").sees("You lead 1 case that is still open")
    assert not nora.has("Yes, go on")
    family.decides("Nora", e.PhaseReached(family.case_id, "closed"))
    nora.commands("/forget").taps("Yes, go on").taps("Erase it now").sees("Everything of yours is erased")
    for table in tables.metadata.sorted_tables:
        if "case" in table.c and table.name not in KEPT_OF_A_CASE:
            assert not [row for row in family.rows(table.name.rstrip("_")) if row.case]
    ana.commands("/menu")


def test_every_table_of_a_case_goes_with_it() -> None:
    """A table that hangs on a case by another row is named in ``storage.erase.OF``."""
    parents = {"alert", "check_in", "group_rehearsal", "notice", "thread", "rehearsal"}
    for table in tables.metadata.sorted_tables:
        if "case" not in table.c and parents & set(table.c.keys()):
            assert table.name in OF, table.name


# --- by itself -------------------------------------------------------------------------------------------------------
def keep(family: Family) -> int:
    with family.talk.transaction() as uow:
        erased = family.talk.turns.keep_to_retention(uow)
    family.talk.deliver()
    return erased


def test_a_closed_case_goes_after_its_time_and_everybody_was_told_before(family: Family) -> None:
    ana = a_letter(family)
    family.decides("Nora", e.PhaseReached(family.case_id, "closed"))
    told = len(family.specialist.pushed)
    family.talk.now += days(retention().closed - 14)
    assert keep(family) == 0
    assert "is erased on" in ana.pushed[-1] and len(family.specialist.pushed) == told + 1
    said = len(ana.pushed)
    family.talk.now += days(13)
    assert keep(family) == 0 and len(ana.pushed) == said
    family.talk.now += days(1.1)
    assert keep(family) == 2  # the case, and Ana, who has no part in another
    assert family.rows("case") == [] and family.rows("letter_entry") == []
    assert [row.chat for row in family.rows("person")] == [family.specialist.chat]
    with family.talk.transaction() as uow:
        assert {"EndTold", "CaseErased", "PersonErased"} <= {line.what for line in shown(uow, None, None, 99)}


def test_who_comes_back_to_a_silent_case_puts_it_off(family: Family) -> None:
    ana = a_letter(family)
    family.talk.now += days(352)
    keep(family)
    assert "is erased on" in ana.pushed[-1]
    ana.commands("/menu")
    family.talk.now += days(20)
    assert keep(family) == 0 and family.rows("told_of_end") == []


def test_who_was_never_let_in_is_erased_after_a_month(family: Family) -> None:
    eva = family.arrives("Eva")
    family.talk.now += days(20)
    assert keep(family) == 0
    assert "is erased on" in eva.pushed[-1]
    family.talk.now += days(14.1)
    assert keep(family) == 1
    assert eva.chat not in [row.chat for row in family.rows("person")]


def test_a_telling_that_came_late_still_leaves_two_weeks(family: Family) -> None:
    a_letter(family)
    family.decides("Nora", e.PhaseReached(family.case_id, "closed"))
    family.talk.now += days(400)
    assert keep(family) == 0
    family.talk.now += days(13.9)
    assert keep(family) == 0
    family.talk.now += days(0.2)
    assert keep(family) == 2


def days(n: float) -> timedelta:
    return timedelta(days=n)
