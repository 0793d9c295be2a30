"""Who leads here, and who stands in: what each specialist has chosen to show, for the circle and the loved one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.model import Place
from flows.profile_shown import ON_FILE, line_of
from flows.steps import Choose, Flow, loved_ones, members
from flows.text import Joined, T, Text
from flows.view import Profile, View


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A member or the loved one (argument: the case's id, or empty for their first)."""
    return members(view, argument) or loved_ones(view, argument)


def text(view: View, place: Place) -> tuple[Text, ...]:
    found = view.profiles(place.data["case"])
    shown = tuple(line for profile in found for line in _of(profile))
    on_file = any(line.on_file for profile in found for line in profile.lines)
    return (*shown, *((ON_FILE,) if on_file else ()))


def _of(profile: Profile) -> tuple[Text, ...]:
    head = T("<b>{name}</b> leads here.", name=profile.name)
    if profile.backup:
        head = T("<b>{name}</b> stands in when that is needed.", name=profile.name)
    lines = tuple(line_of(line.kind, line.fields, line.on_file) for line in profile.lines)
    return (head, *((profile.about,) if profile.about else ()), *((Joined(lines, "\n"),) if lines else ()))


FLOW = Flow("about_specialist", opens=opens, steps=(Choose("profile", text, ()),))
