"""Which approach may fit, worked out from what the family told (DOMAIN sections 4 and 5). Never applied by itself.

1. Violence or a weapon: no surprise; somebody experienced who adapts on the spot.
2. One or two relatives, and it is not urgent: CRAFT, which has the best evidence.
3. There is a person they listen to: an open invitation first. With children and nothing urgent, the whole family.
4. Urgent, many relatives and no way to talk: a meeting led by letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from flows.view import Told

VIOLENCE: Final = ("threats", "assaults", "strangled", "stalking", "court")
URGENT: Final = ("suicide_now", "children_danger")
FEW, MANY = 2, 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``approach`` None: nobody has told anything. ``reasons``: what it rests on, by name; ``not_…``: as far as is known."""

    approach: str | None
    reasons: tuple[str, ...]


def suggest(told: Iterable[Mapping[str, Told]], relatives: int) -> Suggestion:
    """``relatives``: how many are in the circle."""
    people = [answers for answers in told if answers]
    if not people:
        return Suggestion(None, ())
    signs = {
        "violence": _yes(people, *VIOLENCE),
        "weapons": _yes(people, "weapons"),
        "urgent": _yes(people, *URGENT) or _overdosed(people),
        "children": _yes(people, "has_children"),
        "reachable": _known(people, "listens_to"),
        "few": relatives <= FEW,
    }
    approach = _choose(signs, relatives)
    reasons = tuple(name if is_so else f"not_{name}" for name, is_so in signs.items())
    return Suggestion(approach, reasons)


def _choose(signs: Mapping[str, bool], relatives: int) -> str:
    if signs["violence"] or signs["weapons"]:
        return "field"
    if signs["urgent"]:
        return "arise" if signs["reachable"] else "field" if signs["few"] else "love_first"
    if signs["few"] or not signs["reachable"]:
        return "craft"
    return "systemic" if signs["children"] and relatives >= MANY else "arise"


def _values(people: Iterable[Mapping[str, Told]], question: str) -> list[object]:
    found = (answers.get(question) for answers in people)
    return [told.value.value for told in found if told is not None and told.state == "known" and told.value is not None]


def _yes(people: list[Mapping[str, Told]], *questions: str) -> bool:
    return any("yes" in _values(people, question) for question in questions)


def _known(people: list[Mapping[str, Told]], question: str) -> bool:
    return bool(_values(people, question))


def _overdosed(people: list[Mapping[str, Told]]) -> bool:
    return any(isinstance(value, int) and value > 0 for value in _values(people, "overdoses"))
