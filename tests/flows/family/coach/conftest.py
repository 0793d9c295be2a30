"""Prints how well the coach did, in the terminal summary."""

from __future__ import annotations

import pytest

from tests.flows.family.coach.labelled import REPORT


@pytest.hookimpl
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in REPORT:
        terminalreporter.line(line)
