"""Effects on the person themselves."""

from __future__ import annotations

import hashlib
from typing import assert_never

from sqlalchemy import insert, select, update

from flows import effects as e
from flows.walls import MAY_JOIN
from storage import due, tables
from storage.erase import erase, erase_case
from storage.errors import NotAllowed
from storage.them import is_kept_out
from storage.unit_of_work import Person, UnitOfWork


def write(uow: UnitOfWork, person: Person, effect: e.PersonEffect) -> None:
    match effect:
        case e.InvitationUsed():
            pass  # the worker did it first: it may have made the person
        case e.InvitationGivenBack():
            give_back(uow, person, effect.code)
        case e.NameGiven():
            give_name(uow, person, effect.name)
        case e.LanguageChosen():
            uow.change(person, language=effect.language)
        case e.ZoneChosen():
            uow.change(person, zone=effect.zone)
            due.moved_along(uow, person, effect.zone)
        case e.CountryChosen():
            uow.change(person, country=effect.country)
        case e.DiscretionChosen():
            uow.change(person, discreet=effect.discreet)
        case e.CheckInHourChosen():
            uow.change(person, check_in_hour=effect.hour)
            due.at_new_hour(uow, person, effect.hour)
        case e.SafeHoursChosen():
            uow.change(person, safe_from=effect.since, safe_until=effect.until)
        case e.ConsentGiven():
            give_consent(uow, person, effect.what, effect.version, effect.case)
        case e.ConsentWithdrawn():
            withdraw_consent(uow, person, effect.what, effect.case)
        case e.Forgotten():
            forget(uow, person)
        case e.ChatHidden():
            if person.door == "open":  # whoever hides has somebody beside them
                uow.change(person, door="locked")
        case e.DataAsked():
            pass  # recorded in the audit, and turned into messages by the worker
        case _:
            assert_never(effect)


def forget(uow: UnitOfWork, person: Person) -> None:
    """Whoever leads a case that is not closed cannot leave the others alone in it; closed ones go with their lead."""
    led = [part.case for part in uow.parts(person.id) if part.role == "specialist" and part.rights == "lead"]
    phases = (
        {row.id: row.phase for row in uow.rows(select(tables.case).where(tables.case.c.id.in_(led)))} if led else {}
    )
    if any(phase != "closed" for phase in phases.values()):
        raise NotAllowed("they lead a case that is not closed")
    for case in phases:
        erase_case(uow, case)
    erase(uow, person)


def code_hash(code: str) -> str:
    """Codes are kept as hashes: a copy of the database opens no invitation."""
    return hashlib.sha256(b"hearthside code:" + code.encode()).hexdigest()


def use_invitation(uow: UnitOfWork, chat: int, person: Person | None, code: str, language: str) -> Person:
    """Tie a stranger or a person to an invitation; the row is taken in the same statement, so a code works once."""
    table = tables.invitation
    row = uow.first(select(table).where(table.c.code_hash == code_hash(code)))
    if row is None or row.used_at or row.revoked_at or row.expires <= uow.now:
        raise NotAllowed("the invitation is not open")
    if is_kept_out(uow, chat, row.case, row.role):
        raise NotAllowed("the account is the loved one's")
    if row.role == "backup" and not (person and person.specialist and _has_no_backup(uow, row.case)):
        raise NotAllowed("a backup is a specialist here, and there is one at a time")
    person = person or meet(uow, chat, language)
    taken = uow.execute(
        update(table).where(table.c.id == row.id, table.c.used_at.is_(None)).values(used_at=uow.now, used_by=person.id)
    )
    if taken.rowcount != 1:
        raise NotAllowed("the invitation was used a moment ago")
    if row.role == "specialist":
        uow.change(person, specialist=True)
        return person
    _take_part(uow, person, row.case, "specialist" if row.role == "backup" else row.role, row.rights)
    return person


def give_back(uow: UnitOfWork, person: Person, code: str) -> None:
    """Somebody opened what was meant for another: the link works again, and of a stranger nothing is kept."""
    table, part = tables.invitation, tables.participation
    row = uow.first(select(table).where(table.c.code_hash == code_hash(code), table.c.used_by == person.id))
    if row is None or row.role != "loved_one":
        raise NotAllowed("they did not come by this invitation")
    uow.execute(update(table).where(table.c.id == row.id).values(used_at=None, used_by=None))
    uow.execute(part.delete().where(part.c.case == row.case, part.c.person == person.id, part.c.role == "loved_one"))
    uow.forget_parts()
    if not uow.parts(person.id) and not person.specialist:
        erase(uow, person)


def _take_part(uow: UnitOfWork, person: Person, case: int, role: str, rights: str) -> None:
    if any(part.case == case and part.state != "out" for part in uow.parts(person.id)):
        raise NotAllowed("they stand in this case already")
    found = uow.first(select(tables.case.c.outcome, tables.case.c.country).where(tables.case.c.id == case))
    if found is None or (role == "loved_one" and found.outcome not in MAY_JOIN):
        raise NotAllowed("the outcome does not allow it")
    if not person.country:
        uow.change(person, country=found.country)
    table = tables.participation
    before = (table.c.case == case, table.c.person == person.id)
    state = "in" if role == "loved_one" else "waiting"
    if uow.first(select(table.c.role).where(*before, table.c.role == role)) is not None:
        # somebody who was let go comes back, to what they had written
        again = {"state": state, "rights": rights, "joined_at": uow.now, "rsvp": None}
        uow.execute(update(table).where(*before).values(**again))
    else:
        uow.execute(table.delete().where(*before))
        uow.insert(
            table, case=case, person=person.id, role=role, state=state, relation="", rights=rights, joined_at=uow.now
        )
    uow.forget_parts()


def _has_no_backup(uow: UnitOfWork, case: int) -> bool:
    part = tables.participation
    there = (part.c.case == case, part.c.role == "specialist", part.c.rights != "lead", part.c.state != "out")
    return uow.first(select(part.c.person).where(*there)) is None


def meet(uow: UnitOfWork, chat: int, language: str) -> Person:
    """A stranger with a good code becomes a person, with a key of their own."""
    row = Person(
        id=uow.database.ids.next(), chat=chat, key=uow.new_key(), name=None, language=language, zone="UTC", country="",
        discreet=True, specialist=False, check_in_hour=18, safe_from=8, safe_until=21, joined_at=uow.now,
        last_seen_at=uow.now, blocked_at=None, place=None, serial=0, live=None,
    )  # fmt: skip
    uow.execute(insert(tables.person), [{name: getattr(row, name) for name in Person.__slots__}])
    uow.met(row)
    return row


def give_name(uow: UnitOfWork, person: Person, name: str) -> None:
    uow.change(person, name=uow.seal(person.key, f"person.name:{person.id}", name))


def give_consent(uow: UnitOfWork, person: Person, what: str, version: int, case: int | None) -> None:
    uow.add(
        tables.consent,
        person=person.id,
        case=case,
        what=what,
        version=version,
        given_at=uow.now,
        language=person.language,
    )


def withdraw_consent(uow: UnitOfWork, person: Person, what: str, case: int | None) -> None:
    table = tables.consent
    uow.execute(
        update(table)
        .where(table.c.person == person.id, table.c.what == what, table.c.case.is_not_distinct_from(case))
        .where(table.c.withdrawn_at.is_(None))
        .values(withdrawn_at=uow.now)
    )
