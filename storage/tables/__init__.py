"""Every table. Personal words are ``LargeBinary``: sealed by ``storage.crypto`` before they get here."""

from __future__ import annotations

# Every table is known as ``tables.name``, whichever file it stands in.
from storage.tables.after import *  # noqa: F403
from storage.tables.cases import *  # noqa: F403
from storage.tables.columns import *  # noqa: F403
from storage.tables.contact import *  # noqa: F403
from storage.tables.day import *  # noqa: F403
from storage.tables.following import *  # noqa: F403
from storage.tables.letter import *  # noqa: F403
from storage.tables.own import *  # noqa: F403
from storage.tables.people import *  # noqa: F403
from storage.tables.plan import *  # noqa: F403
from storage.tables.preparing import *  # noqa: F403
from storage.tables.promises import *  # noqa: F403
from storage.tables.record import *  # noqa: F403
from storage.tables.rehearsal import *  # noqa: F403
from storage.tables.review import *  # noqa: F403
from storage.tables.talk import *  # noqa: F403
from storage.tables.traffic import *  # noqa: F403
from storage.tables.vetting import *  # noqa: F403
