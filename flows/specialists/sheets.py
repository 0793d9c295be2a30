"""Check-in sheets of ``content/questions`` as a specialist reads them: a question's name, and an answer in words."""

from __future__ import annotations

from collections.abc import Iterable

from content.load import question_set
from content.schema import Question
from flows.text import Fact, Said, T, Text


def in_order(sheet: str, answered: Iterable[str]) -> list[str]:
    """Answered questions in the sheet's order; those that it no longer has come last."""
    asked = [one.id for one in question_set(sheet).questions]
    return sorted(answered, key=lambda question: asked.index(question) if question in asked else len(asked))


def label(sheet: str, question: str) -> Text:
    found = _find(sheet, question)
    return Said(found.label) if found else T("An earlier question")


def answer(sheet: str, question: str, fact: Fact) -> Text:
    """A choice by its own words; typed words and numbers as they are."""
    if fact.value is None:
        return T("skipped")
    if isinstance(fact.value, bool) or fact.value in ("yes", "no"):
        return T("yes") if fact.value in (True, "yes") else T("no")
    found = _find(sheet, question)
    option = next((one for one in found.choices if one.id == fact.value), None) if found else None
    return Said(option.text) if option else fact


def _find(sheet: str, question: str) -> Question | None:
    return next((one for one in question_set(sheet).questions if one.id == question), None)
