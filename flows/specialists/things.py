"""How each kind of thing that waits is said, and where it is done. A kind's query stands in ``storage.desk.things``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from flows.model import Enter
from flows.specialists.alert import short_of, what_of
from flows.specialists.told_apart import told_apart
from flows.specialists.words import ANSWERS
from flows.text import Brief, Joined, N, T, Text
from flows.view import Thing, View


@dataclass(frozen=True, slots=True)
class Kind:
    """``says``: the line; ``label``: its button, with {who} or {code_name}; ``open``: the button that leads to the whole."""

    says: Callable[[View, Thing], Text]
    label: T
    open: Text
    flow: Callable[[Thing], str]
    argument: Callable[[Thing], str]


def _one(thing: Thing) -> str:
    return f"{thing.case}-{thing.about}"


def _letter(view: View, thing: Thing) -> Text:
    return T("shared a letter") if thing.what == "unread" else T("letter not approved yet")


def _boundaries(view: View, thing: Thing) -> Text:
    return N("{n} boundary to look at", "{n} boundaries to look at", n=thing.many)


def _missing(view: View, thing: Thing) -> Text:
    return N("the meeting is close, {n} thing is missing", "the meeting is close, {n} things are missing", n=thing.many)


KINDS: Final[Mapping[str, Kind]] = {
    "alert": Kind(
        lambda view, thing: what_of(view, thing.case, thing.what, thing.about or 0),
        T("Alert: {who}"), T("See the alert"), lambda thing: "alert", lambda thing: str(thing.many),
    ),
    "join": Kind(
        lambda view, thing: T("waits for your yes"),
        T("Let in: {who}"), T("Who is it?"), lambda thing: "member", _one,
    ),
    "letter": Kind(
        _letter, T("Letter: {who}"), T("Read the letter"),
        lambda thing: "read_letter" if thing.what == "unread" else "review_letter", _one,
    ),
    "bounds": Kind(
        _boundaries, T("Boundaries: {who}"), T("Read them"), lambda thing: "read_boundaries", _one,
    ),
    "answer": Kind(
        lambda view, thing: ANSWERS[thing.what], T("Answer: {who}"), T("See the person"), lambda thing: "member", _one,
    ),
    "talk": Kind(
        lambda view, thing: T("waits for your answer"),
        T("Reply: {who}"), T("Read and reply"), lambda thing: "thread", lambda thing: str(thing.many),
    ),
    "ready": Kind(
        _missing, T("Ready? {code_name}"), T("See what is missing"), lambda thing: "ready",
        lambda thing: str(thing.case),
    ),
    "alone": Kind(
        lambda view, thing: T("before admission, nobody is there at some hours"),
        T("Never alone: {code_name}"), T("Who is there when"), lambda thing: "escorts", lambda thing: str(thing.case),
    ),
}  # fmt: skip


def line(view: View, thing: Thing) -> Text:
    """One thing in one line: case, person, what."""
    who = (name(thing),) if thing.about_name is not None else ()
    return Joined((thing.code_name, *who, KINDS[thing.kind].says(view, thing)))


def name(thing: Thing) -> Text:
    return thing.about_name if thing.about_name and thing.about_name.value else T("No name yet")


def label(thing: Thing) -> Text:
    return KINDS[thing.kind].label.with_values(**_named(thing))


def labels(view: View, things: Sequence[Thing]) -> tuple[Text, ...]:
    """One for each; where two would read the same, by what an alert is about, by the case, and at last by the hour."""
    return told_apart(
        things,
        label,
        lambda one: _apart(view, one),
        lambda one: Joined((one.code_name, label(one)), ": ") if one.about_name is not None else label(one),
        lambda one: Joined((_hour(view, one), name(one) if one.about_name is not None else one.code_name)),
    )


def _hour(view: View, thing: Thing) -> Text:
    return T("{when}", when=Brief(datetime.fromtimestamp(thing.at / 1000, UTC), view.now, weekday=False))


def _apart(view: View, thing: Thing) -> Text:
    if thing.kind != "alert":
        return label(thing)
    what = short_of(view, thing.case, thing.what, thing.about or 0)
    return T("{what}: {who}", what=what, who=name(thing))


def _named(thing: Thing) -> dict[str, Text]:
    return {"code_name": thing.code_name} if thing.about_name is None else {"who": name(thing)}


def way(thing: Thing) -> Enter:
    """The flow in which the whole of it is seen and done."""
    kind = KINDS[thing.kind]
    return Enter(kind.flow(thing), kind.argument(thing))
