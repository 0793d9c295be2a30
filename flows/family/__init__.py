"""The family's side of the chat: joining, lessons, letter, boundary page, meeting, and their own well-being."""

from __future__ import annotations

from collections.abc import Callable

from flows import checklist, escort_reminder, silence
from flows.effects import Effect
from flows.everyone import own_letter
from flows.family import (
    answers,
    boundary,
    boundary_day,
    care,
    craft,
    debrief,
    first_day,
    follow_through,
    found_out,
    group_rehearsal,
    holding,
    information,
    join_member,
    learn,
    letter,
    meeting,
    my_tasks,
    my_watch,
    my_word,
    notice,
    on_the_day,
    rehearse,
    report,
    reviewed,
    shared_lines,
    support,
    time_after,
    used_again,
)
from flows.model import DueCame
from flows.steps import Flow
from flows.view import View

FLOWS: tuple[Flow, ...] = (
    join_member.FLOW, information.FLOW, learn.FLOW, letter.FLOW, boundary.FLOW, boundary.ONE, meeting.FLOW, notice.FLOW, care.FLOW, rehearse.FLOW, support.FLOW, support.ONE, group_rehearsal.FLOW, used_again.FLOW, my_word.FLOW, reviewed.FLOW, shared_lines.FLOW,
    my_tasks.FLOW, found_out.FLOW, on_the_day.FLOW, my_watch.FLOW, debrief.FLOW, holding.FLOW, craft.FLOW,
    first_day.FLOW, report.FLOW, follow_through.FLOW, time_after.FLOW,
)  # fmt: skip
DUE: dict[str, Callable[[View, DueCame], tuple[Effect, ...]]] = {
    answers.REMINDER: answers.remind,
    care.KIND: care.come,
    first_day.KIND: first_day.come,
    silence.AGAIN: silence.second_try,
    silence.SILENT: silence.nobody_answered,
    follow_through.KIND: follow_through.come,
    own_letter.KIND: own_letter.come,
    group_rehearsal.REMINDER: group_rehearsal.remind,
    checklist.REMINDER: checklist.remind,
    escort_reminder.KIND: escort_reminder.came,
    boundary_day.KIND: boundary_day.come,
    debrief.KIND: debrief.come,
    holding.KIND: holding.come,
    craft.KIND: craft.come,
}
