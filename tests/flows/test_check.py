"""Each way in which a flow can be wrong on paper is named; ours are right."""

from __future__ import annotations

import pytest

from flows.check import main, problems
from flows.model import END, Choice, Enter
from flows.steps import Choose, Flow, anyone
from flows.text import T


def flow(*choices: Choice, **more: object) -> dict[str, Flow]:
    steps = (Choose("first", T("Hello"), choices), Choose("second", T("Well"), (Choice("end", T("End"), to=END),)))
    return {"hello": Flow("hello", steps, anyone, **more)}  # type: ignore[arg-type]


ON = Choice("on", T("Go on"), to="second")


def test_our_flows_have_no_problems():
    assert main() == 0


def test_a_whole_flow_has_no_problems():
    assert problems(flow(ON), {"hello": ("hello",)}) == []


@pytest.mark.parametrize(
    ("flows", "problem"),
    [
        (flow(Choice("end", T("End"), to=END)), "hello: second: no step leads there"),
        (flow(ON, Choice("x", T("X"), to="third")), "hello: first: leads to third, which is no step"),
        (flow(ON, Choice("x", T("X"), to=Enter("bye"))), "hello: first: opens bye, which is no flow"),
        (flow(ON, moved={"old": "older"}), "hello: old: moved to older, which is no step"),
        (flow(*[ON] * 9), "hello: first: 9 buttons, at most 8"),
        (
            flow(Choice("on", T("A label that is longer than thirty"), to="second")),
            "hello: first: the label “A label that is longer than thirty” has 34 characters, at most 30",
        ),
    ],
)
def test_a_broken_flow_is_named(flows, problem):
    assert problems(flows, {}) == [problem]


def test_a_command_that_opens_nothing_is_named():
    assert problems(flow(ON), {"bye": ("bye",)}) == ["/bye opens bye, which is no flow"]
