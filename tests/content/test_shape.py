"""What a file holds is fitted into its shape, or refused with the place of what does not fit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from content.schema import Line, QuestionSet, Source, Texts, ToldQuestion
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
    ("wanted", "found", "at", "why"),
    [
        (QuestionSet, {**SHEET, "version": "1"}, "version", "must be a int"),
        (QuestionSet, {**SHEET, "version": True}, "version", "must be a int"),
        (QuestionSet, {**SHEET, "odd": 1}, "odd", "is not known here"),
        (QuestionSet, {**SHEET, "questions": None}, "questions", "must be a list"),
        (QuestionSet, {**SHEET, "questions": [{**QUESTION, "kind": "x"}]}, "questions.0.kind", "must be one of"),
        (QuestionSet, {**SHEET, "questions": ["q"]}, "questions.0", "must have named fields"),
        (QuestionSet, {key: one for key, one in SHEET.items() if key != "sources"}, "sources", "is missing"),
        (tuple[Texts, ...], [BOTH, {"en": "Hello", "es": " "}], "1", "has no text in es"),
        (ToldQuestion, {**QUESTION, "flags": {"money": "1+"}}, "flags.money", "must be a list"),
        (Source, {"name": 5, "certainty": "S"}, "name", "must have named fields"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_by_its_place(wanted: Any, found: Any, at: str, why: str) -> None:
    with pytest.raises(Misfit, match=why) as misfit:
        fit(wanted, found)
    assert misfit.value.at == at
