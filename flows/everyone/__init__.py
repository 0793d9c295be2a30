"""Conversations that are open to everyone: the menu, help now, the talk with a specialist, settings, one's own data."""

from flows.everyone import (
    about_specialist,
    after_plan,
    decoy,
    erasing,
    lock,
    menu,
    new_lead,
    not_seen,
    overdose,
    own_data,
    own_letter,
    pin,
    receipts,
    settings,
    sos,
    talk,
    them,
)
from flows.everyone import help as help_
from flows.steps import Flow

FLOWS: tuple[Flow, ...] = (
    menu.FLOW, sos.FLOW, settings.SETTINGS, settings.LANGUAGE, own_data.PRIVACY, own_data.MYDATA, own_data.HIDE,
    erasing.FLOW, receipts.FLOW, them.FLOW, lock.FLOW, decoy.FLOW, pin.FLOW, help_.FLOW, talk.FLOW, not_seen.FLOW, about_specialist.FLOW,
    overdose.FLOW, own_letter.FLOW, own_letter.ONE, after_plan.FLOW, new_lead.FLOW,
)  # fmt: skip
