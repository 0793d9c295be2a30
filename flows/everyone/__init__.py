"""Conversations that are open to everyone: the menu, help now, settings, one's own data."""

from flows.everyone import help as help_
from flows.everyone import menu, own_data, settings, sos
from flows.steps import Flow

FLOWS: tuple[Flow, ...] = (
    menu.FLOW, sos.FLOW, settings.SETTINGS, settings.LANGUAGE, own_data.PRIVACY, own_data.MYDATA, own_data.HIDE,
    own_data.FORGET, help_.FLOW,
)  # fmt: skip
