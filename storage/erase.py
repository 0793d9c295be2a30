"""Erase a person or a case: the rows go, and the key is destroyed.

The number of a destroyed key is kept, so that a backup from before does not bring back what it sealed (``storage.backup``).
"""

from __future__ import annotations

from sqlalchemy import delete, select, update

from storage import chat_traces, tables
from storage.alone import let_go
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert

_BY_PERSON = (
    tables.consent, tables.card_read, tables.saved_card, tables.quiz_answer, tables.module_pass, tables.due, tables.due_done,
    tables.participation, tables.reaction_practice, tables.rehearsal_part, tables.notice_answer, tables.snooze,
    tables.saved_reply, tables.hours, tables.lock, tables.decoy_note, tables.alert_told, tables.notice_delivery,
    tables.record_entry, tables.record_document, tables.record_choice,
    tables.on_the_day, tables.speaking, tables.programme, tables.own_letter, tables.kept_words, tables.reminder,
)  # fmt: skip
NOBODY = 0
"""Who raised a red flag and then left: the flag stays, for everybody's safety."""
_BY_AUTHOR = (
    tables.letter_entry, tables.letter_version, tables.letter_choice, tables.boundary, tables.information, tables.review_note,
    tables.boundary_begun, tables.boundary_answer,
)  # fmt: skip


def erase(uow: UnitOfWork, person: Person) -> None:
    """Everything of this person. What stays: that something was done, by a number that no longer leads anywhere."""
    check_in, answer = tables.check_in, tables.check_in_answer
    theirs = select(check_in.c.id).where(check_in.c.person == person.id)
    uow.execute(delete(answer).where(answer.c.check_in.in_(theirs)))
    uow.execute(delete(check_in).where(check_in.c.person == person.id))
    _end_their_releases(uow, person)
    for part in uow.parts(person.id):
        let_go(uow, part.case, person.id)
    _end_their_first_days(uow, person.id)
    for table in _BY_PERSON:
        uow.execute(delete(table).where(table.c.person == person.id))
    for table in _BY_AUTHOR:
        uow.execute(delete(table).where(table.c.author == person.id))
    _end_their_talks(uow, person)
    said = tables.review_note
    uow.execute(delete(said).where(said.c.by == person.id))
    offer = tables.lead_offer
    uow.execute(delete(offer).where((offer.c.by == person.id) | (offer.c.to == person.id)))
    task = tables.task
    uow.execute(update(task).where(task.c.owner == person.id).values(owner=None))
    mark = tables.them
    uow.execute(update(mark).where(mark.c.marked_by == person.id).values(marked_by=NOBODY))
    flag = tables.red_flag
    uow.execute(update(flag).where(flag.c.raised_by == person.id).values(raised_by=NOBODY))
    heard_of, alert = tables.alert_told, tables.alert
    raised = select(alert.c.id).where(alert.c.about == person.id)
    uow.execute(delete(heard_of).where(heard_of.c.alert.in_(raised)))
    uow.execute(delete(tables.alert).where(tables.alert.c.about == person.id))
    uow.execute(update(tables.invitation).where(tables.invitation.c.used_by == person.id).values(name=None))
    uow.execute(delete(tables.heard).where(tables.heard.c.chat == person.chat))
    uow.execute(delete(tables.set_aside).where(tables.set_aside.c.chat == person.chat))
    chat_traces.forget(uow, person.chat)
    uow.execute(delete(tables.outbox).where(tables.outbox.c.person == person.id))
    told = tables.told_of_end
    uow.execute(delete(told).where(told.c.what == "person", told.c.id == person.id))
    uow.execute(delete(tables.person).where(tables.person.c.id == person.id))
    destroy_key(uow, person.key)
    uow.erased(person)
    uow.forget_parts()


def destroy_key(uow: UnitOfWork, key: int) -> None:
    uow.execute(delete(tables.key).where(tables.key.c.id == key))
    upsert(uow, tables.erased, ("key",), key=key, at=uow.now)
    uow.vault.forget(key)


# --- a case ----------------------------------------------------------------------------------------------------------
OF = {
    "check_in_answer": ("check_in", "check_in"), "thread_message": ("thread", "thread"), "alert_told": ("alert", "alert"),
    "rehearsal_part": ("rehearsal", "group_rehearsal"), "notice_answer": ("notice", "notice"),
    "return_step": ("episode", "return_episode"),
}  # fmt: skip
"""Rows that belong to a row of a case: their column, and the table that it leads to."""
KEPT_OF_A_CASE = ("audit", "consent")
"""That something was done; and receipts, which belong to whoever agreed."""


def erase_case(uow: UnitOfWork, case: int) -> None:
    """Everything of this case, whoever wrote it. The people stay; what they wrote for others stays, too."""
    known = tables.metadata.tables
    for name, (column, parent) in OF.items():
        inside = select(known[parent].c.id).where(known[parent].c.case == case)
        uow.execute(delete(known[name]).where(known[name].c[column].in_(inside)))
    key = uow.first(select(tables.case.c.key).where(tables.case.c.id == case))
    for table in tables.metadata.sorted_tables:
        if "case" in table.c and table.name not in KEPT_OF_A_CASE:
            uow.execute(delete(table).where(table.c.case == case))
    uow.execute(delete(tables.told_of_end).where(tables.told_of_end.c.what == "case", tables.told_of_end.c.id == case))
    uow.execute(delete(tables.case).where(tables.case.c.id == case))
    if key is not None:
        destroy_key(uow, key.key)
    uow.forget_parts()


def _end_their_talks(uow: UnitOfWork, person: Person) -> None:
    """Their own talks go whole; what they wrote in the talks of others goes, too."""
    thread, said = tables.thread, tables.thread_message
    theirs = select(thread.c.id).where(thread.c.person == person.id)
    uow.execute(delete(said).where(said.c.thread.in_(theirs) | (said.c.author == person.id)))
    uow.execute(delete(thread).where(thread.c.person == person.id))


def _end_their_first_days(uow: UnitOfWork, person: int, case: int | None = None) -> None:
    """What they ticked off in the first hours after use."""
    episode, step = tables.return_episode, tables.return_step
    theirs = [episode.c.person == person, *([episode.c.case == case] if case is not None else [])]
    uow.execute(delete(step).where(step.c.episode.in_(select(episode.c.id).where(*theirs))))
    uow.execute(delete(episode).where(*theirs))


def erase_from_case(uow: UnitOfWork, case: int, person: int) -> None:
    """What a member wrote for one case: letter, boundaries, answers. A red flag that they raised stays."""
    part, check_in, answer = tables.participation, tables.check_in, tables.check_in_answer
    if (
        uow.first(select(part.c.person).where(part.c.case == case, part.c.person == person, part.c.state == "out"))
        is None
    ):
        return
    theirs = select(check_in.c.id).where(check_in.c.person == person, check_in.c.case == case)
    uow.execute(delete(answer).where(answer.c.check_in.in_(theirs)))
    uow.execute(delete(check_in).where(check_in.c.person == person, check_in.c.case == case))
    _end_their_first_days(uow, person, case)
    for table in _BY_AUTHOR:
        uow.execute(delete(table).where(table.c.author == person, table.c.case == case))
    none = {
        "letter_parts": 0, "letter_shared": False, "letter_unread": False, "letter_approved": False, "boundaries": 0,
        "boundaries_approved": 0, "information": 0, "rsvp": None,
    }  # fmt: skip
    uow.execute(update(part).where(part.c.case == case, part.c.person == person).values(**none))


def _end_their_releases(uow: UnitOfWork, person: Person) -> None:
    """What a loved one released goes with them; what was released to a member goes when that member goes."""
    release, part = tables.release, tables.participation
    as_loved_one = select(part.c.case).where(part.c.person == person.id, part.c.role == "loved_one")
    uow.execute(delete(release).where(release.c.case.in_(as_loved_one) | (release.c.audience == person.id)))
