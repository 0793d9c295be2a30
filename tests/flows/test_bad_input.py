"""Whatever arrives at whatever step: a kind answer, the place kept, nothing lost, nothing done, nothing shown to others.

What a step does not take itself the engine answers, at every step alike: of that each step meets some in turn (``some``),
so that each kind comes to every third or fourth step of each person. What a step takes itself it meets whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest

from flows.model import Place
from flows.registry import FLOWS
from tests.explorer import Explorer
from tests.family import Family
from tests.talk import Phone, specialist_code

Thing = TypeVar("Thing")
Act = Callable[[Phone], object]
KINDS = ("sticker", "photo", "voice", "contact", "location", "document", "video", "poll")
LONG = "word " * 819
WORDS = ("🙂🙂🙂", LONG, "{name} <b>&", "٣")
FORGED = ("", "x" * 64, ">", ">nowhere:1", ">case:999999", "0.yes", "99999999999.yes", "❤", ">alert:1-1")
KEPT = ("letter_entry", "boundary", "information", "notice", "invitation", "alert", "case", "consent", "person")
SECRET = "MARKER"


# --- who is at the phone ---------------------------------------------------------------------------------------------
def lived_in(family: Family) -> tuple[Phone, Phone]:
    """A case in which everything has happened once: Ana at her menu, and Ben whose unshared words nobody may see."""
    ana, ben = family.member("Ana"), family.member("Ben", "es")
    ana.commands("/letter").taps("Begin").says("You taught me to swim.").taps("Done")
    ana.taps("Share with Nora").taps("Yes, share it")
    ben.commands("/letter").taps("Begin").says(f"{SECRET} of Ben")
    family.meets()
    ana.taps("Open and answer").taps("I'll be there")
    family.answers(ana.commands("/checkin").taps("Begin"), despair=9)
    ana.forges(">information").taps("Choose a part").taps("More ›").taps("Safety").taps("Begin").taps("Yes").taps(
        "Skip"
    )
    ana.commands("/boundaries").taps("Begin")
    while family.at(ana)[1] == "line":
        ana.says("a line")
    ana.commands("/learn").taps("Addiction")
    while family.at(ana)[1] == "card":
        ana.taps("Next" if ana.has("Next") else "On to three questions")
    return ana.commands("/menu"), ben


def a_member(family: Family) -> Explorer:
    ana, _ = lived_in(family)
    notice = family.rows("notice")[0].id
    mine = tuple(name for name in FLOWS if not name.startswith("join_"))
    return Explorer(family, ana, (*mine, f"notice:{notice}"))


def a_specialist(family: Family) -> Explorer:
    lived_in(family)
    family.arrives("Eva")
    case, ana, eva = family.case_id, family.person("Ana"), family.person("Eva")
    about = (f"member:{case}-{eva}", f"member:{case}-{ana}", f"read_letter:{case}-{ana}", f"told:{case}-{ana}",
             f"seen_check_ins:{case}-{ana}", f"alert:{family.rows('alert')[0].id}",
             f"notice_status:{family.rows('notice')[0].id}")  # fmt: skip
    mine = tuple(f"{name}:{case}" for name in FLOWS if not name.startswith("join_"))
    family.specialist.commands("/menu")
    return Explorer(family, family.specialist, (*about, *mine, "open_case", "broadcast", "console"))


def a_loved_one(family: Family) -> Explorer:
    lived_in(family)
    sam = family.loved_one()
    mine = tuple(name for name in FLOWS if not name.startswith("join_"))
    return Explorer(family, sam, mine)


def a_newcomer(family: Family) -> Explorer:
    return Explorer(family, family.newcomer(family.invitation("Ana"), name="Ana"))


def a_waiting_member(family: Family) -> Explorer:
    return Explorer(family, family.arrives("Ana"), tuple(FLOWS))


def a_new_loved_one(family: Family) -> Explorer:
    return Explorer(family, family.newcomer(family.loved_one_invitation(), name="Sam"))


def a_new_specialist(family: Family) -> Explorer:
    return Explorer(family, Phone(family.talk, name="Mira").starts(specialist_code(family.talk)))


PEOPLE: tuple[Callable[[Family], Explorer], ...] = (
    a_member, a_specialist, a_loved_one, a_newcomer, a_waiting_member, a_new_loved_one, a_new_specialist,
)  # fmt: skip


# --- at every step ---------------------------------------------------------------------------------------------------
@pytest.mark.slow
@pytest.mark.parametrize("person", PEOPLE)
def test_whatever_arrives_gets_a_kind_answer_and_the_place_is_kept(
    family: Family, person: Callable[[Family], Explorer]
) -> None:
    explorer = person(family)
    codes = bad_codes(family)
    others = [phone for phone in family.talk.phones.values() if phone is not explorer.phone]
    for n, (where, place) in enumerate(explorer.steps()):
        at = Situation(explorer, place)
        before = kept(family), [len(phone.heard) for phone in others]
        for kind in KINDS if at.step.shared else some(KINDS, n, of=4):
            at.keeps_its_place(lambda phone, kind=kind: phone.shares(kind), f"{kind} at {where}")
        for data in some(FORGED, n, of=3):
            at.keeps_its_place(lambda phone, data=data: phone.forges(data), f"forged {data!r} at {where}")
        for name in some(tuple(codes), n, of=3):
            at.keeps_its_place(lambda phone, name=name: phone.starts(codes[name]), f"{name} code at {where}")
        for what, act in some(AT_ANY_STEP, n, of=3):
            at.keeps_its_place(act, f"{what} at {where}")
        assert (kept(family), [len(phone.heard) for phone in others]) == before, where
        for words in WORDS if at.step.words else some(WORDS, n, of=4):
            at.may_take(lambda phone, words=words: phone.says(words), f"{words[:9]!r} at {where}")
        for words in some(WORDS, n, of=4):
            at.answers(
                lambda phone, words=words: phone.says(words, forwarded=True), f"forwarded {words[:9]!r} at {where}"
            )
        at.may_take(lambda phone: phone.says("one").says("two"), f"two messages at once at {where}")
    assert not [text for text in explorer.phone.heard if SECRET in text]


AT_ANY_STEP: tuple[tuple[str, Act], ...] = (
    ("nothing", lambda phone: phone.says("   ")),
    ("an unknown command", lambda phone: phone.commands("/nonsense")),
    ("an edited message", lambda phone: phone.edits(0, "changed")),
)  # fmt: skip


def some(things: Sequence[Thing], n: int, *, of: int) -> Sequence[Thing]:
    """Each ``of``-th, so that as many steps one after the other meet them all."""
    return things[n % of :: of]


def kept(family: Family) -> dict[str, int]:
    return {name: len(family.rows(name)) for name in KEPT}


class Situation:
    """One phone at one step, and what must hold whatever it does there."""

    def __init__(self, explorer: Explorer, place: Place) -> None:
        self.explorer, self.place = explorer, place
        self.step = FLOWS[place.top.flow].step(place.top.step)

    def keeps_its_place(self, act: Act, what: str) -> None:
        self.answers(act, what)
        assert self.explorer.place().frames == self.place.frames, what

    def may_take(self, act: Act, what: str) -> None:
        """Typed words are taken where words are asked for; elsewhere the place is kept."""
        (self.answers if self.step.words else self.keeps_its_place)(act, what)

    def answers(self, act: Act, what: str) -> None:
        self.explorer.stands(self.place)
        phone = self.explorer.phone
        heard = len(phone.heard)
        act(phone)
        assert len(phone.heard) > heard, f"no answer: {what}"
        assert phone.buttons, f"no way on: {what}"


def bad_codes(family: Family) -> dict[str, str]:
    """Codes that open nothing any more or never did; somebody else's used one cannot be told from one's own."""
    expired = family.invitation("Olga")
    family.time_passes(days=8)
    used, revoked = family.invitation("Uma"), family.invitation("Rob")
    family.newcomer(used, name="Uma")
    family.opens("invite").taps("Open invitations (1)").taps("Rob").taps("Yes, take it back")
    family.specialist.commands("/menu")
    return {"used": used, "revoked": revoked, "expired": expired, "unknown": "no-such-code", "odd": "☃ " * 40}


# --- strangers -------------------------------------------------------------------------------------------------------
def test_a_stranger_meets_a_kind_dead_end_whatever_they_send(family: Family) -> None:
    stranger = Phone(family.talk)
    for code in bad_codes(family).values():
        stranger.starts(code)
    for words in ("hello", "🙂", LONG, "   ", "{name}"):
        stranger.says(words)
    for kind in KINDS:
        stranger.shares(kind).sees("This is a private place")
    for command in ("/menu", "/console", "/forget", "/nonsense", "/start"):
        stranger.commands(command).sees("This is a private place")
    for data in (">console", ">letter:1", "1.yes", ""):
        stranger.forges(data)
    stranger.edits(0, "changed").sees("This is a private place")
    stranger.commands("/sos").sees("findahelpline.com")
    assert family.rows("person", chat=stranger.chat) == []
    assert not [text for text in stranger.heard if "Cedar" in text or "Sam" in text or "Nora" in text]
