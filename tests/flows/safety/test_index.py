"""The index leaves out only patterns that cannot be in a text."""

from __future__ import annotations

import pytest

from content.load import languages
from flows.safety.lexicon import all_languages
from flows.safety.normal import pieces
from tests.flows.safety.labelled import labelled


@pytest.mark.parametrize("written_in", languages())
def test_every_pattern_that_is_in_a_sentence_is_possible_there(written_in: str) -> None:
    for language in all_languages():
        for _, sentence in labelled(written_in, "tuned"):
            signs = language.vocabulary.encode(pieces(sentence)).signs
            for index in (language.dangers, language.around):
                said = {pattern.source for _, pattern in index.entries if pattern.regex.search(signs)}
                assert said <= {pattern.source for _, pattern in index.possible(set(signs))}


def test_words_mean_the_same_when_they_are_met_again() -> None:
    for language in all_languages():
        for _, sentence in labelled("en", "tuned"):
            assert language.vocabulary.encode(pieces(sentence)) == language.vocabulary.encode(pieces(sentence))
