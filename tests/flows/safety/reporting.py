"""The report of the detector at the end of a test run that listened."""

from __future__ import annotations

import pytest

from tests.flows.safety.labelled import report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    ran = [
        one for ones in terminalreporter.stats.values() for one in ones if "test_labelled" in getattr(one, "nodeid", "")
    ]
    if not ran:
        return
    terminalreporter.section("the safety layer: alarms / sentences of each label", sep="-")
    for line in report():
        terminalreporter.line(line)
