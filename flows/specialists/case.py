"""One case: where it stands, and the ways into everything that belongs to it."""

from __future__ import annotations

from flows.family.on_the_day import is_the_day
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import approaches
from flows.specialists.entry import approved
from flows.specialists.pages import more, on_page
from flows.specialists.red_flags import paused
from flows.specialists.waiting import waiting
from flows.specialists.words import OUTCOMES, PHASES
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, Local, N, T, Text
from flows.view import Case, View
from flows.walls import MAY_JOIN

MORE = 5
"""Entries on a page of what is needed less often."""


def text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    now = waiting(view, case.id)
    return (
        T("<b>{code_name}</b> · {phase}", phase=PHASES[case.phase]),
        T("About {loved_one} · {approach}", approach=approaches.name(case.approach)),
        *who_stands(view, case),
        meeting(case),
        counts(view, case),
        *((T("Held back: somebody says that {loved_one} knows."),) if view.freeze(case.id) else ()),
        *((T("Paused: a red flag is open."),) if paused(view, case.id) else ()),
        Joined((now.light, *now.lines())),
    )


def who_stands(view: View, case: Case) -> tuple[Text, ...]:
    """Lead and backup, when there are two."""
    backup = view.backup(case.id)
    if backup is None or backup.state != "in":
        return ()
    return (T("Lead: {lead} · Backup: {backup}", lead=case.specialist_name, backup=backup.name),)


def meeting(case: Case) -> Text:
    if case.outcome:
        return T("How it went: {outcome}", outcome=OUTCOMES[case.outcome])
    if case.meeting_at is None or case.meeting_place is None:
        return T("No meeting is set yet.")
    return T("Meeting: {when}, {where}", when=Local(case.meeting_at, case.zone), where=case.meeting_place)


def counts(view: View, case: Case) -> Text:
    """How far the circle is, in one line."""
    parts = approved(view, case.id)
    people = N("{n} person in the circle", "{n} people in the circle", n=len(parts))
    shared = sum(part.letter_shared for part in parts)
    coming = sum(part.rsvp == "yes" for part in parts)
    line: list[Text] = [people, N("{n} letter shared", "{n} letters shared", n=shared)]
    if case.meeting_at and case.outcome is None:
        line.append(N("{n} will be there", "{n} will be there", n=coming))
    return Joined(tuple(line))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    number = place.data["case"]
    now = waiting(view, number)
    alerts = N("Read {n} alert", "Read {n} alerts", n=now.red + now.amber)
    first = _first(view, view.case(number))
    return (
        *first,
        *((Choice("alerts", alerts, to=Enter("alert", f"case-{case}")),) if now.red or now.amber else ()),
        Choice("roster", T("The circle"), to=Enter("roster", case)),
        *(() if first else (Choice("invite", T("Invite"), to=Enter("invite", case)),)),
        Choice("meeting", T("The meeting"), to=Enter("plan_meeting", case)),
        Choice("write", T("Write to the circle"), to=Enter("broadcast", case)),
        Choice("more", T("More ›"), to=more_opened),
    )


def _first(view: View, case: Case) -> tuple[Choice, ...]:
    """What comes before all else, and instead of inviting: a case that is held back, or the day itself."""
    if view.freeze(case.id):
        return (Choice("frozen", T("How do we go on?"), to=Enter("frozen", str(case.id))),)
    if is_the_day(case, view.now) and case.outcome is None:
        return (Choice("day", T("The day"), to=Enter("day_board", str(case.id))),)
    return _to_the_door(case) if case.admitted_at is None and case.phase != "closed" else ()


def _to_the_door(case: Case) -> tuple[Choice, ...]:
    """After a yes, until the door of treatment is reached."""
    door = Choice("door", T("Never alone: until the door"), to=Enter("treatment", str(case.id)))
    return (door,) if case.outcome in MAY_JOIN else ()


def more_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    notices = view.notices(place.data["case"])
    answers = tuple(
        Choice("answers", T("Answers to my last message"), to=Enter("notice_status", str(notice.id)))
        for notice in notices[:1]
    )
    entries = (
        Choice("ready", T("Ready?"), to=Enter("ready", case)),
        Choice("plan", T("The plan"), to=Enter("plan", case)),
        Choice("flags", T("Red flags"), to=Enter("red_flags", case)),
        Choice("rehearsals", T("Rehearsals"), to=Enter("rehearsals", case)),
        Choice("outcome", T("How the meeting went"), to=Enter("outcome", case)),
        *_afterwards(view.case(int(case))),
        Choice("told", T("What the family knows"), to=Enter("told", case)),
        Choice("seen", T("Check-ins"), to=Enter("seen_check_ins", case)),
        *answers,
        Choice("follow_up", T("The follow-up plan"), to=Enter("follow_up", case)),
        Choice("approach", T("The approach"), to=Enter("approach", case)),
        Choice("against", T("Contradictions"), to=Enter("contradictions", case)),
        Choice("alerts", T("All alerts"), to=Enter("alert", f"case-{case}")),
        Choice("settings", T("Settings of the case"), to=Enter("case_settings", case)),
        Choice("day", T("The day"), to=Enter("day_board", case)),
        *((Choice("invite", T("Invite"), to=Enter("invite", case)),) if _first(view, view.case(int(case))) else ()),
    )
    return (*on_page(entries, place, MORE), *more(entries, place, MORE))


def _afterwards(case: Case) -> tuple[Choice, ...]:
    """How everybody is after it; and once they have arrived, the last day and what was settled."""
    everybody = Choice("after", T("How everybody is"), to=Enter("afterwards", str(case.id)))
    opened = case.outcome in MAY_JOIN and case.admitted_at is not None
    door = (Choice("door", T("Treatment"), to=Enter("treatment", str(case.id))),) if opened else ()
    return (*((everybody,) if case.outcome_at is not None else ()), *door)


@leads_to("more")
def more_opened(view: View, place: Place) -> Turn:
    return Turn("more", data={"page": 0})


FLOW = Flow(
    "case",
    opens=leaders,
    steps=(
        Choose("case", text, choices, leads=(
            "more", Enter("frozen"), Enter("day_board"), Enter("treatment"), Enter("alert"), Enter("roster"), Enter("invite"), Enter("plan_meeting"), Enter("broadcast"),
        )),
        Choose("more", T("<b>{code_name}</b>: what else?"), more_choices, leads=(
            Enter("ready"), Enter("day_board"), Enter("treatment"), Enter("afterwards"), Enter("invite"), Enter("plan"), Enter("approach"), Enter("rehearsals"), Enter("told"), Enter("contradictions"), Enter("red_flags"), Enter("outcome"), Enter("seen_check_ins"), Enter("alert"), Enter("notice_status"), Enter("case_settings"), Enter("follow_up"),
        )),
    ),
)  # fmt: skip
