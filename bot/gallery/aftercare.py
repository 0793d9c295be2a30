"""The gallery's loved one after the yes: check-ins, words of their own, a reminder, and what is open for whom."""

from __future__ import annotations

from bot.gallery.cast import ANA, BEN, CASE, HOME, LEO, NORA, Moment
from bot.gallery.world import World
from content.load import question_set
from flows import effects as e
from flows.loved_ones import cadence
from flows.loved_ones.check_in import SHEET
from flows.model import Tap


def aftercare(world: World) -> Moment:
    leo = world.joins(
        LEO, "code-90", e.NameGiven("Leo"), e.CountryChosen("ES"), e.ZoneChosen("Europe/Madrid"),
        e.ConsentGiven("check_ins", 1, CASE), e.ReleaseChosen(CASE, "safe_now", None, True),
        e.ReleaseChosen(CASE, "craving", None, True), e.ReleaseChosen(CASE, "mood", world.person(BEN).id, True),
        e.WordsKept(CASE, 94, "why", "For my daughter"), e.WordsKept(CASE, 95, "call", "Rosa", "+34 600 123 456"),
        e.ReminderSet(CASE, 96, "medicine", "", (1, 2, 3, 4, 5, 6, 7), 510),
    )  # fmt: skip
    questions = question_set(SHEET).questions
    for number, value in ((91, 3), (92, 8)):
        answers = tuple(
            e.CheckInAnswered(number, one.id, value if one.kind == "scale" else "yes" if one.kind == "yes_no" else None)
            for one in questions
        )
        world.decides(LEO, e.CheckInOpened(number, CASE, leo, SHEET, world.now), *answers, e.CheckInFinished(number))
        world.time_passes(hours=20)
    world.decides(LEO, e.AlertRaised(35, CASE, "craving", "amber", leo), e.UseReported(CASE, True))
    world.decides(ANA, e.ReturnBegun(CASE, 97))
    first = cadence.promise(world.now, world.now, CASE, leo, 18, "Europe/Madrid")
    remind = e.Promise(f"reminder:{CASE}:96:", "reminder", leo, world.now, CASE, {"reminder": 96}, zone="Europe/Madrid")
    world.decides(LEO, *((first,) if first else ()), remind)
    sights = world.time_passes(days=9)
    world.decides(LEO, e.CheckInOpened(93, CASE, leo, SHEET, world.now))
    check_ins = (Tap(">check_in:92"), Tap(">check_in:93"), Tap(f">reminders:{CASE}-96"), Tap(f">i_used:{CASE}-told"))
    return Moment(
        "aftercare",
        {
            NORA: (*HOME, Tap(f">invite:{CASE}")),
            LEO: (*HOME, Tap(f">new_lead:{CASE}"), *check_ins),
            ANA: (*HOME, Tap(f">first_day:{CASE}")),
            BEN: HOME,
        },
        tuple(sights),
    )
