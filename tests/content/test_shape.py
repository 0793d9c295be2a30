"""What a file holds is fitted into its shape, or refused with the place of what does not fit."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

import pytest

from content.schema import LANGUAGES, Language, Line, QuestionSet, Source, Texts, ToldQuestion
from content.shape import Misfit, fit

BOTH = {"en": "Hello", "es": "Hola"}
SHEET = {"id": "a", "version": 1, "sources": [], "intro": BOTH, "thanks": BOTH, "questions": []}
QUESTION = {"id": "q", "ask": BOTH, "label": BOTH, "kind": "scale"}


def test_what_fits_is_frozen_and_has_what_was_left_out() -> None:
    sheet = fit(QuestionSet, {**SHEET, "questions": [QUESTION]})
    assert (sheet.sources, sheet.questions[0].choices, sheet.questions[0].low) == ((), (), None)
    with pytest.raises(AttributeError):
        sheet.version = 2
    told = fit(ToldQuestion, {**QUESTION, "flags": {"money": ["1+"]}})
    assert (told.source, told.flags) == (True, {"money": ("1+",)})


def test_one_of_two_ways_to_write_it_is_enough() -> None:
    assert fit(Source, {"name": "A book", "certainty": "S"}).name == "A book"
    assert fit(Source, {"name": BOTH, "certainty": "S"}).name == BOTH
    line = {"purpose": "drugs", "name": BOTH, "number": "1", "certainty": "H", "verified_on": date(2026, 1, 1)}
    assert fit(Line, line).verified_on == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("wanted", "found", "why"),
    [
        (QuestionSet, {**SHEET, "version": "1"}, "Expected `int`, got `str` - at `$.version`"),
        (QuestionSet, {**SHEET, "version": True}, "Expected `int`, got `bool` - at `$.version`"),
        (QuestionSet, {**SHEET, "odd": 1}, "unknown field `odd`"),
        (QuestionSet, {**SHEET, "questions": None}, "Expected `array`, got `null` - at `$.questions`"),
        (QuestionSet, {**SHEET, "questions": [{**QUESTION, "kind": "x"}]}, "Invalid enum value 'x' - at `$.questions[0].kind`"),
        (QuestionSet, {**SHEET, "questions": ["q"]}, "Expected `object`, got `str` - at `$.questions[0]`"),
        (QuestionSet, {key: one for key, one in SHEET.items() if key != "sources"}, "missing required field `sources`"),
        (tuple[Texts, ...], [BOTH, {"en": "Hello"}], "Expected `object` of length >= 2 - at `$[1]`"),
        (tuple[Texts, ...], [BOTH, {"en": "Hello", "es": " "}], "at `$[1][...]`"),
        (tuple[Texts, ...], [{**BOTH, "xx": "Hello"}], "Invalid enum value 'xx'"),
        (ToldQuestion, {**QUESTION, "flags": {"money": "1+"}}, "Expected `array`, got `str`"),
        (Source, {"name": 5, "certainty": "S"}, "at `$.name`"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_by_its_place(wanted: Any, found: Any, why: str) -> None:
    with pytest.raises(Misfit, match=re.escape(why)):
        fit(wanted, found)


def test_every_language_that_we_speak_is_asked_for() -> None:
    assert get_args(Language) == LANGUAGES
