"""The specialist's side of the chat: cases, people, the meeting, messages, alerts."""

from __future__ import annotations

from collections.abc import Callable

from flows import alert_clock, at_the_door, calendar_entry, check_ups, notices
from flows.alerts import CLOCK
from flows.effects import Effect
from flows.model import DueCame
from flows.specialists import (
    afterwards,
    agreed,
    alert,
    approach,
    backup,
    broadcast,
    case,
    case_settings,
    cases,
    check_up,
    checklist,
    console,
    contradictions,
    day_board,
    escorts,
    follow_up,
    frozen,
    hand_over,
    hours,
    invite,
    join_backup,
    join_specialist,
    kept,
    member,
    notice_status,
    nudge,
    open_case,
    options,
    outcome,
    own_record,
    plan,
    plan_meeting,
    read_boundaries,
    read_letter,
    ready,
    red_flags,
    rehearsals,
    review_letter,
    roster,
    script,
    script_ahead,
    seen_check_ins,
    stand_in,
    take_along,
    take_lead,
    thread,
    threads,
    told,
    treatment,
    trouble,
    unlock,
    vetting,
)
from flows.steps import Flow
from flows.view import View

FLOWS: tuple[Flow, ...] = (
    join_specialist.FLOW, console.FLOW, open_case.FLOW, case.FLOW, invite.FLOW, roster.FLOW, member.FLOW,
    read_letter.FLOW, plan_meeting.FLOW, broadcast.FLOW, notice_status.FLOW, outcome.FLOW, alert.FLOW,
    seen_check_ins.FLOW, told.FLOW, rehearsals.FLOW, red_flags.FLOW, read_boundaries.FLOW, review_letter.FLOW, contradictions.FLOW,
    cases.FLOW, ready.FLOW, approach.FLOW, checklist.FLOW, plan.FLOW, options.FLOW, script.FLOW, take_along.FLOW,
    thread.FLOW, threads.FLOW, hours.FLOW, backup.FLOW, join_backup.FLOW, stand_in.FLOW,
    case_settings.FLOW, vetting.FLOW, *own_record.FLOWS, frozen.FLOW, day_board.FLOW, unlock.FLOW,
    agreed.FLOW, treatment.FLOW, escorts.FLOW, trouble.FLOW, afterwards.FLOW,
    follow_up.FLOW, check_up.FLOW, kept.FLOW, hand_over.FLOW, take_lead.FLOW,
)  # fmt: skip
DUE: dict[str, Callable[[View, DueCame], tuple[Effect, ...]]] = {
    nudge.KIND: nudge.come,
    script_ahead.KIND: script_ahead.come,
    notices.KIND: notices.came,
    calendar_entry.KIND: calendar_entry.came,
    at_the_door.KIND: at_the_door.came,
    CLOCK: alert_clock.alert_waits,
    alert_clock.TALK_CLOCK: alert_clock.talk_waits,
    check_ups.KIND: check_ups.come,
    **own_record.DUE,
}
