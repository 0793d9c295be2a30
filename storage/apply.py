"""Effects become rows: one exhaustive match, inside the turn's transaction. The audit log is their record.

Who may cause an effect is decided by ``flows.walls.may_do`` before it is written: a flow that forgot to ask changes nothing.
"""

from __future__ import annotations

from typing import assert_never

from flows import effects as e
from flows.walls import may_do
from storage import due, tables
from storage import writes_case as case
from storage import writes_contact as contact
from storage import writes_person as self_
from storage import writes_preparing as preparing
from storage.erase import erase
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork

Outward = e.Toast | e.Push | e.Refresh | e.DataAsked | e.ChatHidden
"""Effects that ``bot`` turns into messages; here they are only recorded."""

NOT_AUDITED = (e.Toast, e.Push, e.Refresh, e.Promise, e.PromiseDropped)


def apply(uow: UnitOfWork, person: Person, effect: e.Effect) -> None:
    """Write one effect of this person's turn.

    :raises NotAllowed: when they may not cause it; the whole turn is undone.
    """
    number = getattr(effect, "case", None)
    if number is not None and not isinstance(effect, e.CaseOpened):
        standing = uow.standing(person.id, number)
        if not may_do(standing, effect):
            raise NotAllowed(f"{type(effect).__name__} is not theirs to do")
    _write(uow, person, effect)
    if not isinstance(effect, NOT_AUDITED):
        subject = getattr(effect, "person", None) or getattr(effect, "author", None) or getattr(effect, "about", None)
        uow.add(
            tables.audit, at=uow.now, actor=person.id, what=type(effect).__name__, case=number, subject=subject
        )


def _write(uow: UnitOfWork, person: Person, effect: e.Effect) -> None:  # noqa: C901, PLR0912 - one line an effect
    match effect:
        case e.InvitationUsed():
            pass  # the worker did it first: it may have made the person
        case e.NameGiven():
            self_.give_name(uow, person, effect.name)
        case e.LanguageChosen():
            uow.change(person, language=effect.language)
        case e.ZoneChosen():
            uow.change(person, zone=effect.zone)
        case e.CountryChosen():
            uow.change(person, country=effect.country)
        case e.DiscretionChosen():
            uow.change(person, discreet=effect.discreet)
        case e.CheckInHourChosen():
            uow.change(person, check_in_hour=effect.hour)
        case e.ConsentGiven():
            self_.give_consent(uow, person, effect.what, effect.version, effect.case)
        case e.ConsentWithdrawn():
            self_.withdraw_consent(uow, person, effect.what, effect.case)
        case e.Forgotten():
            erase(uow, person)
        case e.CaseOpened():
            case.open_case(uow, person, effect)
        case e.ApproachChosen():
            case.choose_approach(uow, effect)
        case e.PhaseReached():
            case.change_case(uow, effect.case, phase=effect.phase)
        case e.InvitationMade():
            case.make_invitation(uow, person, effect)
        case e.InvitationRevoked():
            case.revoke_invitation(uow, person, effect)
        case e.RelationTold():
            case.change_part(uow, effect.case, person.id, relation=effect.relation)
        case e.JoinApproved():
            case.set_state(uow, effect.case, effect.person, "in")
        case e.JoinRefused():
            case.set_state(uow, effect.case, effect.person, "out")
        case e.MeetingSet():
            case.set_meeting(uow, effect)
        case e.OutcomeRecorded():
            case.record_outcome(uow, effect)
        case e.CardRead():
            preparing.read_card(uow, person, effect)
        case e.QuizAnswered():
            preparing.answer_quiz(uow, person, effect)
        case e.ModulePassed():
            preparing.pass_module(uow, person, effect)
        case e.LetterPartWritten():
            preparing.write_part(uow, person, effect)
        case e.LetterEntryChanged():
            preparing.change_entry(uow, person, effect)
        case e.LetterPartCleared():
            preparing.clear_part(uow, person, effect)
        case e.LetterShared():
            case.change_part(uow, effect.case, person.id, letter_shared=True, letter_unread=True)
        case e.LetterTakenBack():
            case.change_part(uow, effect.case, person.id, letter_shared=False, letter_unread=False)
        case e.LetterRead():
            case.change_part(uow, effect.case, effect.author, letter_unread=False)
        case e.BoundaryWritten():
            preparing.write_boundary(uow, person, effect)
        case e.BoundaryRemoved():
            preparing.remove_boundary(uow, person, effect)
        case e.NoticeSent():
            case.send_notice(uow, effect)
        case e.NoticeAnswered():
            contact.answer_notice(uow, person, effect)
        case e.CheckInOpened():
            contact.open_check_in(uow, effect)
        case e.CheckInAnswered():
            contact.answer_check_in(uow, person, effect)
        case e.CheckInFinished():
            contact.finish_check_in(uow, person, effect)
        case e.ReleaseChosen():
            contact.choose_release(uow, effect)
        case e.AlertRaised():
            contact.raise_alert(uow, effect)
        case e.AlertAcknowledged():
            contact.acknowledge(uow, person, effect)
        case e.Promise():
            due.promise(uow, effect)
        case e.PromiseDropped():
            due.drop(uow, effect.prefix)
        case e.UseReported() | e.Toast() | e.Push() | e.Refresh() | e.DataAsked() | e.ChatHidden():
            pass  # recorded in the audit, or turned into messages by the worker
        case _:
            assert_never(effect)


def use_invitation(uow: UnitOfWork, chat: int, person: Person | None, code: str, language: str) -> Person:
    """The one effect that may make a person, so it comes before the others of its turn."""
    return self_.use_invitation(uow, chat, person, code, language)
