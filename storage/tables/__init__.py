"""Every table. Personal words are ``LargeBinary``: sealed by ``storage.crypto`` before they get here."""

from __future__ import annotations

from storage.tables.cases import approach_change, case, invitation, participation
from storage.tables.columns import Count, Moment, metadata
from storage.tables.contact import alert, check_in, check_in_answer, notice, notice_answer, release
from storage.tables.people import consent, key, person
from storage.tables.preparing import (
    boundary,
    card_read,
    information,
    letter_entry,
    module_pass,
    quiz_answer,
    red_flag,
    saved_card,
)
from storage.tables.promises import due, due_done
from storage.tables.rehearsal import group_rehearsal, reaction_practice, rehearsal_part
from storage.tables.review import review_note
from storage.tables.traffic import audit, heard, outbox, set_aside, setting

__all__ = [
    "Count",
    "Moment",
    "alert",
    "approach_change",
    "audit",
    "boundary",
    "card_read",
    "case",
    "check_in",
    "check_in_answer",
    "consent",
    "due",
    "due_done",
    "group_rehearsal",
    "heard",
    "information",
    "invitation",
    "key",
    "letter_entry",
    "metadata",
    "module_pass",
    "notice",
    "notice_answer",
    "outbox",
    "participation",
    "person",
    "quiz_answer",
    "reaction_practice",
    "red_flag",
    "rehearsal_part",
    "release",
    "review_note",
    "saved_card",
    "set_aside",
    "setting",
]
