"""A specialist's chat in memory over these flows alone: a small practice that the tests lay out, and what it decided.

It keeps no rows: effects are collected, and only those change the practice that the next screen has to show.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from flows import effects as e
from flows.bindings import bind
from flows.engine import Engine
from flows.model import Command, Frame, Outcome, Place, Screen, Tap, Words
from flows.specialists import FLOWS
from flows.steps import Choose, Flow, anyone
from flows.text import Fact, Joined, Link, Local, N, Said, T
from flows.view import (
    Alert,
    Case,
    CheckIn,
    Invitation,
    Letter,
    Me,
    Notice,
    NotYours,
    Participant,
)
from flows.walls import Standing

ME, ANA, BEN, EVA, LOVED = 1, 2, 3, 4, 5
CEDAR, OTHER = 10, 99
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MEETING = datetime(2026, 12, 5, 14, 30, tzinfo=UTC)


def fact(kind: str, owner: int, value: Any, case: int = CEDAR, shared: bool = False) -> Fact:
    return Fact(kind, owner, value, case, shared)


def cedar(**more: Any) -> Case:
    values: dict[str, Any] = {
        "id": CEDAR, "code_name": fact("case.code_name", ME, "Cedar"), "called": fact("case.called", ME, "Sam"),
        "approach": "johnson", "country": "ES", "zone": "Europe/Madrid", "phase": "preparing", "specialist": ME,
        "specialist_name": fact("specialist.name", ME, "Nora"),
    }  # fmt: skip
    return Case(**{**values, **more})


def person(number: int, name: str, **more: Any) -> Participant:
    values: dict[str, Any] = {"role": "member", "relation": "friend", "state": "in", "language": "en"}
    return Participant(number, CEDAR, fact("person.name", number, name), **{**values, **more})


@dataclass
class Practice:
    """Satisfies ``flows.view.View`` for the specialist ``ME``."""

    me: Me = field(
        default_factory=lambda: Me(ME, "en", Fact("own", ME, "Nora"), "Europe/Madrid", "ES", specialist=True)
    )
    now: datetime = NOW
    the_cases: list[Case] = field(default_factory=lambda: [cedar()])
    people: list[Participant] = field(default_factory=list)
    letters: dict[int, Letter] = field(default_factory=dict)
    the_invitations: list[Invitation] = field(default_factory=list)
    the_notices: list[Notice] = field(default_factory=list)
    the_alerts: list[Alert] = field(default_factory=list)
    the_check_ins: list[CheckIn] = field(default_factory=list)
    released: frozenset[tuple[str, int | None]] = frozenset()
    last_id: int = 1000

    def new_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def new_code(self) -> str:
        return f"code-{self.new_id()}"

    def standing(self, case: int) -> Standing | None:
        mine = any(one.id == case for one in self.the_cases)
        return Standing(ME, case, "specialist", "in", self.case(case).outcome) if mine else None

    def cases(self) -> tuple[Case, ...]:
        return tuple(self.the_cases)

    def case(self, case: int) -> Case:
        return self._one(one for one in self.the_cases if one.id == case)

    def roster(self, case: int) -> tuple[Participant, ...]:
        me = Participant(ME, case, fact("person.name", ME, "Nora", case), "specialist", "", "in", "en")
        return (me, *(one for one in self.people if one.case == case))

    def participant(self, case: int, person: int) -> Participant:
        return self._one(one for one in self.people if (one.case, one.person) == (case, person))

    def letter(self, case: int, author: int) -> Letter:
        if not self.participant(case, author).letter_shared:
            raise NotYours
        return self.letters[author]

    def red_flags(self, case: int) -> tuple[()]:
        return ()

    def invitations(self, case: int) -> tuple[Invitation, ...]:
        return tuple(one for one in self.the_invitations if one.case == case)

    def notices(self, case: int) -> tuple[Notice, ...]:
        return tuple(one for one in self.the_notices if one.case == case)

    def notice(self, notice: int) -> Notice:
        return self._one(one for one in self.the_notices if one.id == notice)

    def check_ins(self, case: int, person: int) -> tuple[CheckIn, ...]:
        return tuple(one for one in self.the_check_ins if (one.case, one.person) == (case, person))

    def releases(self, case: int) -> frozenset[tuple[str, int | None]]:
        return self.released

    def alerts(self, case: int | None = None) -> tuple[Alert, ...]:
        return tuple(one for one in self.the_alerts if case in (None, one.case))

    def _one(self, found: Iterable[Any]) -> Any:
        for one in found:
            return one
        raise NotYours

    # --- what changes the next screen --------------------------------------------------------------------------------
    def apply(self, effect: e.Effect) -> None:
        match effect:
            case e.CaseOpened():
                named = fact("case.code_name", ME, effect.code_name, effect.case)
                called = fact("case.called", ME, effect.called, effect.case)
                opened = cedar(
                    id=effect.case, code_name=named, called=called, approach=effect.approach, zone=effect.zone
                )
                self.the_cases.append(opened)
            case e.PhaseReached():
                self._change(effect.case, phase=effect.phase)
            case e.OutcomeRecorded():
                self._change(effect.case, outcome=effect.outcome)
            case e.MeetingSet():
                self._change(effect.case, meeting_at=effect.at, meeting_place=fact("meeting.place", ME, effect.place))
            case e.JoinApproved() | e.JoinRefused():
                state = "in" if isinstance(effect, e.JoinApproved) else "out"
                self.people = [replace(one, state=state) if one.person == effect.person else one for one in self.people]
            case e.InvitationMade():
                named = fact("invitation.name", ME, effect.name) if effect.name else None
                self.the_invitations.append(
                    Invitation(effect.invitation, effect.role, effect.case, "good", named, effect.expires)
                )
            case e.InvitationRevoked():
                self.the_invitations = [one for one in self.the_invitations if one.id != effect.invitation]
            case e.NoticeSent():
                words = {code: fact("notice.words", ME, text) for code, text in effect.words.items()}
                self.the_notices.insert(0, Notice(effect.notice, effect.case, effect.kind, words, self.now, {}))
            case e.AlertAcknowledged():
                self.the_alerts = [
                    replace(one, acknowledged_at=self.now) if one.id == effect.alert else one for one in self.the_alerts
                ]
            case _:
                pass

    def _change(self, case: int, **values: Any) -> None:
        self.the_cases = [replace(one, **values) if one.id == case else one for one in self.the_cases]


HOME = Flow("menu", opens=anyone, steps=(Choose("menu", T("Menu"), ()),))
ENGINE = Engine({flow.name: flow for flow in (HOME, *FLOWS)}, {"console": ("console",), "broadcast": ("broadcast",)})


class Chat:
    """One specialist at their phone. ``decided`` holds the effects of the last turn."""

    def __init__(self, practice: Practice | None = None, place: Place | None = None) -> None:
        self.practice = practice or Practice()
        self.place = place or Place((Frame("menu", "menu"),))
        self.decided: tuple[e.Effect, ...] = ()
        self.note: Any = None

    def opens(self, flow: str, argument: str = "") -> Chat:
        """As a tap on an entry button, which anybody can forge."""
        return self._hears(Tap(f">{flow}:{argument}"))

    def taps(self, label: str) -> Chat:
        choice = next((one for one in self._screen.choices if self._text(one.label) == label), None)
        assert choice is not None, f"no button {label!r} among {self.buttons}"
        return self._hears(Tap(f"{self.place.serial}.{choice.key}"))

    def says(self, text: str) -> Chat:
        return self._hears(Words(text))

    def commands(self, name: str) -> Chat:
        return self._hears(Command(name))

    @property
    def screen(self) -> str:
        lines = [
            *([self._text(bind(self.note, self._view, self.place))] if self.note else []),
            *map(self._text, self._screen.text),
        ]
        return "\n".join(lines)

    @property
    def buttons(self) -> list[str]:
        return [self._text(one.label) for one in self._screen.choices if one.id not in "<^"]

    @property
    def at(self) -> tuple[str, str]:
        return self.place.top.flow, self.place.top.step

    def pushed(self) -> dict[int, str]:
        """The last turn's pushes by person."""
        return {one.to: "\n".join(map(self._text, one.text)) for one in self.decided if isinstance(one, e.Push)}

    @property
    def _view(self) -> Any:
        return self.practice

    @property
    def _screen(self) -> Screen:
        return ENGINE.screen(self._view, self.place)

    def _hears(self, heard: Any) -> Chat:
        out: Outcome = ENGINE.hear(self._view, self.place, heard)
        for effect in out.effects:
            self.practice.apply(effect)
        kept = tuple(
            Frame(one.flow, one.step, json.loads(json.dumps(dict(one.data))), one.trail) for one in out.place.frames
        )
        self.place, self.decided = Place(kept, out.place.serial + 1), out.effects
        self.note = out.show.note if out.show else None
        self._fits()
        return self

    def _fits(self) -> None:
        """Every screen that any test sees stays inside the limits of a phone."""
        screen = self._screen
        assert len(screen.choices) <= 8, f"{len(screen.choices)} buttons at {self.at}"
        assert len({one.key for one in screen.choices}) == len(screen.choices), f"two buttons alike at {self.at}"
        for one in screen.choices:
            assert len(f"{self.place.serial}.{one.key}".encode()) <= 64
            assert isinstance(one.label, Fact) or len(self._text(one.label)) <= 30, self._text(one.label)
        assert 0 < len(self.screen) <= 4096

    def _text(self, value: Any) -> str:
        match value:
            case Fact():
                return str(value.value)
            case Joined():
                return value.separator.join(map(self._text, value.parts))
            case Said():
                return value.languages["en"].format(**{name: self._text(one) for name, one in value.values.items()})
            case N() if value.values["n"] != 1:
                return value.plural.format(**{name: self._text(one) for name, one in value.values.items()})
            case T():
                return value.message.format(**{name: self._text(one) for name, one in value.values.items()})
            case Link():
                return f"t.me/bot?start={value.code}"
            case Local():
                return f"{value.at:%Y-%m-%d %H:%M}Z in {value.zone}"
            case datetime():
                return f"{value:%Y-%m-%d %H:%M}"
            case int() | float():
                return str(value)
            case _:
                raise TypeError(f"{value!r} is no value of a text")
