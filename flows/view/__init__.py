"""What one person may know, as flows ask for it. ``storage.view`` answers lazily, and through ``flows.walls``.

A view belongs to one person at one moment. Asking for what is not theirs raises ``NotYours``; what is personal comes as a
``Fact``, so that it can only be rendered for somebody who may know it.
"""

from __future__ import annotations

from typing import Protocol

from flows.view.after import AfterView, Escort, Programme
from flows.view.cases import (
    ApproachChange,
    Backup,
    CameBy,
    Case,
    CasesView,
    Invitation,
    LeadOffer,
    Marked,
    OutcomeNoted,
    Participant,
    VettingNote,
)
from flows.view.contact import Alert, CheckIn, ContactView
from flows.view.day import DayView, Freeze, OnTheDay
from flows.view.desk import CaseLine, Deed, Desk, DeskView, Thing
from flows.view.door import DoorView, Lock
from flows.view.following import Episode, FollowingView, FollowUp, Held, OwnLetter
from flows.view.kept import Kept, KeptView, Reminder
from flows.view.notices import Delivery, Notice, NoticeView, Reach, Tally
from flows.view.own import Me, NotYours, OwnView, Receipt
from flows.view.plan import Planned, PlanView, TaskState, TreatmentOption
from flows.view.preparing import Boundary, Entry, Letter, LetterVersion, ModuleProgress, PreparingView, RedFlag, Told
from flows.view.record import Document, Profile, ProfileLine, RecordEntry, RecordView
from flows.view.rehearsal import GroupRehearsal, Practised, RehearsalView
from flows.view.review import ReviewNote, ReviewView
from flows.view.talk import Hours, Said, SavedReply, TalkView, Thread


class View(
    OwnView,
    CasesView,
    PreparingView,
    ContactView,
    RehearsalView,
    ReviewView,
    PlanView,
    TalkView,
    NoticeView,
    DeskView,
    RecordView,
    DayView,
    DoorView,
    FollowingView,
    AfterView,
    KeptView,
    Protocol,
):
    """Read-only. Lists are in the order a person expects to see them (newest or most urgent first)."""


__all__ = [
    "Alert",
    "ApproachChange",
    "Backup",
    "Boundary",
    "CameBy",
    "Case",
    "CaseLine",
    "CheckIn",
    "Deed",
    "Delivery",
    "Desk",
    "Document",
    "Entry",
    "Episode",
    "Escort",
    "FollowUp",
    "Freeze",
    "GroupRehearsal",
    "Held",
    "Hours",
    "Invitation",
    "Kept",
    "LeadOffer",
    "Letter",
    "LetterVersion",
    "Lock",
    "Marked",
    "Me",
    "ModuleProgress",
    "NotYours",
    "Notice",
    "OnTheDay",
    "OutcomeNoted",
    "OwnLetter",
    "Participant",
    "Planned",
    "Practised",
    "Profile",
    "ProfileLine",
    "Programme",
    "Reach",
    "Receipt",
    "RecordEntry",
    "RedFlag",
    "Reminder",
    "ReviewNote",
    "Said",
    "SavedReply",
    "Tally",
    "TaskState",
    "Thing",
    "Thread",
    "Told",
    "TreatmentOption",
    "VettingNote",
    "View",
]  # fmt: skip
