"""What one person may know, read lazily and kept for the length of one screen. Every query starts from the viewer.

Nothing can be asked without a viewer: a ``StoredView`` is made for one person, and what is not theirs raises ``NotYours``.
"""

from __future__ import annotations

from storage.view.after import AfterReading
from storage.view.day import DayReading
from storage.view.desk import DeskReading
from storage.view.door import DoorReading
from storage.view.following import FollowingReading
from storage.view.kept import KeptReading
from storage.view.notices import NoticeReading
from storage.view.plan import PlanReading
from storage.view.preparing import PreparingReading
from storage.view.record import RecordReading
from storage.view.rehearsal import RehearsalReading
from storage.view.review import ReviewReading
from storage.view.talk import TalkReading
from storage.view.viewer import name_of


class StoredView(
    PreparingReading,
    TalkReading,
    RehearsalReading,
    ReviewReading,
    PlanReading,
    NoticeReading,
    DeskReading,
    RecordReading,
    DayReading,
    AfterReading,
    DoorReading,
    FollowingReading,
    KeptReading,
):
    """Satisfies ``flows.view.View`` for one person, or for a stranger (``person`` None)."""


__all__ = ["StoredView", "name_of"]
