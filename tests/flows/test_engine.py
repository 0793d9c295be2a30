"""The engine's own promises, on flows made for the test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from flows.effects import NameGiven, Toast
from flows.engine import Engine
from flows.model import (
    END,
    Choice,
    Command,
    Edited,
    Enter,
    Frame,
    Heard,
    Outcome,
    Place,
    Shared,
    Tap,
    Turn,
    Words,
)
from flows.steps import Ask, Choose, Collect, Flow, anyone, leads_to, short_words
from flows.text import Fact, T
from flows.view import Me, NotYours


@dataclass
class Viewer:
    """The little that the engine itself asks a view."""

    me: Me = Me(7, "en")


@leads_to(END)
def kept(view: Any, place: Place) -> Turn:
    return Turn(END, (NameGiven(place.data["name"]),), note=T("Saved."))


def each(view: Any, place: Place, words: Words) -> Turn:
    return Turn(data={"count": place.data.get("count", 0) + 1})


def gone(view: Any, place: Place) -> Turn:
    raise NotYours("gone")


FLOWS = {
    "menu": Flow("menu", (Choose("menu", T("Menu"), (Choice("name", T("Name"), to=Enter("name")),)),), anyone),
    "name": Flow(
        "name",
        (
            Ask("name", T("What is the name?"), save_as="name", to="sure", check=short_words(10)),
            Choose("sure", T("Is it {name}?"), (Choice("yes", T("Yes"), to=kept), Choice("no", T("No"), to="name"))),
        ),
        anyone,
        resumes=True,
    ),
    "pages": Flow(
        "pages",
        (Collect("pages", T("Page {count}"), each=each, choices=(Choice("gone", T("Gone"), to=gone),)),),
        anyone,
    ),
    "sos": Flow("sos", (Choose("sos", T("Call for help"), ()),), anyone),
    "closed": Flow("closed", (Choose("closed", T("Secret"), ()),), lambda view, argument: None),
}


def danger(view: Any, text: str) -> Turn | None:
    return Turn(Enter("sos")) if "help me" in text else None


ENGINE = Engine(FLOWS, {"sos": ("sos",), "name": ("closed", "name"), "closed": ("closed",)}, danger=danger)
START = Place((Frame("menu", "menu"),), serial=4)


def hear(place: Place, *heard: Heard) -> Outcome:
    outcome = Outcome(place)
    for one in heard:
        outcome = ENGINE.hear(Viewer(), outcome.place, one)  # type: ignore[arg-type]
    return outcome


def at(outcome: Outcome) -> list[str]:
    return [f"{frame.flow}.{frame.step}" for frame in outcome.place.frames]


def note(outcome: Outcome) -> str:
    assert outcome.show is not None and outcome.show.note is not None
    assert isinstance(outcome.show.note, T)
    return outcome.show.note.message


def labels(place: Place) -> list[str]:
    screen = ENGINE.screen(Viewer(), place)  # type: ignore[arg-type]
    return [choice.label.message for choice in screen.choices if isinstance(choice.label, T)]


def test_a_flow_is_pushed_played_and_left_with_its_effect() -> None:
    assert at(hear(START, Tap("4.name"))) == ["menu.menu", "name.name"]
    asked = hear(START, Tap("4.name"), Words("Ana"))
    assert at(asked) == ["menu.menu", "name.sure"]
    done = hear(asked.place, Tap("4.yes"))
    assert at(done) == ["menu.menu"]
    assert done.effects == (NameGiven("Ana"),)
    assert note(done) == "Saved."


def test_a_command_in_the_middle_comes_back_to_the_very_step() -> None:
    middle = hear(START, Tap("4.name"), Words("Ana"), Command("sos"))
    assert at(middle) == ["menu.menu", "name.sure", "sos.sos"]
    back = hear(middle.place, Tap("4.<"))
    assert at(back) == ["menu.menu", "name.sure"]
    assert back.place.data["name"] == "Ana"


def test_an_interrupted_flow_is_resumed_and_never_stacked_twice() -> None:
    middle = hear(START, Tap("4.name"), Words("Ana"), Command("sos"))
    again = hear(middle.place, Command("name"))
    assert at(again) == ["menu.menu", "sos.sos", "name.sure"]


@pytest.mark.parametrize("data", ["3.name", "4.nonsense", "", ".", "4.", "99999999999999999999.name", "x" * 64])
def test_a_stale_or_forged_tap_changes_nothing_and_is_told_kindly(data: str) -> None:
    outcome = hear(START, Tap(data))
    assert outcome.place == START
    assert [type(effect) for effect in outcome.effects] == [Toast]
    assert outcome.show is not None and outcome.show.fresh


@pytest.mark.parametrize("data", [">closed", ">closed:1", ">nowhere", ">"])
def test_an_entry_that_is_not_open_leads_nowhere(data: str) -> None:
    assert hear(START, Tap(data)).place == START


def test_a_choice_of_another_step_cannot_be_forged() -> None:
    asked = hear(START, Tap("4.name"))
    assert hear(asked.place, Tap("4.yes")).place == asked.place


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        (Words("word"), "Here the buttons work best. Tap one of them, please."),
        (Shared("photo"), "I can't keep pictures or files here. Could you write what matters in it?"),
        (Shared("voice"), "I can't listen or watch here. Could you write it in your own words?"),
        (Command("nonsense"), "I don't know that command. /help shows what I can do."),
        (Command("cancel"), "There is nothing to cancel. Here is your menu."),
    ],
)
def test_what_a_step_does_not_take_is_answered_and_the_place_kept(heard: Heard, said: str) -> None:
    outcome = hear(START, heard)
    assert (outcome.place, note(outcome)) == (START, said)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_message_is_asked_for_again(text: str) -> None:
    asked = hear(START, Tap("4.name"))
    outcome = hear(asked.place, Words(text))
    assert outcome.place == asked.place
    assert note(outcome) == "I did not get any words. Could you write it again?"


def test_an_answer_that_is_too_long_is_said_so_and_asked_again() -> None:
    asked = hear(START, Tap("4.name"))
    outcome = hear(asked.place, Words("a" * 4096))
    assert outcome.place == asked.place
    assert note(outcome).startswith("That is a little long for here. Could you say it in {limit} letters or fewer?")


def test_an_edit_of_an_old_message_is_answered() -> None:
    assert note(hear(START, Edited("x", 1))).startswith("I saw that you changed an earlier message.")


def test_a_cry_for_help_is_answered_first_and_the_text_is_kept() -> None:
    outcome = hear(START, Tap("4.name"), Words("help me"))
    assert at(outcome) == ["menu.menu", "name.sure", "sos.sos"]
    assert outcome.place.frames[1].data["name"] == "help me"


def test_several_messages_are_collected_at_one_step() -> None:
    place = START.pushed(Frame("pages", "pages", {"count": 0}))
    outcome = hear(place, Words("one"), Words("two"), Words("three"))
    assert at(outcome) == ["menu.menu", "pages.pages"]
    assert outcome.place.data["count"] == 3


def test_what_is_no_longer_open_leads_to_the_menu() -> None:
    place = START.pushed(Frame("pages", "pages", {"count": 0}))
    outcome = hear(place, Tap("4.gone"))
    assert at(outcome) == ["menu.menu"]
    assert note(outcome) == "That is no longer open. Here is your menu."


def test_a_place_of_a_flow_or_step_that_is_gone_is_not_lost() -> None:
    for place in (START.pushed(Frame("retired", "x")), START.pushed(Frame("name", "retired"))):
        assert labels(place)


def test_back_and_menu_are_always_there_but_on_the_menu_itself() -> None:
    assert labels(START) == ["Name"]
    assert labels(hear(START, Tap("4.name")).place) == ["‹ Back", "Menu", "SOS"]


def test_typed_words_are_bound_as_facts_of_their_author() -> None:
    place = hear(START, Tap("4.name"), Words("Ana")).place
    text = ENGINE.screen(Viewer(), place).text[0]  # type: ignore[arg-type]
    assert isinstance(text, T)
    assert text.values["name"] == Fact("own", 7, "Ana")


def test_going_back_and_forth_does_not_grow_the_trail() -> None:
    outcome = hear(START, Tap("4.name"))
    for _ in range(50):
        outcome = hear(outcome.place, Words("Ana"), Tap("4.no"))
    assert len(outcome.place.top.trail) <= 1
