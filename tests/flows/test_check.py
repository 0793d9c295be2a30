"""The check of the flows, on a small set that is whole, and on the same set with one thing broken at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows import check
from flows.engine import Engine
from flows.model import END, Choice, Enter, Place, Turn
from flows.said_in_code import Named, named
from flows.sources_in_code import source_problems
from flows.steps import Ask, Choose, Flow, Step, anyone, leads_to, short_words
from flows.text import T

SPANISH = {"es": {"Yes, save it": ("Sí, guárdalo",)}}
CODE = (Named("care.py:1", "promise", ("care",)), Named("menu.py:2", "enter", ("name",)))


@leads_to(END)
def saved(view: Any, place: Place) -> Turn:
    return Turn(END)


def nowhere_said(view: Any, place: Place) -> Turn:
    return Turn(END)


def came(view: Any, heard: Any) -> tuple[()]:
    return ()


ASK = Ask("name", T("What is the name?"), save_as="name", to="sure", check=short_words(10))
SURE = Choose(
    "sure", T("Is it {name}?"), (Choice("yes", T("Yes, save it"), to=saved), Choice("no", T("No"), to="name"))
)
MENU = Flow("menu", (Choose("menu", T("Menu"), (Choice("name", T("Name"), to=Enter("name")),)),), anyone)
NAME = Flow("name", (ASK, SURE), anyone)


def of(*steps: Step, **more: Any) -> Flow:
    return Flow("name", steps, anyone, **more)


def found(
    flow: Flow = NAME,
    commands: dict[str, tuple[str, ...]] | None = None,
    listed: tuple[str, ...] = ("menu", "cancel"),
    code: tuple[Named, ...] = CODE,
    translations: check.Translations = SPANISH,
) -> list[str]:
    flows = {one.name: one for one in (MENU, flow)}
    engine = Engine(flows, commands or {"menu": ("menu",)}, due={"care": came})
    return check.problems(engine, listed, code, translations)


def sure(*choices: Choice, text: Any = SURE.text) -> Flow:
    """The flow with other buttons on its last step."""
    return of(ASK, replace(SURE, text=text, choices=(*choices, Choice("no", T("No"), to="name"))))


def test_flows_that_hang_together_have_no_problems() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("flow", "problem"),
    [
        (of(ASK, SURE, replace(SURE, name="lost")), "name.lost: no step leads here"),
        (of(ASK, SURE, SURE), "name: two steps are called 'sure'"),
        (of(ASK, SURE, moved={"old": "gone"}), "name: 'old' has moved to 'gone', but the first is still there or the"),
        (
            of(ASK, replace(SURE, name="sure"), moved={"sure": "name"}),
            "name: 'sure' has moved to 'name', but the first",
        ),
        (of(replace(ASK, name="Näme"), SURE), "name: 'Näme' is no name"),
        (of(ASK, replace(SURE, leads=("gone",))), "name.sure: leads to 'gone', which is no step of this flow"),
        (of(ASK, replace(SURE, leads=(Enter("gone"),))), "name.sure: leads to the flow 'gone', which does not exist"),
        (of(ASK, replace(SURE, choices=()), bare=True), "name.sure: leads nowhere, and a bare flow has no menu button"),
        (sure(Choice("yes", T("Yes"), to="gone")), "name.sure: leads to 'gone', which is no step of this flow"),
        (
            sure(Choice("yes", T("Yes"), to=nowhere_said)),
            "name.sure: the function of 'yes' does not say where it leads",
        ),
        (sure(Choice("no", T("Yes"), to=END)), "name.sure: two buttons are called 'no'"),
        (sure(Choice("sí", T("Yes"), to=END)), "name.sure: the button 'sí' is not short ASCII"),
        (sure(Choice("yes", T("Yes"), to=END, argument="1" * 50)), "name.sure: the button 'yes:1111"),
        (
            sure(Choice("yes", T("Yes, and this label is too long"), to=END)),
            "name.sure: the label “Yes, and this label",
        ),
        (sure(*(Choice(f"y{n}", T("Yes"), to=END) for n in range(8))), "name.sure: 9 buttons"),
        (sure(Choice("yes", T("Yes"), to=END), text=T("word " * 181)), "name.sure: the text has 905 characters"),
    ],
)
def test_each_break_in_a_flow_is_named(flow: Flow, problem: str) -> None:
    assert [one[: len(problem)] for one in found(flow)][:1] == [problem]


@pytest.mark.parametrize(
    ("named_in_code", "problem"),
    [
        (Named("a.py:1", "enter", ("gone",)), "a.py:1: the flow 'gone' does not exist"),
        (Named("a.py:1", "choice", ("Yes!",)), "a.py:1: the button's id 'Yes!' is no name"),
        (Named("a.py:1", "promise", ("gone",)), "a.py:1: nobody keeps a promise of the kind 'gone'"),
        (Named("a.py:1", "turn", ("sure", "name")), "a.py:1: leads to sure, which its leads_to does not say"),
        (Named("a.py:1", "label", ("{n} of the people in the whole circle",)), "a.py:1: the label “{n} of the people"),
        (Named("a.py:1", "label", ("One", "Many people in the whole circle")), "a.py:1: the label “Many people in"),
    ],
)
def test_each_break_in_what_the_code_names_is_told_with_its_line(named_in_code: Named, problem: str) -> None:
    assert [one[: len(problem)] for one in found(code=(*CODE, named_in_code))] == [problem]


def test_a_label_that_is_too_long_in_spanish_only_is_found() -> None:
    spanish = {"es": {"Yes, save it": ("Sí, guárdalo para la próxima vez",)}}
    assert found(translations=spanish) == [
        "name.sure: the label “Sí, guárdalo para la próxima vez” has more than 30 characters"
    ]


def test_values_and_tags_do_not_count_as_letters_of_a_label() -> None:
    label = T("<b>{somebody_with_a_long_name}</b>")
    assert found(sure(Choice("yes", label, to=END))) == []


def test_a_command_that_opens_nothing_and_one_that_nothing_answers_are_found() -> None:
    assert found(commands={"menu": ("menu", "gone")}, listed=("menu", "letter")) == [
        "/menu opens the flow 'gone', which does not exist",
        "/letter is told to people, but nothing answers it",
    ]


def test_a_due_thing_that_nobody_promises_is_found() -> None:
    assert found(code=CODE[1:]) == ["due 'care': nobody promises it"]


def test_a_flows_name_that_does_not_fit_a_button_in_a_push_is_found() -> None:
    flow = replace(NAME, name="a_name_that_is_long_here_x")
    assert found(flow, code=(*CODE[:1], Named("a.py:1", "enter", (flow.name,)))) == [
        "menu.menu: leads to the flow 'name', which does not exist",
        "a_name_that_is_long_here_x: 'a_name_that_is_long_here_x' is no name (lower case, digits, _, at most 24)",
        "a.py:1: the flow's name 'a_name_that_is_long_here_x' is too long for a button in a push",
    ]


def test_the_source_is_read_for_buttons_entries_promises_and_turns(tmp_path: Path) -> None:
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "care.py").write_text(
        'Choice("a", T("One") if few else N("{n} more", "{n} more of them", n=2), to=Enter("sos"))\n'
        'Promise(key, "care", person, at)\n'
        '@leads_to("one", Enter("sos"))\n'
        'def f(view, place):\n    return Turn("two" if few else Enter("menu"))\n'
    )
    assert {(one.kind, one.names) for one in named(tmp_path)} == {
        ("choice", ("a",)), ("label", ("One",)), ("label", ("{n} more", "{n} more of them")), ("enter", ("sos",)),
        ("promise", ("care",)), ("turn", ("two", "one", "[sos]")), ("turn", ("[menu]", "one", "[sos]")),
        ("enter", ("menu",)),
    }  # fmt: skip


def test_the_flows_as_they_are_have_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main() == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("beside", "problem"),
    [
        ("", "2: “Give naloxone and stay, whatever comes in the meantime.” needs '# Source: id' beside it"),
        ("# Source: who-overdose, sky", "2: sources.yaml has no sky"),
        ("# Source: who-overdose", None),
        ("# Source: no claim", None),
    ],
)
def test_a_clinical_sentence_in_the_code_names_its_source(tmp_path: Path, beside: str, problem: str | None) -> None:
    (tmp_path / "content").symlink_to(Path(__file__).parents[2] / "content")
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows/care.py").write_text(f"{beside}\nT('Give naloxone and stay, whatever comes in the meantime.')")
    assert list(source_problems(tmp_path)) == ([f"flows/care.py:{problem}"] if problem else [])
