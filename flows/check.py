"""Check that the flows hang together: ``python -m flows.check``.

1. Every step is reached from its flow's first one, and leads only to steps and flows that exist.
2. No two steps of a flow and no two buttons of a step are named alike; a button's data fits Telegram's 64 bytes.
3. Labels have at most 30 characters in every language, a step at most 8 buttons (beside "Hide"), and texts that stand written stay inside a phone's screen.
4. Commands, due things and entries in pushes lead to flows that exist; every promise has somebody who keeps it.
5. Clinical sentences name their source (``flows.sources_in_code``).

Only what is written down can be checked here. What screens look like with people on them, ``tests/test_every_screen``
checks by walking through them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from babel.messages.pofile import read_po

from flows.engine import Engine
from flows.model import END, Choice, Enter
from flows.said_in_code import Named, named
from flows.sources_in_code import source_problems
from flows.steps import Flow, Step, targets
from flows.text import N, T, Text

MAX_LABEL = 30
MAX_TEXT = 900
"""A screen that is longer is two; Telegram itself takes 4096."""
MAX_BUTTONS = 8
MAX_DATA = 64
LONGEST_SERIAL = 10
LONGEST_ARGUMENT = 37
"""Two ids of 18 digits and what stands between them."""
THE_ENGINES_OWN = ("start", "cancel")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,23}")
_PLACEHOLDER_OR_TAG = re.compile(r"\{[^}]*\}|</?[a-z][^>]*>")

Translations = Mapping[str, Mapping[str, tuple[str, ...]]]
"""For each language, each English sentence's forms; a sentence that has none yet is not there."""


def problems(engine: Engine, listed: Iterable[str], code: Iterable[Named], translations: Translations) -> list[str]:
    """All that is wrong, one line each. ``listed``: the commands that people are told of."""
    shown = partial(_forms, translations)
    code = tuple(code)
    return [
        *chain.from_iterable(_of_flow(flow, engine.flows, shown) for flow in engine.flows.values()),
        *_of_doors(engine, listed),
        *_of_code(code, engine),
        *_of_labels(code, shown),
    ]


# --- one flow --------------------------------------------------------------------------------------------------------
def _of_flow(flow: Flow, flows: Mapping[str, Flow], shown: Shown) -> Iterator[str]:
    names = [step.name for step in flow.steps]
    for name in (flow.name, *names):
        if not _NAME.fullmatch(name):
            yield f"{flow.name}: {name!r} is no name (lower case, digits, _, at most 24)"
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{flow.name}: two steps are called {name!r}"
    for old, new in flow.moved.items():
        if old in names or new not in names:
            yield f"{flow.name}: {old!r} has moved to {new!r}, but the first is still there or the second is not"
    for step in flow.steps:
        for problem in chain(_of_targets(flow, step, flows), _of_buttons(step), _of_words(step, shown)):
            yield f"{flow.name}.{step.name}: {problem}"
    for name in sorted(set(names) - _reached(flow)):
        yield f"{flow.name}.{name}: no step leads here"


def _of_targets(flow: Flow, step: Step, flows: Mapping[str, Flow]) -> Iterator[str]:
    steps = {one.name for one in flow.steps} | {END}
    for choice in _written(step):
        if callable(choice.to) and not hasattr(choice.to, "leads"):
            yield f"the function of {choice.key!r} does not say where it leads (leads_to)"
    for target in _targets(step):
        if isinstance(target, Enter) and target.flow not in flows:
            yield f"leads to the flow {target.flow!r}, which does not exist"
        elif isinstance(target, str) and target not in steps:
            yield f"leads to {target!r}, which is no step of this flow"
    if flow.bare and not _targets(step) and not callable(step.choices):
        yield "leads nowhere, and a bare flow has no menu button"


def _targets(step: Step) -> tuple[str | Enter, ...]:
    return (*step.leads, *chain.from_iterable(targets(choice.to) for choice in _written(step)))


def _written(step: Step) -> tuple[Choice, ...]:
    """The buttons that stand written; those of a function exist only when somebody is there."""
    return () if callable(step.choices) else step.choices


def _reached(flow: Flow) -> set[str]:
    """The steps that can be reached from the first one."""
    found, ahead = set(), [flow.steps[0].name]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            here = (step for step in flow.steps if step.name == name)
            ahead += [target for step in here for target in _targets(step) if isinstance(target, str)]
    return found


def _of_buttons(step: Step) -> Iterator[str]:
    keys = [choice.key for choice in _written(step)]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"two buttons are called {key!r}"
    for key in keys:
        if not key.isascii() or LONGEST_SERIAL + 1 + len(key) > MAX_DATA:
            yield f"the button {key!r} is not short ASCII, so Telegram would not carry it"
    if len(keys) > MAX_BUTTONS:
        yield f"{len(keys)} buttons, and with the ways out at most {MAX_BUTTONS} fit a phone"


def _of_words(step: Step, shown: Shown) -> Iterator[str]:
    if not callable(step.text):
        lines = step.text if isinstance(step.text, tuple) else (step.text,)
        longest = sum(max(map(len, shown(line)), default=0) for line in lines)
        if longest > MAX_TEXT:
            yield f"the text has {longest} characters; more than {MAX_TEXT} are two screens"
    for choice in _written(step):
        for label in shown(choice.label):
            if len(_bare(label)) > MAX_LABEL:
                yield f"the label “{label}” has more than {MAX_LABEL} characters"


# --- what leads in from outside --------------------------------------------------------------------------------------
def _of_doors(engine: Engine, listed: Iterable[str]) -> Iterator[str]:
    for command, names in engine.commands.items():
        for name in names:
            if name not in engine.flows:
                yield f"/{command} opens the flow {name!r}, which does not exist"
    for command in sorted(set(listed) - engine.commands.keys() - set(THE_ENGINES_OWN)):
        yield f"/{command} is told to people, but nothing answers it"


def _of_code(code: Iterable[Named], engine: Engine) -> Iterator[str]:
    promised = set()
    for one in code:
        name = one.names[0]
        if one.kind == "enter" and name not in engine.flows:
            yield f"{one.where}: the flow {name!r} does not exist"
        if one.kind == "enter" and len(f">{name}:") + LONGEST_ARGUMENT > MAX_DATA:
            yield f"{one.where}: the flow's name {name!r} is too long for a button in a push"
        if one.kind == "choice" and not (name in "<^~@!" or _NAME.fullmatch(name)):
            yield f"{one.where}: the button's id {name!r} is no name (lower case, digits, _, at most 24)"
        if one.kind == "turn" and name not in one.names[1:]:
            yield f"{one.where}: leads to {name}, which its leads_to does not say"
        if one.kind == "promise":
            promised.add(name)
            if name not in engine.due:
                yield f"{one.where}: nobody keeps a promise of the kind {name!r}"
    for name in sorted(engine.due.keys() - promised):
        yield f"due {name!r}: nobody promises it"


def _of_labels(code: Iterable[Named], shown: Shown) -> Iterator[str]:
    """Labels in the code of functions; their values are not known here, so only the words around them count."""
    for one in code:
        if one.kind == "label":
            for label in shown(one.names):
                if len(_bare(label)) > MAX_LABEL:
                    yield f"{one.where}: the label “{label}” has more than {MAX_LABEL} characters"


# --- words in every language -----------------------------------------------------------------------------------------
Shown = Callable[[Text | tuple[str, ...]], tuple[str, ...]]
"""A text, or its English forms, in every language that has it; what is known only at run time is nothing here."""


def _forms(translations: Translations, text: Text | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(text, T):
        text = (text.message, text.plural) if isinstance(text, N) else (text.message,)
    if not isinstance(text, tuple):
        return tuple(getattr(text, "languages", {}).values())
    return (*text, *chain.from_iterable(one.get(text[0], ()) for one in translations.values()))


def _bare(label: str) -> str:
    return _PLACEHOLDER_OR_TAG.sub("", label)


def translations(root: Path) -> Translations:
    """What the catalogues under ``root`` hold."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted(root.glob("locales/*/LC_MESSAGES/hearthside.po")):
        language = path.parent.parent.name
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
        for message in catalogue:
            english = message.id if isinstance(message.id, str) else message.id[0]
            forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            if english:
                found.setdefault(language, {})[english] = tuple(form for form in forms if form)
    return found


def main() -> int:
    from flows.registry import COMMANDS_OF, ENGINE

    root = Path(__file__).parents[1]
    listed = {command for commands in COMMANDS_OF.values() for command, _ in commands}
    found = problems(ENGINE, listed, named(root), translations(root)) + list(source_problems(root))
    print(*found, sep="\n", end="\n" if found else "")
    steps = sum(len(flow.steps) for flow in ENGINE.flows.values())
    whole = f"flows: {len(ENGINE.flows)} flows, {steps} steps, all connected"
    print(f"flows: problems: {len(found)}" if found else whole)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
