"""The benchmarks run: each is tried with a handful, so that none is found broken on the day it is asked for."""

from __future__ import annotations

import pytest
from click import Command
from click.testing import CliRunner

from bench import broadcast, desk, turn

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("command", "few", "says"),
    [
        (desk.main, ("--rounds", "1", "--cases", "6"), "next page"),
        (broadcast.main, ("--rounds", "1", "--people", "30"), "written down"),
        (turn.main, ("--updates", "40", "--people", "16"), "of processor time an update"),
    ],
)
def test_a_benchmark_runs(command: Command, few: tuple[str, ...], says: str) -> None:
    ran = CliRunner().invoke(command, few)
    assert ran.exit_code == 0, ran.output
    assert says in ran.output
