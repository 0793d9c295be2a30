"""Effects on a case: opened, steered, joined, met, concluded."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import delete, select, update

from flows import effects as e
from flows.walls import MAY_JOIN, same_answer
from storage import notices, tables, them
from storage.alone import keep_alone, let_go
from storage.erase import erase_from_case
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert
from storage.writes import lead
from storage.writes.person import code_hash


def write(uow: UnitOfWork, person: Person, effect: e.CaseEffect) -> None:
    match effect:
        case e.CaseOpened():
            open_case(uow, person, effect)
        case e.ApproachChosen():
            choose_approach(uow, person, effect)
        case e.CaseDetailChanged():
            change_detail(uow, effect)
        case e.PhaseReached():
            change_case(uow, effect.case, phase=effect.phase, phase_since=uow.now)
        case e.InvitationMade():
            make_invitation(uow, person, effect)
        case e.InvitationRevoked():
            revoke_invitation(uow, person, effect)
        case e.RelationTold():
            change_part(uow, effect.case, person.id, relation=effect.relation)
        case e.AgeTold():
            change_part(uow, effect.case, person.id, minor=effect.minor)
        case e.JoinApproved():
            set_state(uow, effect.case, effect.person, "in")
        case e.JoinRefused():
            set_state(uow, effect.case, effect.person, "out")
        case e.MemberErased():
            erase_from_case(uow, effect.case, effect.person)
        case e.ThemMarked():
            them.mark(uow, person, effect.case, effect.account)
        case e.JoinerIsThem():
            joiner = uow.person(effect.person)
            if joiner is not None:
                them.mark(uow, person, effect.case, joiner.chat)
        case e.ThemUnmarked():
            them.unmark(uow, effect.case, effect.mark)
        case e.VettingNoted():
            note_vetting(uow, person, effect)
        case e.VettingDropped():
            table = tables.vetting_note
            uow.execute(delete(table).where(table.c.id == effect.note, table.c.case == effect.case))
        case e.BackupLetIn():
            change_backup(uow, effect.case, effect.person, state="in")
        case e.BackupRightsSet():
            change_backup(uow, effect.case, effect.person, rights=effect.rights)
        case e.BackupEnded():
            end_backup(uow, person, effect)
        case e.LeadOffered():
            lead.offer(uow, person, effect)
        case e.LeadOfferEnded():
            lead.end_offer(uow, effect.case, person)
        case e.LeadTaken():
            lead.take(uow, person, effect.case)
        case e.Nudged():
            change_part(uow, effect.case, effect.person, nudged_at=uow.now)
        case e.Snoozed():
            upsert(uow, tables.snooze, ("person", "entry"), person=person.id, entry=effect.entry, until=effect.until)
        case e.Assigned():
            assign(uow, person, effect)
        case e.MeetingSet():
            set_meeting(uow, person, effect)
        case e.OutcomeRecorded():
            record_outcome(uow, person, effect)
        case _:
            assert_never(effect)


def open_case(uow: UnitOfWork, specialist: Person, effect: e.CaseOpened) -> None:
    if not specialist.specialist:
        raise NotAllowed("only a specialist opens a case")
    key = uow.new_key()
    uow.insert(
        tables.case, id=effect.case, key=key, specialist=specialist.id,
        code_name=uow.seal(key, f"case.code_name:{effect.case}", effect.code_name),
        called=uow.seal(key, f"case.called:{effect.case}", effect.called),
        approach=effect.approach, country=effect.country, zone=effect.zone, phase="preparing", opened_at=uow.now,
    )  # fmt: skip
    uow.insert(
        tables.participation, case=effect.case, person=specialist.id, role="specialist", state="in", relation="",
        rights="lead", joined_at=uow.now,
    )  # fmt: skip
    note_approach(uow, specialist, effect.case, effect.approach, effect.rationale)
    uow.forget_parts()


def change_detail(uow: UnitOfWork, effect: e.CaseDetailChanged) -> None:
    """Names are sealed; country and zone are read where nothing is opened."""
    value: str | bytes = effect.value
    if effect.detail in ("code_name", "called"):
        value = uow.seal(case_key(uow, effect.case), f"case.{effect.detail}:{effect.case}", effect.value)
    elif effect.detail not in ("country", "zone"):
        raise NotAllowed("there is no such detail of a case")
    change_case(uow, effect.case, **{effect.detail: value})


def note_vetting(uow: UnitOfWork, specialist: Person, effect: e.VettingNoted) -> None:
    key = case_key(uow, effect.case)
    words = uow.seal(key, f"vetting_note.words:{effect.note}", effect.words) if effect.words else None
    uow.insert(
        tables.vetting_note, id=effect.note, case=effect.case, why=effect.why, words=words, made_by=specialist.id,
        name=uow.seal(key, f"vetting_note.name:{effect.note}", effect.name), at=uow.now,
    )  # fmt: skip


def choose_approach(uow: UnitOfWork, specialist: Person, effect: e.ApproachChosen) -> None:
    change_case(uow, effect.case, approach=effect.approach)
    note_approach(uow, specialist, effect.case, effect.approach, effect.rationale)


def note_approach(uow: UnitOfWork, specialist: Person, case: int, approach: str, why: str) -> None:
    """What was chosen, by whom, and the reason when one was said."""
    sealed = uow.seal(case_key(uow, case), f"approach_change.rationale:{case}", why) if why else None
    uow.insert(tables.approach_change, case=case, approach=approach, rationale=sealed, at=uow.now, by=specialist.id)


def make_invitation(uow: UnitOfWork, maker: Person, effect: e.InvitationMade) -> None:
    standing = uow.standing(maker.id, effect.case)
    if effect.role == "backup" and not (standing and standing.is_the_lead):
        raise NotAllowed("only the lead brings in a backup")
    key = case_key(uow, effect.case)
    name = uow.seal(key, f"invitation.name:{effect.invitation}", effect.name) if effect.name else None
    uow.insert(
        tables.invitation, id=effect.invitation, code_hash=code_hash(effect.code), role=effect.role, case=effect.case,
        name=name, made_by=maker.id, expires=effect.expires, rights=effect.rights,
    )  # fmt: skip


def revoke_invitation(uow: UnitOfWork, specialist: Person, effect: e.InvitationRevoked) -> None:
    """One's own, or one that the other specialist of the case made."""
    table = tables.invitation
    led = [part.case for part in uow.parts(specialist.id) if _leads(uow, specialist.id, part.case)]
    uow.execute(
        update(table)
        .where(table.c.id == effect.invitation, table.c.case.in_(led), table.c.used_at.is_(None))
        .values(revoked_at=uow.now)
    )


def set_state(uow: UnitOfWork, case: int, person: int, state: str) -> None:
    """Let a joiner in, or out; the specialist and the loved one are not let out this way.

    Who is out gets nothing more that was planned for them here, and nobody reads their letter any more.
    """
    table, due = tables.participation, tables.due
    is_member = (table.c.case == case, table.c.person == person, table.c.role == "member")
    uow.execute(update(table).where(*is_member).values(state=state, out_at=uow.now if state == "out" else None))
    if state == "out":
        uow.execute(update(table).where(*is_member).values(letter_shared=False, letter_unread=False))
        uow.execute(delete(due).where(due.c.case == case, due.c.person == person))
        let_go(uow, case, person)
    uow.forget_parts()


def change_backup(uow: UnitOfWork, case: int, person: int, **values: object) -> None:
    """Never the lead's own part.

    :raises NotAllowed: they are not the backup, or have become the lead a moment ago.
    """
    table = tables.participation
    changed = uow.execute(
        update(table)
        .where(table.c.case == case, table.c.person == person, table.c.role == "specialist", table.c.rights != "lead")
        .values(**values)
    )
    if changed.rowcount != 1:
        raise NotAllowed("they are not the backup of this case")
    uow.forget_parts()


def assign(uow: UnitOfWork, specialist: Person, effect: e.Assigned) -> None:
    standing = uow.standing(effect.to, effect.case)
    if standing is None or not standing.leads:
        raise NotAllowed("that is no specialist of this case")
    values = {"case": effect.case, "to": effect.to, "by": specialist.id, "at": uow.now}
    upsert(uow, tables.assignment, ("entry",), entry=effect.entry, **values)


def end_backup(uow: UnitOfWork, who: Person, effect: e.BackupEnded) -> None:
    standing = uow.standing(who.id, effect.case)
    if effect.person != who.id and not (standing and standing.is_the_lead):
        raise NotAllowed("only the lead, or the backup themselves, ends it")
    change_backup(uow, effect.case, effect.person, state="out")
    lead.end_offer(uow, effect.case)


def _leads(uow: UnitOfWork, person: int, case: int) -> bool:
    standing = uow.standing(person, case)
    return standing is not None and standing.leads


NOT_MET = ("postponed", "not_held")


def set_meeting(uow: UnitOfWork, specialist: Person, effect: e.MeetingSet) -> None:
    """A new date or place withdraws what was said of the old one, and asks everybody for a fresh yes."""
    withdraw_notices(uow, effect.case, specialist, "replaced")
    place = uow.seal(case_key(uow, effect.case), f"case.meeting_place:{effect.case}", effect.place)
    times = tables.case.c.meeting_times + 1
    change_case(uow, effect.case, meeting_at=effect.at, meeting_place=place, meeting_times=times)
    change_part(uow, effect.case, None, rsvp=None)
    begin_the_day_anew(uow, effect.case)
    again = (tables.case.c.id == effect.case, tables.case.c.outcome.not_in(MAY_JOIN))
    uow.execute(update(tables.case).where(*again).values(outcome=None, outcome_at=None))
    uow.forget_parts()


def withdraw_notices(uow: UnitOfWork, case: int, by: Person, state: str) -> None:
    """Messages about day and place: who has not got one yet does not get it, and nobody can answer it any more."""
    table = tables.notice
    about = (table.c.case == case, table.c.kind == "logistics", table.c.state.in_(("planned", "sending", "out")))
    for row in uow.rows(select(table.c.id).where(*about)):
        notices.end(uow, row.id, state, by.id)


def begin_the_day_anew(uow: UnitOfWork, case: int) -> None:
    """Another day: nobody is on their way to it yet."""
    for table in (tables.on_the_day, tables.speaking):
        uow.execute(delete(table).where(table.c.case == case))


def record_outcome(uow: UnitOfWork, specialist: Person, effect: e.OutcomeRecorded) -> None:
    """When it was noted is kept from the first time on, also when it is put more precisely. A meeting that was not held is
    asked about no more."""
    table = tables.case
    before = uow.first(select(table.c.outcome, table.c.outcome_at).where(table.c.id == effect.case))
    kept = before is not None and before.outcome_at is not None and same_answer(before.outcome, effect.outcome)
    at = before.outcome_at if before is not None and kept else uow.now
    change_case(uow, effect.case, outcome=effect.outcome, outcome_at=at)
    uow.insert(tables.outcome, case=effect.case, outcome=effect.outcome, at=uow.now, by=specialist.id)
    if effect.outcome in NOT_MET:
        withdraw_notices(uow, effect.case, specialist, "cancelled")
    keep_alone(uow, effect.case)
    uow.forget_parts()


def change_case(uow: UnitOfWork, case: int, **values: object) -> None:
    uow.execute(update(tables.case).where(tables.case.c.id == case).values(**values))


def change_part(uow: UnitOfWork, case: int, person: int | None, **values: object) -> None:
    """Change the summary of one participant, or of everybody in the case."""
    table = tables.participation
    statement = update(table).where(table.c.case == case)
    uow.execute((statement if person is None else statement.where(table.c.person == person)).values(**values))


def case_key(uow: UnitOfWork, case: int) -> int:
    row = uow.first(tables.case.select().with_only_columns(tables.case.c.key).where(tables.case.c.id == case))
    if row is None:
        raise NotAllowed("there is no such case")
    return int(row.key)
