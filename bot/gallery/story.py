"""The made-up family of the gallery: one case at several moments, and who holds a phone there.

People and facts are laid down as effects, so that no screen has to be tapped through to get here; everything else is
found by walking (``bot.gallery.walk``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.gallery.aftercare import aftercare
from bot.gallery.afterwards import after_a_no, to_the_door
from bot.gallery.cast import (
    ANA,
    BEN,
    CASE,
    CLEO,
    DANI,
    EVA,
    GUS,
    HOME,
    LATER,
    LEO,
    NOBODY,
    NORA,
    OTHER_CASE,
    Moment,
)  # fmt: skip
from bot.gallery.practice import backed_up, own_record
from bot.gallery.private import behind_a_pin
from bot.gallery.world import World
from content.load import boundary_page, letter, modules, question_set
from flows import effects as e
from flows.checklist import reminders
from flows.family.care import first_care
from flows.model import Command, Heard, Tap

TELLS = Tap(f">information:{CASE}")
TALKS = (Tap(">threads"), Tap(">thread:300"), Tap(">thread:320"), Tap(">hours"))
NOT_SEEN = (Tap(">not_seen:a32"), Tap(f">not_seen:t{CASE}"))


def story(world: World) -> Iterator[Moment]:
    """Each moment in turn; ``world`` stands there when it is handed out, and has to stand there again afterwards."""
    code = world.invite_specialist()
    yield Moment("the first link", {NOBODY: (Command("start"),), NORA: (Command("start", code),)})
    world.joins(NORA, code, e.NameGiven("Nora"), e.CountryChosen("ES"), e.ZoneChosen("Europe/Madrid"))
    yield Moment("a new practice", {NORA: HOME})
    world.decides(NORA, e.CaseOpened(CASE, "Cedar", "Leo", "johnson", "ES", "Europe/Madrid"))
    good = _invitations(world)
    yield Moment(
        "an empty case",
        {NORA: (*HOME, Tap(f">invite:{CASE}")), GUS: (Command("start", good),), NOBODY: _bad_codes(world)},
    )
    yield own_record(world)
    yield _preparing(world)
    yield from behind_a_pin(world)
    yield from backed_up(world)
    yield _meeting_is_set(world)
    yield from _found_out(world)
    yield from _the_day(world)
    yield from _the_day_and_after(world)


def _entries(*flows: str) -> tuple[Heard, ...]:
    return tuple(Tap(f">{flow}:{CASE}") for flow in flows)


# --- before the meeting ----------------------------------------------------------------------------------------------
def _invitation(world: World, number: int, role: str = "member", name: str = "", case: int = CASE) -> e.InvitationMade:
    return e.InvitationMade(number, f"code-{number}", case, role, name, world.now + LATER)


def _invitations(world: World) -> str:
    """One that is good; the other states that a link can be in are made with it."""
    made = tuple(_invitation(world, number, name=name) for number, name in enumerate(("Gus", "Hana", "Ivo"), 21))
    world.decides(NORA, *made, e.InvitationRevoked(22), _invitation(world, 24, "loved_one"))
    world.decides(NORA, e.VettingNoted(CASE, 26, "Cleo", "uses", "words"), e.VettingNoted(CASE, 27, "Rob", "other"))
    return "code-21"


def _bad_codes(world: World) -> tuple[Heard, ...]:
    return (Command("start", "nonsense"), Command("start", "code-22"), Command("start", "code-24"))


def _preparing(world: World) -> Moment:
    for chat, name in ((ANA, "Ana"), (BEN, "Ben"), (CLEO, "Cleo"), (DANI, "Dani"), (EVA, "Eva")):
        world.decides(NORA, _invitation(world, 100 + chat, name=name))
        who = world.joins(
            chat,
            f"code-{100 + chat}",
            e.NameGiven(name),
            e.ZoneChosen("Europe/Madrid"),
            e.RelationTold(CASE, "sibling"),
        )
        if chat != CLEO:
            with world.view(NORA) as view:
                care = first_care(view, CASE, who)
            world.decides(NORA, e.JoinApproved(CASE, who), *care)
    world.decides(NORA, e.JoinRefused(CASE, world.person(EVA).id))
    world.decides(DANI, e.AgeTold(CASE, True), e.AlertRaised(31, CASE, "minor", "amber", world.person(DANI).id))
    _far_along(world)
    sights = world.time_passes(days=8)
    walks: dict[int, tuple[Heard, ...]] = dict.fromkeys((NORA, ANA, BEN, CLEO, DANI, EVA), HOME)
    return Moment(
        "preparing",
        {
            **walks,
            ANA: (*HOME, Tap(">about_specialist")),
            BEN: (*HOME, TELLS, Tap(f">one_boundary:{CASE}-60"), *_entries("boundary", "reviewed"), *NOT_SEEN),
            NORA: (*HOME, *_entries("contradictions", "ready", "seen_check_ins", "approach"), *TALKS),
        },
        tuple(sights),
    )


def _far_along(world: World) -> None:
    """Ben has read, written, decided and told a lot; what he told raises a flag and alerts."""
    ben, last = world.person(BEN).id, modules()[-1]
    world.decides(BEN, e.LanguageChosen("es"), *(e.ModulePassed(lesson, 3) for lesson in modules() if lesson != last))
    parts = letter().parts
    world.decides(
        BEN,
        *(
            e.LetterPartWritten(CASE, part.id, 40 + n, "I love you, and I miss you. " * 12)
            for n, part in enumerate(parts)
        ),
        e.LetterPartWritten(CASE, parts[0].id, 49, "You are a liar and you ruined my life."),
        e.LetterEntryCut(CASE, 49),
        e.LetterPartWritten(CASE, parts[3].id, 48, "You never listen to anybody."),
        e.LetterShared(CASE),
        e.BoundaryWritten(CASE, 60, _boundary("say no, and eat with you"), True),
        e.BoundaryWritten(CASE, 61, _boundary("take the naloxone away"), False),
        e.InformationGiven(CASE, "substances", "known", ["alcohol", "opioids"], "saw"),
        e.InformationGiven(CASE, "weapons", "known", "yes", "saw", "in the garage"),
        e.InformationGiven(CASE, "has_children", "known", "yes", "saw"),
        e.RedFlagRaised(CASE, "weapons"),
        e.RedFlagRaised(CASE, "withdrawal"),
        e.CheckInOpened(71, CASE, ben, "family_checkin", world.now),
    )
    scales = [one.id for one in question_set("family_checkin").questions if one.kind == "scale"]
    world.decides(BEN, *(e.CheckInAnswered(71, question, 8) for question in scales), e.CheckInFinished(71))
    for number, kind, level in ((32, "used_again", "red"), (33, "despair", "amber"), (34, "flag_weapons", "red")):
        world.decides(BEN, e.AlertRaised(number, CASE, kind, level, ben))
    world.decides(
        NORA,
        e.ApproachChosen(CASE, "craft", "There seemed to be time."),
        e.ApproachChosen(CASE, "johnson", "There is less time than we thought."),
        e.Snoozed(CASE, f"join-{CASE}-{world.person(CLEO).id}", world.now + timedelta(days=30)),
        e.AlertAcknowledged(33),
        *(
            e.ReviewNoted(CASE, ben, 64 + n, "letter", parts[n].id, kind, "1", "words", "before")
            for n, kind in enumerate(("comment", "suggest", "again"))
        ),
    )
    world.decides(DANI, e.InformationGiven(CASE, "weapons", "known", "no", "guess"))
    _talks(world, ben)


def _talks(world: World, ben: int) -> None:
    """Ben and Nora talk; Dani would like to."""
    world.decides(BEN, *(e.TalkSaid(CASE, 300, number, "I was so scared that night.") for number in (301, 302, 303)))
    world.decides(
        NORA, e.TalkReplied(CASE, 300, ben, 304, "Thank you for telling me."), e.TalkNoted(CASE, 300, 305, "Call him."),
        e.ReplySaved(310, "Call me at five."),
    )  # fmt: skip
    world.decides(BEN, e.TalkSaid(CASE, 300, 306, "One more thing."))
    world.decides(DANI, e.TalkAsked(CASE, 320))


def _boundary(i_will: str) -> dict[str, str]:
    """All its lines, sure enough to be committed."""
    said = {"category": boundary_page().categories[0].id, "day": "2026-12-01", "scale": "8"}
    return {
        field.id: i_will if field.id == "i_will" else said.get(field.kind, "words") for field in boundary_page().fields
    }


# --- the meeting -----------------------------------------------------------------------------------------------------
def _meeting_is_set(world: World) -> Moment:
    at = world.now + timedelta(days=10)
    words = {"en": "We meet on Saturday.", "es": "Nos vemos el sábado."}
    world.decides(
        NORA, e.MeetingSet(CASE, at, "Oak Street 5"), e.PhaseReached(CASE, "scheduled"),
        e.RehearsalSet(CASE, 85, 1, world.now + timedelta(days=5), "Oak Street 5"),
        e.NoticeSent(80, CASE, "note", words), e.NoticeSent(81, CASE, "logistics", words),
        e.NoticeSent(82, CASE, "note", words, mode="at"),
        e.Promise("notice:82", "notice", world.person(NORA).id, world.now + timedelta(days=1), None, {"notice": 82}),
    )  # fmt: skip
    world.decides(BEN, e.NoticeAnswered(81, CASE, "yes"))
    world.decides(NORA, *_tasks(world), *_plan(world))
    world.decides(DANI, e.NoticeAnswered(81, CASE, "talk"))
    health = (("daily_sedating", "no"), ("seizures", "no"), ("overdoses", 2))
    world.decides(ANA, *(e.InformationGiven(CASE, question, "known", value, "told") for question, value in health))
    notices = (Tap(">notice:80"), Tap(">notice:81"))
    return Moment(
        "the meeting is set",
        {
            NORA: (
                *HOME,
                Tap(">notice_status:81"),
                Tap(">notice_status:82"),
                *_entries("broadcast", "checklist", "plan", "options", "script", "take_along"),
            ),
            ANA: (*HOME, TELLS, *_entries("group_rehearsal", "my_tasks", "meeting", "found_out"), *notices),
            BEN: (*HOME, *notices),
        },
    )


def _tasks(world: World) -> Iterator[e.Effect]:
    """One of Ana's is due and one is done, with the reminders that giving them promised."""
    ana = world.person(ANA).id
    yield from (e.TaskAssigned(CASE, "bed", ana), e.TaskAssigned(CASE, "insurance", ana))
    yield from (e.TaskTicked(CASE, "insurance", True), e.TaskTicked(CASE, "safety", True))
    with world.view(NORA) as view:
        case = view.case(CASE)
        assert case.meeting_at is not None
        yield from reminders(view, case, case.meeting_at)


def _plan(world: World) -> Iterator[e.Effect]:
    """Ben drives and answers anger; Eva, who was let go, still stands somewhere; a bed comes too late."""
    ana, ben, eva = (world.person(chat).id for chat in (ANA, BEN, EVA))
    planned: dict[str, dict[str, object]] = {
        "code_word": {"words": "lighthouse"}, "bag": {"usual": True}, "driver": {"person": ben}, "companion": {"person": ana},
        "follower": {"person": eva}, "arrival": {"people": [ben, ana]}, "speaking": {"people": [ben, ana]},
        "bed": {"day": "2026-12-24"}, "cost": {"amount": 3500, "currency": "EUR"}, "opening": {"words": "Sit with us."},
        "answer.anger": {"person": ben, "words": "I hear you."}, "answer.denial": {"person": ana},
    }  # fmt: skip
    yield from (e.PlanItemSet(CASE, item, value) for item, value in planned.items())
    asked = {"accredited": "yes", "medication": "no"}
    yield e.TreatmentOptionSaved(CASE, 87, {"name": "Lakeside", "signs": asked, "amount": 0, "day": "2026-12-24"})
    yield e.TreatmentOptionSaved(CASE, 88, {"name": "Hill House", "note": "Ask for Ms Hill."})
    yield e.PlanShown(CASE, True)


def _found_out(world: World) -> Iterator[Moment]:
    """Ana says that Leo guesses; how it goes on is decided, and then none of it has been."""
    before = world.state()
    world.decides(ANA, e.CaseFrozen(CASE))
    yield Moment("found out", {NORA: _entries("frozen", "case"), BEN: _entries("meeting", "found_out")})
    world.put_back(before)


def _the_day(world: World) -> Iterator[Moment]:
    """An hour before: Ana is late, Ben is there and has the word."""
    before = world.state()
    sights = world.time_passes(days=9, hours=23)
    world.decides(ANA, e.DayTold(CASE, "late", 20))
    ben = world.person(BEN).id
    world.decides(NORA, e.ArrivalNoted(CASE, ben, True), e.SpeakerNoted(CASE, ben))
    yield Moment("the day", {NORA: _entries("day_board"), ANA: _entries("on_the_day", "meeting")}, tuple(sights))
    world.put_back(before)


def _the_day_and_after(world: World) -> Iterator[Moment]:
    before = world.state()
    sights = world.time_passes(days=11)
    yield Moment("the day has passed", {NORA: HOME, ANA: (*HOME, Tap(">notice:81"))}, tuple(sights))
    yield from after_a_no(world)
    world.put_back(before)
    world.time_passes(days=11)
    yield from to_the_door(world)
    world.decides(
        NORA, e.OutcomeRecorded(CASE, "yes"), e.PhaseReached(CASE, "aftercare"), _invitation(world, 90, "loved_one")
    )
    yield Moment("a yes", {NORA: HOME, LEO: (Command("start", "code-90"),), BEN: HOME})
    yield aftercare(world)
    world.decides(NORA, e.CaseOpened(OTHER_CASE, "Oak", "Gil", "craft", "ES", "Europe/Madrid"))
    yield Moment("a second case", {NORA: (Command("cases"), Command("console"))})
