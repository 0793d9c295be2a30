"""Walk every flow on paper: ``python -m flows.check``.

Every target exists, every step can be reached from the first, every command opens something, and buttons that stand in
the code fit Telegram. Buttons that a function makes are declared by ``leads`` and seen in the tests of dialogues.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from flows.model import END, Choice, Enter
from flows.registry import COMMANDS, FLOWS
from flows.steps import Flow, Step, targets
from flows.text import T

BUTTONS = 8
LABEL = 30


def problems(flows: Mapping[str, Flow], commands: Mapping[str, tuple[str, ...]]) -> list[str]:
    """One line each: flow, step, problem."""
    found = [f"{flow.name}: {problem}" for flow in flows.values() for problem in _of_flow(flow, flows)]
    named = ((command, name) for command, names in commands.items() for name in names)
    return found + [f"/{command} opens {name}, which is no flow" for command, name in named if name not in flows]


def _of_flow(flow: Flow, flows: Mapping[str, Flow]) -> Iterator[str]:
    names = [step.name for step in flow.steps]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        yield f"{twice}: there twice"
    for old, new in flow.moved.items():
        if new not in names:
            yield f"{old}: moved to {new}, which is no step"
    for step in flow.steps:
        for target in _leads(step):
            if isinstance(target, Enter) and target.flow not in flows:
                yield f"{step.name}: opens {target.flow}, which is no flow"
            if isinstance(target, str) and target not in (END, *names):
                yield f"{step.name}: leads to {target}, which is no step"
        yield from (f"{step.name}: {problem}" for problem in _of_buttons(_static(step)))
    for lost in sorted(set(names) - _reached(flow)):
        yield f"{lost}: no step leads there"


def _of_buttons(choices: tuple[Choice, ...]) -> Iterator[str]:
    if len(choices) > BUTTONS:
        yield f"{len(choices)} buttons, at most {BUTTONS}"
    for choice in choices:
        if type(choice.label) is T and len(choice.label.message) > LABEL:
            yield f"the label “{choice.label.message}” has {len(choice.label.message)} characters, at most {LABEL}"


def _reached(flow: Flow) -> set[str]:
    steps = {step.name: step for step in flow.steps}
    reached, ahead = set[str](), [flow.steps[0].name]
    while ahead:
        name = ahead.pop()
        if name in steps and name not in reached:
            reached.add(name)
            ahead += [target for target in _leads(steps[name]) if isinstance(target, str)]
    return reached


def _leads(step: Step) -> tuple[str | Enter, ...]:
    made = () if isinstance(step.choices, tuple) else getattr(step.choices, "leads", ())
    return (*step.leads, *made, *(target for choice in _static(step) for target in targets(choice.to)))


def _static(step: Step) -> tuple[Choice, ...]:
    return step.choices if isinstance(step.choices, tuple) else ()


def main() -> int:
    found = problems(FLOWS, COMMANDS)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"flows: problems: {len(found)}" if found else "flows: every step is reached and every target is known")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
