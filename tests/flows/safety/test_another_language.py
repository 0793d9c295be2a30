"""A further language of the detector is data alone, also one that is written from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import learning
from content.load import listened, safety
from flows.safety import listen
from flows.safety.lexicon import all_languages, language_of
from flows.safety.listen import TAUGHT, HeardDanger, heard_in, heard_in_language
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
    assert heard_in_language(arabic, pieces(text), (arabic,)) == ({(kind, "alarm", 0)} if kind else set())


def test_the_model_calls_off_nothing_in_a_language_that_it_was_not_taught(monkeypatch: pytest.MonkeyPatch) -> None:
    arabic = language_of(safety("ar", ELSEWHERE), "ar")
    monkeypatch.setattr(listen, "all_languages", lambda: (*all_languages(), arabic))
    assert heard_in("أخي تناول علبة حبوب كاملة") == HeardDanger("overdose", "alarm")
    assert heard_in("الطقس جميل اليوم") is None
    assert heard_in("He overdosed and is not breathing") == HeardDanger("overdose", "alarm")
    sentences = Path(learning.__file__).parent / "sentences"
    assert {path.name.split(".")[1] for path in sentences.glob("danger.*")} == TAUGHT


def test_every_language_with_words_for_danger_is_listened_to() -> None:
    assert listened() == ("en", "es")
