"""A line of a specialist's profile, as families read it, and what "on file" means. Nothing here claims to be verified."""

from __future__ import annotations

from collections.abc import Mapping

from content.load import record_guide
from flows.text import Fact, Joined, Said, T, Text

ON_FILE = T(
    "“On file” means that a copy of the document is kept here. I have not checked it with whoever gave it: you can always ask to see it, or ask them."
)


def line_of(kind: str, fields: Mapping[str, Fact], on_file: bool) -> Text:
    about = next((one for one in record_guide().kinds if one.id == kind), None)
    named = (Said(about.name),) if about else ()
    shown = tuple(fields[name] for name in (about.profile if about else ()) if name in fields)
    line = Joined((*named, Joined(shown)), ": ")
    return T("{line} (on file)", line=line) if on_file else line
