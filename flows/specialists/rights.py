"""What a backup may do in a case, in words. The wall (``flows.walls``) decides; this page only says it."""

from __future__ import annotations

from flows.text import T, Text

NAMES: dict[str, Text] = {
    "lead": T("leads the case"),
    "all": T("may do all that the lead may do"),
    "alerts": T("sees alerts, and answers people"),
}
MEANING: dict[str, Text] = {
    "all": T(
        "They see and do all that you do here: people, letters, plans. Only bringing in another backup stays with you."
    ),
    "alerts": T(
        "They see alerts and who they are about, can say that they have read them, and talk with people. They see no letters, answers or plans."
    ),
}


def name(rights: str) -> Text:
    return NAMES.get(rights, NAMES["alerts"])
