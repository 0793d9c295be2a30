"""What a member finds in the menu, with how far they are; ``flows.everyone.menu`` shows it."""

from __future__ import annotations

from content.load import letter as guide
from flows.family import after_menu, first_day, found_out, lessons, my_tasks, shared_lines, told, used_again
from flows.family.answers import asked, is_ahead
from flows.model import Choice, Enter
from flows.talk_label import has_news, talk_label
from flows.text import N, T, Text
from flows.view import Participant, View

AFTER = ("held", "aftercare")
"""The phases in which looking after one another comes before preparing."""


def member_menu(view: View, case_id: int) -> tuple[Choice, ...]:
    """The buttons of one case, what matters most in its phase first. None for somebody who is no member."""
    standing = view.standing(case_id)
    if standing is None or not standing.in_circle:
        return ()
    case, part = str(case_id), view.part(case_id)
    meeting = Choice("meeting", _meeting(view, part), to=Enter("meeting", case))
    preparing = (
        *_reviewed(view, part),
        Choice("learn", _lessons(view, part), to=Enter("learn", case)),
        Choice("letter", _letter(part), to=Enter("letter", case)),
        Choice("information", _information(view, part), to=Enter("information", case)),
        *(() if part.minor else (Choice("boundary", _boundary(part), to=Enter("boundary", case)),)),
        *(() if part.minor else (Choice("rehearse", T("Practice"), to=Enter("rehearse", case)),)),
    )
    talk = Choice("talk", talk_label(view, case_id), to=Enter("talk", case))
    care = Choice("care", T("How are you?"), to=Enter("care", f"case-{case}"))
    happened = used_again.entry(view, case_id)
    first = (talk,) if has_news(view, case_id) else ()
    last = () if first else (talk,)
    if view.case(case_id).phase in AFTER:
        after = Choice("time_after", T("For the time after"), to=Enter("time_after", case))
        hours = first_day.entry(view, case_id)
        shared = shared_lines.entry(view, case_id)
        return (*first, *after_menu.entries(view, case_id), *hours, happened, care, after, *last, *shared, *preparing)
    return (
        *first,
        *after_menu.entries(view, case_id),
        *((meeting,) if view.case(case_id).meeting_at else ()),
        *my_tasks.entry(view, case_id),
        *preparing,
        care,
        *first_day.entry(view, case_id),
        happened,
        *found_out.entry(view, case_id),
        *last,
    )


def _reviewed(view: View, part: Participant) -> tuple[Choice, ...]:
    """What the specialist said about my words; only asked for when there is something that they may have read."""
    if not (part.letter_shared or part.boundaries):
        return ()
    new = sum(one.state == "open" for one in view.reviews(part.case, part.person))
    label = N("{n} new line for you", "{n} new lines for you", n=new)
    return (Choice("reviewed", label, to=Enter("reviewed", str(part.case))),) if new else ()


def _lessons(view: View, part: Participant) -> Text:
    done = len(lessons.passed(view, part.case))
    return T("Lessons: {done} of {all}", done=done, all=len(lessons.ids_for(view, part.case)))


def _information(view: View, part: Participant) -> Text:
    parts = told.sections(view, part.case)
    mine = view.information(part.case, part.person) if part.information else {}
    done = sum(told.next_open(one, mine) is None for one in parts)
    return T("What I know: {done} of {all}", done=done, all=len(parts))


def _letter(part: Participant) -> Text:
    if part.letter_shared:
        return T("My letter: shared")
    return T("My letter: {begun} of {all}", begun=part.letter_parts, all=len(guide().parts))


def _boundary(part: Participant) -> Text:
    if part.boundaries:
        return N("My boundaries: {n} committed", "My boundaries: {n} committed", n=part.boundaries)
    return T("My boundaries")


def _meeting(view: View, part: Participant) -> Text:
    if _waits_for_answer(view, part):
        return T("The meeting: your answer?")
    return T("The meeting: I'll be there") if part.rsvp == "yes" else T("The meeting")


def _waits_for_answer(view: View, part: Participant) -> bool:
    ahead = is_ahead(view.case(part.case), view.now)
    return ahead and part.rsvp is None and asked(view, part.case) is not None
