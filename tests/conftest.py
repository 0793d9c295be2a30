"""What every test may use: PostgreSQL, steady made-up examples, and a word when the browser tests did not run."""

from __future__ import annotations

import os

import hypothesis
import pytest

from tests.browser import HOW, find_chromium
from tests.family import Family

pytest_plugins = ("tests.fresh_postgres", "tests.on_postgres", "tests.flows.safety.reporting")

# The same examples on every run, so that a red test is about the change. HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


LONGEST = (
    "test_every_screen.py", "test_bad_input.py", "test_wall.py", "test_ends.py", "test_story.py", "test_story_on_postgres.py",
    "test_killed_in_a_letter.py", "test_two_workers.py", "test_killed_in_a_broadcast.py",
    "test_deadly_update.py",
)  # fmt: skip
"""Files that begin before all others: one of them at the end would keep one core busy and the other idle."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


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
