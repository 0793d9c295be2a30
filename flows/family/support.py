"""Support at any hour: calm down, what others feel, what to do tonight, where to find a group, talk to the specialist.

Nothing here asks for anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from content.load import support_paths
from content.support_schema import SupportPath
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Said, T, Text
from flows.view import View


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    paths = (Choice("path", Said(path.title), to=chosen, argument=path.id) for path in support_paths())
    return (
        *paths,
        Choice("talk", T("Talk to my specialist"), to=Enter("talk", str(place.data["case"]))),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


@leads_to("path")
def chosen(view: View, place: Place) -> Turn:
    return Turn("path", data={"path": str(place.data["choice"])})


def _path(place: Place) -> SupportPath:
    paths = support_paths()
    return next((path for path in paths if path.id == place.data.get("path")), paths[0])


def path_text(view: View, place: Place) -> tuple[Text, ...]:
    path = _path(place)
    lines: tuple[Text, ...] = (T("<b>{title}</b>", title=Said(path.title)), *(Said(line) for line in path.text))
    return (*lines, *_planned(view, place.data["case"])) if path.id == "groups" else lines


def _planned(view: View, case: int) -> tuple[Text, ...]:
    """Groups that the specialist wrote down for this case, once they are shown."""
    words = view.follow_up(case).words.get("groups")
    return (T("{specialist} wrote down: {words}", words=words),) if words is not None else ()


def one_path(view: View, argument: str) -> Mapping[str, Any] | None:
    """``case-path``: that very one."""
    case, _, path = argument.partition("-")
    data = members(view, case) if case else None
    known = any(one.id == path for one in support_paths())
    return {**data, "path": path} if data and known else None


_CHOOSE = Choose(
    "support", T("What would do you good right now?"), choices, leads=("path", Enter("talk"), Enter("sos"))
)
_PATH = Choose("path", path_text, (
    Choice("done", T("That is enough"), to=END),
    Choice("other", T("Something different"), to="support"),
))  # fmt: skip
FLOW = Flow("support", opens=members, resumes=True, moved={"talk": "support"}, steps=(_CHOOSE, _PATH))
ONE = Flow("support_path", opens=one_path, steps=(_PATH, _CHOOSE))
"""The same conversation, begun at the path that fits an answer."""
