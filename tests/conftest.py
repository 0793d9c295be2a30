"""What every test may use: PostgreSQL, steady made-up examples, and a word when the browser tests did not run."""

from __future__ import annotations

import os

import hypothesis
import pytest

from tests.browser import HOW, find_chromium
from tests.family import Family

pytest_plugins = ("tests.postgres", "tests.on_postgres", "tests.flows.safety.reporting")

# The same examples on every run, so that a red test is about the change. HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-transcripts", action="store_true", help="write tests/transcripts/ anew, to read the difference"
    )


@pytest.fixture
def family() -> Family:
    return Family()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if find_chromium() is None:
        terminalreporter.section("Chromium is not here, so the browser tests were skipped", sep="-")
        terminalreporter.line(f"To run them: {HOW}")
