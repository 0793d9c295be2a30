"""The wall, with data that could leak: each person's phone shows exactly what is theirs, whatever they tap or forge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from flows import effects as e
from flows.model import Place
from flows.registry import COMMANDS, FLOWS
from flows.steps import Flow
from flows.view import NotYours
from storage import tables
from storage.errors import NotAllowed
from storage.view import StoredView
from tests.explorer import Explorer
from tests.talk import Phone, Talk
from tests.two_cases import Circle, WatchedPhone


@dataclass
class Two:
    talk: Talk
    ours: Circle
    theirs: Circle

    def others_saw_nothing_of_ours(self) -> None:
        for phone in self.theirs.phones.values():
            assert not [mark for mark in phone.seen if mark.startswith("MkA")]


def two_cases(*, loved_one: bool = True) -> Two:
    talk = Talk()
    two = Two(talk, Circle(talk, "A", 100), Circle(talk, "B", 500))
    if loved_one:
        two.ours.loved_one(), two.theirs.loved_one()
    return two


SAME_FOR_ALL = frozenset({"learn", "sos", "help", "rehearse", "information", "language", "used_again"})
"""Flows that hold lessons, numbers and questions: only their first screen is looked at."""


class Walker(Explorer):
    def _onwards(self, place: Place, *, twice: bool) -> Iterator[Place]:
        return iter(()) if place.top.flow in SAME_FOR_ALL else super()._onwards(place, twice=twice)


def walks(two: Two, phone: Phone, *entries: str) -> None:
    """To every screen that this person can reach by taps and commands."""
    for command in COMMANDS:
        if command not in ("forget", "hide"):
            phone.commands(f"/{command}")
    phone.commands("/menu")
    for _ in Walker(two, phone, entries, twice=False).steps():  # type: ignore[arg-type]
        pass


def entries(two: Two, phone: Phone, ids: set[str]) -> list[str]:
    """Flows that one of these ids opens for this person; those that open with any nonsense do not look at it."""
    found: dict[str, str] = {}
    with two.talk.transaction() as uow:
        view = StoredView(uow, uow.person_in(phone.chat))
        for name, flow in FLOWS.items():
            nonsense = opened(flow, view, "999999")
            for one in sorted(ids):
                data = opened(flow, view, one)
                if data is not None and data != nonsense:
                    found.setdefault(f"{name} {data}", f"{name}:{one}")
    return list(found.values())


def opened(flow: Flow, view: StoredView, argument: str) -> Mapping[str, Any] | None:
    try:
        return flow.opens(view, argument)
    except NotYours:
        return None


CIRCLE = ("nora", "ana", "ben", "leo")
PROFILE = ("title", "about")
RECORD = (*PROFILE, "number", "hidden")
PLANS = ("called", "place", "room", "notice", "note", *PROFILE)
ALLOWED: dict[str, tuple[str, ...]] = {
    "nora": (*CIRCLE, "eva", "code", "called", "place", "room", "rationale", "open_door", "remember", "vetted", "vetting", "invited_eva", *RECORD,
             "review", "letter_ana", "line_ana", "told_ana", "told_ben", "good_thing", "codeword", "clinic", "opening", "answer", "option",
             "said_ana", "answer_ana", "remark_ana", "ready_words", "agreed", "settled", "leg", "free", "debrief_ana", "groups"),
    "ana": ("nora", "ana", "good_thing", *PLANS, "letter_ana", "line_ana", "told_ana", "review", "codeword", "answer",
            "said_ana", "answer_ana", "leg", "debrief_ana", "groups", "herself"),
    "ben": ("nora", "ben", *PLANS, "letter_ben", "line_ben", "told_ben", "codeword", "groups"),
    "leo": (*CIRCLE, "good_thing", "why_leo", "call_leo", "remind_leo", "groups", *PROFILE),
    "eva": ("eva",),
}  # fmt: skip
"""What each of them is shown somewhere. Nobody is shown the other's letter, lines or answers; Leo nothing of the plans."""


@pytest.mark.slow
@pytest.mark.parametrize("name", ALLOWED)
def test_each_person_sees_exactly_what_is_theirs(name: str) -> None:
    two = two_cases()
    phone = two.ours.phones[name]
    walks(two, phone, *entries(two, phone, two.ours.mine))
    assert phone.seen == two.ours.marks(*ALLOWED[name])
    two.others_saw_nothing_of_ours()
    for name, other in two.ours.phones.items():
        assert other.seen <= two.ours.marks(*ALLOWED[name])


@pytest.mark.parametrize("name", ALLOWED)
def test_no_flow_opens_with_an_id_of_another_case(name: str) -> None:
    two = two_cases()
    phone = two.ours.phones[name]
    mixed = {f"{two.ours.case}-{one}" for one in (*two.theirs.people.values(), *two.theirs.at.values())}
    assert entries(two, phone, two.theirs.mine | mixed) == []


# --- a second specialist ---------------------------------------------------------------------------------------------
BACKED_UP = {
    "all": (*(one for one in ALLOWED["nora"] if one not in (*RECORD, "ready_words")), "olga"),
    "alerts": (*CIRCLE, "olga", "code", "called", "said_ana", "answer_ana", "remark_ana"),
}
"""A backup with all rights sees what the lead sees; one for alerts sees the alerts, and who they are about."""


@pytest.mark.slow
@pytest.mark.parametrize("rights", BACKED_UP)
def test_a_backup_sees_exactly_what_their_rights_allow(rights: str) -> None:
    two = two_cases()
    olga = two.ours.backed_up(rights)
    walks(two, olga, *entries(two, olga, two.ours.mine))
    assert olga.seen == two.ours.marks(*BACKED_UP[rights])
    two.others_saw_nothing_of_ours()


def test_a_backup_who_was_not_let_in_yet_sees_nothing() -> None:
    two = two_cases()
    olga = two.ours.backed_up("all")
    with two.talk.transaction() as uow:
        part = tables.participation
        uow.execute(part.update().where(part.c.person == two.ours.people["olga"]).values(state="waiting"))
    walks(two, olga, *entries(two, olga, two.ours.mine))
    assert olga.seen <= two.ours.marks("olga")


@pytest.mark.parametrize("rights", BACKED_UP)
def test_no_backup_brings_in_another_one_or_changes_what_one_may_do(rights: str) -> None:
    two = two_cases(loved_one=False)
    two.ours.backed_up(rights)
    case, olga, nora = two.ours.case, two.ours.people["olga"], two.ours.people["nora"]
    for effect in (
        e.InvitationMade(900, "code-900", case, "backup", "", two.talk.now, "all"),
        e.BackupRightsSet(case, olga, "all"),
        e.BackupEnded(case, nora),
    ):
        with pytest.raises(NotAllowed):
            two.ours.does("olga", effect)


def test_a_backup_for_alerts_changes_nothing_but_what_is_theirs() -> None:
    two = two_cases(loved_one=False)
    two.ours.backed_up("alerts")
    case, ana = two.ours.case, two.ours.people["ana"]
    for effect in (e.JoinRefused(case, ana), e.OutcomeRecorded(case, "yes"), e.LetterApproved(case, ana)):
        with pytest.raises(NotAllowed):
            two.ours.does("olga", effect)
    two.ours.does("olga", e.AlertAcknowledged(two.ours.at["alert"]), e.BackupEnded(case, two.ours.people["olga"]))


# --- the loved one, before their time --------------------------------------------------------------------------------
def test_before_a_yes_a_loved_one_learns_nothing_even_with_a_link() -> None:
    two = two_cases(loved_one=False)
    phone = stranger(two)
    code = two.ours.invites("loved_one", "loved_one")
    phone.starts(code).says("Hello").taps("Go on") if phone.starts(code).has("Go on") else phone.says("Hello")
    for one in sorted(two.ours.mine):
        phone.forges(f">meeting:{one}").forges(f">notice:{one}").forges(f">collected:{one}")
    assert phone.seen == set()


def test_before_consent_a_loved_one_learns_who_invites_and_nothing_else() -> None:
    two = two_cases(loved_one=False)
    phone = stranger(two).starts(two.ours.comes_to_a_yes())
    for _ in range(4):
        phone.taps(phone.buttons[0])
        assert phone.seen <= two.ours.marks("nora")


def stranger(two: Two) -> WatchedPhone:
    phone = WatchedPhone(two.talk, "en", "Leo")
    phone.seen = set()
    return phone


# --- whatever is tapped ----------------------------------------------------------------------------------------------
@cache
def lasting() -> Two:
    """One pair of cases for all the made-up taps; what they change is theirs to change."""
    return two_cases()


IDS = st.deferred(lambda: st.sampled_from(sorted(lasting().theirs.mine | lasting().ours.mine)))
KEYS = st.sampled_from(("yes", "no", "go", "open", "in", "erase", "member", "read", "case", "<", "^")) | st.text(
    max_size=8
)
ENTRY = st.builds(">{}:{}".format, st.sampled_from(sorted(FLOWS)), IDS | st.text(max_size=20))
CHOICE = st.builds("{}.{}:{}".format, st.integers(-1, 999), KEYS, IDS)


@settings(max_examples=150)
@given(st.sampled_from(sorted(ALLOWED)), st.lists(ENTRY | CHOICE | st.text(max_size=64), min_size=1, max_size=3))
def test_no_made_up_tap_breaks_anything_or_shows_the_other_case(name: str, taps: list[str]) -> None:
    two = lasting()
    phone = two.ours.phones[name]
    for data in taps:
        heard = len(phone.heard)
        phone.forges(data)
        assert len(phone.heard) > heard
    assert phone.seen <= two.ours.marks(*ALLOWED[name])
    two.others_saw_nothing_of_ours()
