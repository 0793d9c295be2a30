"""Rules are passed over by the letters that they can begin with; what is found is what trying each of them everywhere finds."""

from __future__ import annotations

import pytest

from flows.family.coach.heads import heads
from flows.family.coach.pattern import listening
from flows.family.coach.plain import plain
from tests.flows.family.coach.labelled import sentences


@pytest.mark.parametrize(("pattern", "begins"), [
    ("you(?:re)? never", {"you n", "youre"}),
    ("(?:mi|tu) m[aá]", {"mi ma", "mi má", "tu ma", "tu má"}),
    (r"\bask(?=s) ?\w+", {"ask", "ask "}),
    (r"(?:[\w-]+ )?late", {"", "late"}),
    ("a+b", {"a", "ab"}),
    ("(?<!x)ho{2,3}", {"ho", "hoo"}),
])  # fmt: skip
def test_a_pattern_tells_how_its_matches_begin(pattern: str, begins: set[str]) -> None:
    told = heads(pattern)
    assert all(any(begin.startswith(head) for head in told) for begin in begins)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_rule_is_passed_over_that_would_have_found_something(language: str) -> None:
    rules = listening(language)
    for one in sentences(f"{language}.tuned"):
        text = plain(one.words)
        everywhere = {(rule.flag, at) for rule in rules.rules for at in _found_anywhere(rule.phrase, text.text)}
        possible = {(rule.flag, at) for rule, at in rules.possible(text, 0, len(text.text))}
        assert everywhere <= possible


def _found_anywhere(phrase, text):
    return [at for at in range(len(text)) if phrase.match(text, at)]
