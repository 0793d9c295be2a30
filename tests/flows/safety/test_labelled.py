"""What the detector was promised to hear, on sentences that it was not tuned on. The numbers stand at the end of the run."""

from __future__ import annotations

from collections import Counter

import pytest

from content.load import languages
from flows.safety.listen import KINDS, alarm_in
from tests.flows.safety.labelled import HARMLESS, PARTS, labelled, letter_alarms, right_kind, share, tallies

RECALL = {"tuned": 0.98, "reported": 0.95}
FALSE_ALARMS = {"tuned": 0.01, "reported": 0.03}
RIGHT_KIND = 0.9
"""Of the alarms: the first step on the card is for that danger."""
AMONG_OTHERS = 0.9
"""Dangers that are heard in a text of 27 sentences."""
IN_LETTERS = 0.08
"""Of the messages of letters that tell of emergencies: more would teach families to tap alarms away."""


@pytest.mark.parametrize("part", ["tuned", "reported"])
@pytest.mark.parametrize("language", languages())
def test_danger_is_heard_and_the_harmless_is_left_alone(language: str, part: str) -> None:
    counted = tallies(language, part)
    assert share(counted, KINDS) >= RECALL[part]
    assert share(counted, HARMLESS) <= FALSE_ALARMS[part]
    assert right_kind(counted) >= RIGHT_KIND


@pytest.mark.parametrize("language", languages())
def test_a_letter_that_tells_of_what_is_over_is_seldom_interrupted(language: str) -> None:
    interrupted, messages, _, _ = letter_alarms(language)
    assert messages > 100
    assert interrupted / messages <= IN_LETTERS


@pytest.mark.parametrize("language", languages())
def test_a_danger_is_heard_behind_small_words_and_among_many_other_sentences(language: str) -> None:
    behind = ("Please. Ay. Por favor. ", " We had lunch." if language == "en" else " Comimos en casa.")
    dangers = [words for label, words in labelled(language, "reported") if label in KINDS]
    heard = [alarm_in(f"{behind[0]}{words}.{behind[1] * 23}") is not None for words in dangers]
    assert sum(heard) / len(heard) >= AMONG_OTHERS


@pytest.mark.parametrize("language", languages())
def test_the_labelled_set_is_large_and_no_sentence_stands_in_two_parts(language: str) -> None:
    sentences = [one for part in PARTS for one in labelled(language, part)]
    counted = Counter(label for part in ("tuned", "reported") for label, _ in labelled(language, part))
    assert sum(counted[label] for label in KINDS) >= 300
    assert sum(counted[label] for label in HARMLESS) >= 400
    assert {label for label, _ in sentences} == {*KINDS, *HARMLESS}
    assert [text for text, times in Counter(text for _, text in sentences).items() if times > 1] == []
