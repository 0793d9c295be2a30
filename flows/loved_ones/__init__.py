"""Conversations of the loved one, who joins after saying yes."""

from flows.loved_ones import check_in, collected, hard_moment, join_loved_one, sharing
from flows.steps import Flow

FLOWS: tuple[Flow, ...] = (join_loved_one.FLOW, check_in.FLOW, hard_moment.FLOW, sharing.FLOW, collected.FLOW)
DUE = {"check_in": check_in.came}
