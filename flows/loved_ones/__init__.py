"""Conversations of the loved one, who joins after saying yes."""

from flows.loved_ones import (
    check_in,
    collected,
    hard_moment,
    i_used,
    join_loved_one,
    my_course,
    my_things,
    my_words,
    reminder_time,
    reminders,
    sharing,
    that_day,
    wave,
)
from flows.steps import Flow

FLOWS: tuple[Flow, ...] = (
    join_loved_one.FLOW, check_in.FLOW, hard_moment.FLOW, wave.FLOW, i_used.FLOW, sharing.FLOW, collected.FLOW,
    my_things.FLOW, my_words.FLOW, my_course.FLOW, reminders.FLOW, that_day.FLOW,
)  # fmt: skip
DUE = {
    "check_in": check_in.came,
    wave.KIND: wave.came,
    reminder_time.KIND: reminders.came,
    that_day.KIND: that_day.came,
}
