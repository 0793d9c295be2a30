"""Every flow, assembled into the one engine."""

from __future__ import annotations

from flows import everyone, family, loved_ones, specialists
from flows.alert_clock import FOR_OTHERS
from flows.engine import Engine
from flows.everyone.help import COMMANDS_OF
from flows.everyone.start import start, stranger
from flows.family.letter import letter_edit
from flows.safety.answer import danger

ALL = (*everyone.FLOWS, *family.FLOWS, *specialists.FLOWS, *loved_ones.FLOWS)
FLOWS = {flow.name: flow for flow in ALL}

COMMANDS: dict[str, tuple[str, ...]] = {
    "menu": ("menu",),
    "learn": ("learn",),
    "letter": ("letter",),
    "boundaries": ("boundary",),
    "rehearse": ("rehearse",),
    "plan": ("meeting", "plan"),
    "checkin": ("check_in", "care"),
    "sos": ("sos",),
    "hide": ("hide",),
    "settings": ("settings",),
    "language": ("language",),
    "mydata": ("mydata",),
    "forget": ("forget",),
    "help": ("help",),
    "console": ("console",),
    "cases": ("cases",),
    "broadcast": ("broadcast",),
}

ENGINE = Engine(
    FLOWS,
    COMMANDS,
    due={**family.DUE, **specialists.DUE, **loved_ones.DUE},
    for_others=FOR_OTHERS,
    stranger=stranger,
    start=start,
    danger=danger,
    edits=letter_edit,
)

__all__ = ["COMMANDS", "COMMANDS_OF", "ENGINE", "FLOWS"]
