"""What can be decided: facts of the domain in the past tense, messages, promises and alerts.

Every effect is a frozen value. ``storage.apply`` writes each with one exhaustive match, and the audit log is simply their
record: so an effect's fields must say everything, and texts in them are the person's own words (encrypted at rest).
``me`` is always the person whose turn it is; it is not repeated here.
"""

from __future__ import annotations

# Every effect is known as ``effects.Name``, whichever file it stands in.
from flows.effects.after import *  # noqa: F403
from flows.effects.after import AfterEffect
from flows.effects.cases import *  # noqa: F403
from flows.effects.cases import CaseEffect
from flows.effects.contact import *  # noqa: F403
from flows.effects.contact import ContactEffect
from flows.effects.day import *  # noqa: F403
from flows.effects.day import DayEffect
from flows.effects.door import *  # noqa: F403
from flows.effects.door import DoorEffect
from flows.effects.following import *  # noqa: F403
from flows.effects.following import FollowingEffect
from flows.effects.letter import *  # noqa: F403
from flows.effects.letter import LetterEffect
from flows.effects.messages import *  # noqa: F403
from flows.effects.messages import MessageEffect
from flows.effects.notices import *  # noqa: F403
from flows.effects.notices import NoticeEffect
from flows.effects.own import *  # noqa: F403
from flows.effects.own import OwnEffect
from flows.effects.person import *  # noqa: F403
from flows.effects.person import PersonEffect
from flows.effects.plan import *  # noqa: F403
from flows.effects.plan import PlanEffect
from flows.effects.preparing import *  # noqa: F403
from flows.effects.preparing import PreparingEffect
from flows.effects.record import *  # noqa: F403
from flows.effects.record import RecordEffect
from flows.effects.rehearsal import *  # noqa: F403
from flows.effects.rehearsal import RehearsalEffect
from flows.effects.review import *  # noqa: F403
from flows.effects.review import ReviewEffect
from flows.effects.talk import *  # noqa: F403
from flows.effects.talk import TalkEffect

Effect = (
    PersonEffect | CaseEffect | PreparingEffect | LetterEffect | ContactEffect | RehearsalEffect | ReviewEffect | PlanEffect |
    TalkEffect | NoticeEffect | RecordEffect | DayEffect | FollowingEffect | AfterEffect | OwnEffect | DoorEffect | MessageEffect
)  # fmt: skip
