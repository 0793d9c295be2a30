"""The specialists' own part of the gallery's story: a second one who stands in, and a record of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.gallery.cast import BEN, CASE, LATER, NORA, OLGA, PAUL, Moment
from bot.gallery.world import World
from flows import effects as e
from flows.model import Command, Tap


def backed_up(world: World) -> Iterator[Moment]:
    """Paul is asked, Olga stands in: first with a yes to come, then for alerts, then with all rights."""
    before = world.state()
    for chat, name in ((OLGA, "Olga"), (PAUL, "Paul")):
        world.joins(
            chat, world.invite_specialist(), e.NameGiven(name), e.CountryChosen("ES"), e.ZoneChosen("Europe/Madrid")
        )
    world.decides(NORA, e.InvitationMade(25, "code-25", CASE, "backup", "", world.now + LATER, "alerts"))
    way_in = (Tap(f">backup:{CASE}"),)
    yield Moment("a colleague is asked", {PAUL: (Command("start", "code-25"),), NORA: way_in})
    olga = world.joins(OLGA, "code-25")
    yield Moment("a colleague has said yes", {NORA: way_in})
    world.decides(NORA, e.BackupLetIn(CASE, olga))
    world.decides(OLGA, e.AlertAcknowledged(32))
    stands_in = (Tap(f">stand_in:{CASE}"), Tap(">stand_in"), Tap(">alert:32"), Tap(">alert:34"))
    trouble = tuple(
        Tap(f">trouble:{what}")
        for what in ("lost", "29000000-29000240-3", "29000000-29000240-1", "29000000-29000240-0")
    )
    yield Moment("a backup for alerts", {OLGA: stands_in})
    world.decides(NORA, e.BackupRightsSet(CASE, olga, "all"))
    yield Moment("a backup", {OLGA: (*stands_in[:1], *way_in), NORA: (*way_in, *trouble)})
    world.decides(NORA, e.LeadOffered(CASE, olga, "all", world.now + LATER))
    lead = (Tap(f">hand_over:{CASE}"),)
    yield Moment("the lead is offered", {OLGA: (Tap(f">take_lead:{CASE}"), *way_in), NORA: lead})
    world.decides(OLGA, e.LeadTaken(CASE))
    yield Moment("the lead was taken", {NORA: (*lead, Tap(f">take_lead:{CASE}")), BEN: (Tap(f">new_lead:{CASE}"),)})
    world.put_back(before)


def own_record(world: World) -> Moment:
    """Nora's record: something of most kinds, one that ends soon, documents, declarations, a profile."""
    soon, past = (
        (world.now + timedelta(days=40)).date().isoformat(),
        (world.now - timedelta(days=400)).date().isoformat(),
    )
    pdf = b"%PDF-1.4 made up"
    world.decides(
        NORA,
        e.RecordKept(201, "licence", {"title": "Counselling", "from": "Board", "number": "A-1", "until": soon}),
        e.RecordKept(202, "course", {"title": "Talks", "day": past, "hours": "12", "domain": "mi", "from": "College"}),
        e.RecordKept(203, "certification", {"title": "Old one", "from": "Board", "until": past}),
        e.RecordKept(204, "intervention", {"role": "led", "day": past}),
        e.RecordKept(205, "declaration", {"what": "ethics", "version": "1", "day": past}),
        e.RecordKept(206, "requirement", {"title": "Insurance", "counts": "paper", "until": soon}),
        e.RecordKept(207, "requirement", {"title": "Talks", "counts": "course", "number": "20", "years": "2", "by": soon}),
        e.RecordShown(201, True), e.RecordShown(203, True), e.AboutMeWritten("Fifteen years with families."),
        e.RequirementSet("training_ethics", 8),
        e.DocumentGiven(201, 211, "a", "licence.pdf"), e.DocumentGiven(201, 212, "b", "other.pdf"),
    )  # fmt: skip
    world.fetches(211, pdf)
    begins = tuple(
        Tap(f">{flow}")
        for flow in ("record_entries:201", "record_entries", "record", "requirements", "declarations", "profile")
    )
    return Moment("a record of one's own", {NORA: begins})
