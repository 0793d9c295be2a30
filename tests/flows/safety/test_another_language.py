"""A further language of the detector is data alone, also one that is written from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.load import listened, safety
from flows.safety.lexicon import language_of
from flows.safety.listen import heard_in_language
from flows.safety.normal import pieces

ELSEWHERE = Path(__file__).parent / "elsewhere"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أخي تناول علبة حبوب كاملة", "overdose"),
        ("ابني لا يَسْتَيْقِظ", "overdose"),  # with vowel points
        ("\u200fابني\u200f تـنـاول حبوب!", "overdose"),  # with direction marks, and stretched
        ("أريد أن أموت", "suicide"),
        ("هي لا تريد أن تموت", None),  # she does not want to
        ("كدت أموت من الضحك", None),  # an idiom
        ("الطقس جميل اليوم", None),
        ("لا. يستيقظ مبكرا", None),  # no pattern crosses the end of a sentence
    ],
)
def test_danger_is_heard_in_arabic(text: str, kind: str | None) -> None:
    arabic = language_of(safety("ar", ELSEWHERE))
    assert heard_in_language(arabic, pieces(text), (arabic,)) == ({(kind, "alarm")} if kind else set())


def test_every_language_with_words_for_danger_is_listened_to() -> None:
    assert listened() == ("en", "es")
